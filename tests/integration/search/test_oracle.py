"""Every count of an answer agrees with a count by hand, whatever the filters."""

import os
import random
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opensearchpy import OpenSearch

from shared.domain.annotations import STATUSES
from shared.search.names import IndexNames
from tests.integration.search.conftest import api_over, indexed
from tests.integration.search.documents import Happening, Told, documents
from tests.integration.search.oracle import (
    EVENT_FACETS,
    FACETS,
    Question,
    article_values,
    event_values,
    facet_counts,
    fitting_events,
    listed,
    matches,
    months,
)

pytestmark = pytest.mark.integration

CASES = 5000 if os.environ.get("PROVE") else 200
CORPORA = 8
LEADERS = ("xi-jinping", "vladimir-putin", "emmanuel-macron", "narendra-modi", "joe-biden")
OFFICIALS = ("jane-doe", "max-roe")
COUNTRIES = ("CHN", "RUS", "FRA", "IND", "USA", "IRN")
TYPES = ("consult", "consult/visit", "consult/meeting", "aid", "aid/military", "protest/riot")
SOURCES = ("Example Wire", "Other Wire", '-Odd: (source)* "x"', None)
DAYS = tuple(f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 15, 28))
VALUES = {
    "leader": LEADERS + OFFICIALS,
    "country": COUNTRIES,
    "event": TYPES,
    "status": STATUSES,
    "source": ("Example Wire", "Other Wire"),
    "language": ("en", "fr"),
    "office": ("president", "minister"),
    "kind": ("leader", "official"),
}


def _some(rng: random.Random, values: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(rng.sample(values, rng.randint(0, min(most, len(values)))))


def _corpus(seed: int) -> list[Told]:
    """Small vocabularies, so that everything occurs together in every way."""
    rng = random.Random(seed)

    def happening() -> Happening:
        return Happening(
            rng.choice(TYPES),
            rng.choice(STATUSES[:4]),
            rng.choice((*DAYS, None)),
            _some(rng, LEADERS, 3),
            _some(rng, COUNTRIES, 3),
        )

    return [
        Told(
            f"{seed}-{number}",
            published=rng.choice((*DAYS, f"{rng.choice(DAYS)}T23:30:00-08:00", None)),
            source=rng.choice(SOURCES),
            language=rng.choice(("en", "en", "fr", None)),
            leaders=_some(rng, LEADERS, 3),
            officials=_some(rng, OFFICIALS, 1),
            office=rng.choice(("President", "Minister", None)),
            countries=_some(rng, COUNTRIES, 4),
            events=tuple(happening() for _ in range(rng.randint(0, 4))),
        )
        for number in range(rng.choice((1, 12, 60, 150)))
    ]


type Corpus = tuple[list[Told], TestClient]
type Corpora = Callable[[int], Corpus]


@pytest.fixture(scope="module")
def corpora(writer: OpenSearch, opensearch_url: str) -> Iterator[Corpora]:
    made: dict[int, Corpus] = {}
    names: list[IndexNames] = []

    def corpus(seed: int) -> Corpus:
        if seed not in made:
            told = _corpus(seed)
            names.append(indexed(writer, documents(told)))
            made[seed] = (told, api_over(opensearch_url, names[-1]))
        return made[seed]

    yield corpus
    for name in names:
        writer.indices.delete(index=name.generation(1))


def _values(facet: str) -> st.SearchStrategy[tuple[str, ...]]:
    signed = st.tuples(st.sampled_from(("", "", "-")), st.sampled_from(VALUES[facet]))
    return st.lists(signed.map("".join), max_size=3, unique=True).map(tuple)


_DAY = st.none() | st.sampled_from(DAYS)
_RANGE = st.tuples(_DAY, _DAY).filter(lambda days: not (days[0] and days[1]) or days[0] <= days[1])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    facets = draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True))
    published, dated = draw(_RANGE), draw(_RANGE if draw(st.booleans()) else st.just((None, None)))
    return Question(
        values={facet: draw(_values(facet)) for facet in facets},
        match=draw(st.sampled_from(("any", "all"))),
        same_event=draw(st.booleans()),
        date_from=published[0],
        date_to=published[1],
        event_date_from=dated[0],
        event_date_to=dated[1],
    )


_SETTINGS = settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(seed=st.integers(1, CORPORA), question=questions(), size=st.sampled_from((1, 3, 20)))
@_SETTINGS
def test_page_counts_as_by_hand(corpora: Corpora, seed: int, question: Question, size: int) -> None:
    corpus, api = corpora(seed)
    unknown = _not_there(corpus, question)
    answer = api.get(
        "/articles", params={**question.parameters(), "limit": 100, "facet_size": size}
    )
    if unknown:
        assert answer.status_code == 422
        assert {error["parameter"] for error in answer.json()["errors"]} == unknown
        return
    assert answer.status_code == 200, answer.text
    page = answer.json()
    expected = [told.id for told in corpus if matches(question, told)]
    assert page["total"] == {"value": len(expected), "relation": "eq"}
    assert len(page["articles"]) == min(100, len(expected))
    assert {article["id"] for article in page["articles"]} <= set(expected)
    buckets, undated = months(question, corpus)
    timeline = page["timeline"]
    assert {b["start"]: b["count"] for b in timeline["buckets"]} == buckets
    assert timeline["undated"] == undated
    for facet in FACETS:
        counts = facet_counts(question, corpus, facet)
        shown, other = listed(counts, size, question.included(facet))
        given_facet = page["facets"][facet]
        assert {v["id"]: v["count"] for v in given_facet["values"]} == shown, facet
        assert given_facet["other"] == other, facet
        assert given_facet["error_bound"] == 0, facet
        selected = {v["id"] for v in given_facet["values"] if v["selected"]}
        assert selected == question.included(facet)


@given(
    seed=st.integers(1, CORPORA),
    question=questions(),
    between=st.tuples(st.sampled_from(FACETS[:5]), st.sampled_from(FACETS[:5])),
)
@settings(_SETTINGS, max_examples=CASES // 4)
def test_network_counts_as_by_hand(
    corpora: Corpora, seed: int, question: Question, between: tuple[str, str]
) -> None:
    corpus, api = corpora(seed)
    if _not_there(corpus, question):
        return
    asked = {**question.parameters(), "between": ",".join(between), "facet_size": 50}
    answer = api.get("/network", params=asked)
    assert answer.status_code == 200, answer.text
    network, found = answer.json(), [told for told in corpus if matches(question, told)]
    assert network["articles"] == len(found)
    counts = {(edge["source"], edge["target"]): edge["count"] for edge in network["edges"]}
    assert counts == _pairs(question, found, between)


def _pairs(question: Question, found: list[Told], between: tuple[str, str]) -> dict[object, int]:
    first, second = between
    counts: dict[object, int] = {}
    for told in found:
        for pair in {
            (one, other)
            for left, right in _scopes(question, told, between)
            for one in left
            for other in right
            if first != second or one < other
        }:
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def _scopes(
    question: Question, told: Told, between: tuple[str, str]
) -> list[tuple[set[str], set[str]]]:
    """Where two values must meet: in an event that fits, if both are an event's, else anywhere."""
    events = fitting_events(question, told, None)

    def anywhere(facet: str) -> set[str]:
        if question.same_event and facet in EVENT_FACETS:
            return {value for event in events for value in event_values(event, facet)}
        return article_values(told, facet)

    if question.same_event and all(facet in EVENT_FACETS for facet in between):
        return [(event_values(e, between[0]), event_values(e, between[1])) for e in events]
    return [(anywhere(between[0]), anywhere(between[1]))]


@given(seed=st.integers(1, CORPORA), question=questions(), split=st.sampled_from(FACETS[:5]))
@settings(_SETTINGS, max_examples=CASES // 4)
def test_split_timeline_counts_as_by_hand(
    corpora: Corpora, seed: int, question: Question, split: str
) -> None:
    corpus, api = corpora(seed)
    if _not_there(corpus, question):
        return
    asked = {**question.parameters(), "split": split, "facet_size": 50}
    answer = api.get("/timeline", params=asked).json()
    found = [told for told in corpus if matches(question, told)]
    for series in answer["series"]:
        having = [
            told
            for told in found
            if series["id"]
            in {v for left, _ in _scopes(question, told, (split, split)) for v in left}
        ]
        assert series["count"] == len(having)
        buckets, undated = months(Question(), having)
        assert {b["start"]: b["count"] for b in series["buckets"]} == buckets
        assert series["undated"] == undated
    scopes = [scope for told in found for scope in _scopes(question, told, (split, split))]
    values = {value for left, _ in scopes for value in left}
    assert {series["id"] for series in answer["series"]} == values


def _not_there(corpus: list[Told], question: Question) -> set[str]:
    """Facets of open vocabularies of which a value asked for occurs nowhere."""
    return {
        facet
        for facet in ("source", "language", "leader")
        for value in question.included(facet) | question.excluded(facet)
        if not any(value in article_values(told, facet) for told in corpus) and value not in LEADERS
    }
