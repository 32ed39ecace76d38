"""Networks, timelines and values with a prefix agree with a count by hand."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.search.conftest import Corpora
from tests.integration.search.documents import ArticleSpec
from tests.integration.search.oracle.oracle import (
    EVENT_FACETS,
    ROLES,
    OracleRequest,
    article_values,
    event_values,
    facet_counts,
    fitting_events,
    matches,
    months,
)
from tests.integration.search.oracle.random_articles import (
    CASES,
    CORPORA,
    COUNTRIES,
    LEADERS,
    OFFICIALS,
    SETTINGS,
    absent_facets,
    oracle_requests,
)

pytestmark = pytest.mark.integration


type Pair = tuple[str, str]

PAIRED = (*EVENT_FACETS, "source")
PLAYERS = {"leader": LEADERS + OFFICIALS, "country": COUNTRIES}


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    between=st.tuples(st.sampled_from(PAIRED), st.sampled_from(PAIRED)),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_network_counts_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, between: tuple[str, str]
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    asked = {**search_request.parameters(), "between": ",".join(between), "facet_size": 50}
    answer = api.get("/network", params=asked)
    assert answer.status_code == 200, answer.text
    if not set(between).isdisjoint(ROLES):
        search_request = replace(search_request, same_event=True)
    _require_network(answer.json(), corpus, search_request, between)


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    between=st.tuples(st.sampled_from(sorted(PLAYERS)), st.sampled_from(sorted(PLAYERS))),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_directed_network_counts_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, between: tuple[str, str]
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    asked = {**search_request.parameters(), "between": ",".join(between), "directed": True}
    answer = api.get("/network", params={**asked, "facet_size": 50})
    assert answer.status_code == 200, answer.text
    actors, recipients = (PLAYERS[kind] for kind in between)
    bound = replace(search_request, same_event=True)
    _require_network(answer.json(), corpus, bound, ROLES, (actors, recipients))


def _require_network(
    network: dict[str, Any],
    corpus: list[ArticleSpec],
    search_request: OracleRequest,
    between: tuple[str, str],
    shown: tuple[Collection[str], Collection[str]] | None = None,
) -> None:
    """Compare a network with a count by hand, of some values only where these are given."""
    found = [spec for spec in corpus if matches(search_request, spec)]
    assert network["articles"] == len(found)
    pairs = _pairs(search_request, found, between)
    first, second = (_having(search_request, found, facet) for facet in between)
    if shown:
        pairs = Counter({p: n for p, n in pairs.items() if p[0] in shown[0] and p[1] in shown[1]})
        first = Counter({value: n for value, n in first.items() if value in shown[0]})
        second = Counter({value: n for value, n in second.items() if value in shown[1]})
    nodes = [(node["facet"], node["id"], node["count"]) for node in network["nodes"]]
    assert set(nodes) == {
        (facet, *value)
        for facet, values in zip(between, (first, second), strict=True)
        for value in values.items()
    }
    assert {(e["source"], e["target"]): (e["count"], e["lift"]) for e in network["edges"]} == {
        (one, other): (count, round(count * len(found) / (first[one] * second[other]), 4))
        for (one, other), count in pairs.items()
    }


def _having(search_request: OracleRequest, found: list[ArticleSpec], facet: str) -> Counter[str]:
    """Articles by value, where an event's value counts only in an event that fits."""
    return Counter(
        value
        for spec in found
        for value in {v for left, _ in _scopes(search_request, spec, (facet, facet)) for v in left}
    )


def _pairs(
    search_request: OracleRequest, found: list[ArticleSpec], between: tuple[str, str]
) -> Counter[Pair]:
    first, second = between
    counts: Counter[Pair] = Counter()
    for spec in found:
        for pair in {
            (one, other)
            for left, right in _scopes(search_request, spec, between)
            for one in left
            for other in right
            if first != second or one < other
        }:
            counts[pair] += 1
    return counts


def _scopes(
    search_request: OracleRequest, spec: ArticleSpec, between: tuple[str, str]
) -> list[tuple[set[str], set[str]]]:
    """Where two values must meet: in an event that fits, if both are an event's, else anywhere."""
    events = fitting_events(search_request, spec, None)

    def anywhere(facet: str) -> set[str]:
        if search_request.bound and facet in EVENT_FACETS:
            return {value for event in events for value in event_values(event, facet)}
        return article_values(spec, facet, search_request.events(spec))

    if search_request.bound and all(facet in EVENT_FACETS for facet in between):
        return [(event_values(e, between[0]), event_values(e, between[1])) for e in events]
    return [(anywhere(between[0]), anywhere(between[1]))]


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    split=st.sampled_from(PAIRED),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_split_timeline_counts_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, split: str
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    asked = {**search_request.parameters(), "split": split, "facet_size": 50}
    answer = api.get("/timeline", params=asked).json()
    found = [spec for spec in corpus if matches(search_request, spec)]
    for series in answer["series"]:
        having = [
            spec
            for spec in found
            if series["id"]
            in {v for left, _ in _scopes(search_request, spec, (split, split)) for v in left}
        ]
        assert series["count"] == len(having)
        buckets, undated = months(OracleRequest(), having)
        assert {b["start"]: b["count"] for b in series["buckets"]} == buckets
        assert series["undated"] == undated
    assert {s["id"] for s in answer["series"]} == set(_having(search_request, found, split))


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    facet=st.sampled_from(("leader", "status", "source", "language", "actor", "recipient")),
    prefix=st.sampled_from(("", "x", "pu", "modi", "doe", "pl", "wire", "odd", "(SOU", "e")),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_values_with_a_prefix_count_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, facet: str, prefix: str
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    asked = {**search_request.parameters(), "prefix": prefix, "facet_size": 50}
    answer = api.get(f"/facets/{facet}", params=asked).json()
    counts = facet_counts(search_request, corpus, facet)
    begun = {v: n for v, n in counts.items() if _begins(v.casefold(), prefix.casefold())}
    unlisted = {} if prefix else dict.fromkeys(search_request.included(facet) - begun.keys(), 0)
    assert {v["id"]: v["count"] for v in answer["values"]} == begun | unlisted


def _begins(value: str, prefix: str) -> bool:
    """Whether the value does, or what follows a mark in it."""
    places = [0, *(found.end() for found in re.finditer(r"[^a-z0-9]", value))]
    return any(value.startswith(prefix, place) for place in places)
