"""Random articles of few values, which meet in every way, and random requests."""

import os
import random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from shared.domain.annotations import STATUSES
from tests.integration.search.documents import ArticleSpec, EventSpec
from tests.integration.search.oracle.oracle import (
    FACETS,
    ROLES,
    WORDS,
    OracleRequest,
    article_values,
)

CASES = 5000 if os.environ.get("PROVE") else 200
CORPORA = 8
LEADERS = ("xi-jinping", "vladimir-putin", "emmanuel-macron", "narendra-modi", "joe-biden")
OFFICIALS = ("jane-doe", "max-roe")
COUNTRIES = ("CHN", "RUS", "FRA", "IND", "USA", "IRN")
TYPES = ("consult", "consult/visit", "consult/meeting", "aid", "aid/military", "protest/riot")
ODD = '-Odd: (source)* "x"'
SOURCES = ("Example Wire", "Other Wire", ODD, None)
TERMS = ("tariff", "parade", "quake", "summit")
DAYS = tuple(f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 15, 28))
VALUES = {
    "leader": LEADERS + OFFICIALS,
    "country": COUNTRIES,
    "event": TYPES,
    "status": STATUSES,
    "actor": LEADERS + OFFICIALS + COUNTRIES,
    "recipient": LEADERS + OFFICIALS + COUNTRIES,
    "source": ("Example Wire", "Other Wire", ODD),
    "language": ("en", "fr"),
    "office": ("president", "minister"),
    "kind": ("leader", "official"),
}


def _some(rng: random.Random, values: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(rng.sample(values, rng.randint(0, min(most, len(values)))))


def random_corpus(seed: int) -> list[ArticleSpec]:
    """Small vocabularies, so that everything occurs together in every way."""
    rng = random.Random(seed)

    def event_spec() -> EventSpec:
        return EventSpec(
            rng.choice(TYPES),
            rng.choice(STATUSES[:4]),
            rng.choice((*DAYS, None)),
            leaders := _some(rng, (*LEADERS, *OFFICIALS), 3),
            countries := _some(rng, COUNTRIES, 3),
            rng.choice((0.2, 0.59, 0.6, 0.95)),
            _some(rng, leaders + countries, 2),
            _some(rng, leaders + countries, 2),
        )

    return [
        ArticleSpec(
            f"{seed}-{number}",
            title=" ".join(("News", *_some(rng, TERMS, 3))),
            body=" ".join(("ArticleSpec", *_some(rng, TERMS, 1))),
            published=rng.choice((*DAYS, f"{rng.choice(DAYS)}T23:30:00-08:00", None)),
            source=rng.choice(SOURCES),
            language=rng.choice(("en", "en", "fr", None)),
            leaders=_some(rng, LEADERS, 3),
            officials=_some(rng, OFFICIALS, 1),
            office=rng.choice(("President", "Minister", None)),
            countries=_some(rng, COUNTRIES, 4),
            events=tuple(event_spec() for _ in range(rng.randint(0, 4))),
        )
        for number in range(rng.choice((1, 12, 60, 150)))
    ]


def _values(facet: str) -> st.SearchStrategy[tuple[str, ...]]:
    wanted = st.sampled_from(VALUES[facet]).map(lambda v: f"\\{v}" if v.startswith("-") else v)
    unwanted = st.sampled_from(VALUES[facet]).map("-{}".format)
    return st.lists(wanted | wanted | unwanted, max_size=3, unique=True).map(tuple)


_TERM = st.sampled_from(TERMS)
_WORDS = st.tuples(st.sampled_from(sorted(WORDS)), _TERM, _TERM)
_DAY = st.none() | st.sampled_from(DAYS)
_RANGE = st.tuples(_DAY, _DAY).filter(lambda days: not (days[0] and days[1]) or days[0] <= days[1])


@st.composite
def oracle_requests(draw: st.DrawFn) -> OracleRequest:
    facets = draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True))
    published, dated = draw(_RANGE), draw(_RANGE if draw(st.booleans()) else st.just((None, None)))
    return OracleRequest(
        values={facet: draw(_values(facet)) for facet in facets},
        words=draw(st.none() | _WORDS),
        match=draw(st.sampled_from(("any", "all"))),
        same_event=draw(st.booleans()),
        confidence=draw(st.sampled_from(("likely", "any"))),
        date_from=published[0],
        date_to=published[1],
        event_date_from=dated[0],
        event_date_to=dated[1],
    )


SETTINGS = settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def absent_facets(corpus: list[ArticleSpec], search_request: OracleRequest) -> set[str]:
    """Facets of open vocabularies of which a value asked for occurs nowhere."""
    return {
        facet
        for facet in ("source", "language", "leader", *ROLES)
        for value in search_request.included(facet) | search_request.excluded(facet)
        if not any(value in article_values(spec, facet, spec.events) for spec in corpus)
        and value not in LEADERS + COUNTRIES
    }
