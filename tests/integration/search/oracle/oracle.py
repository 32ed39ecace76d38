"""The oracle: the right answer, counted in plain Python over the same articles.

Deliberately naive: loops over articles and their events, and shares no code with the product.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.integration.search.documents import ArticleSpec, EventSpec

LIKELY = 0.6
ROLES = ("actor", "recipient")
EVENT_FACETS = ("leader", "country", "event", "status", *ROLES)
FACETS = (*EVENT_FACETS, "source", "language", "office", "kind")
WORDS = {
    "all": "{} {}",
    "any": "{} OR {}",
    "not": "{} -{}",
    "neither": "-({} OR {})",
    "phrase": '"{} {}"',
    "field": "title:{} body:{}",
    "value": "{} OR country:CHN -{}",
    "event": "{} OR event:consult -{}",
}
"""Forms of a query of two words."""


@dataclass(frozen=True)
class OracleRequest:
    """A search_request, as far as counts depend on it."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, str, str] | None = None
    match: str = "any"
    same_event: bool = False
    confidence: str = "likely"
    date_from: str | None = None
    date_to: str | None = None
    event_date_from: str | None = None
    event_date_to: str | None = None

    def parameters(self) -> dict[str, Any]:
        days = ("date_from", "date_to", "event_date_from", "event_date_to")
        given = {name: getattr(self, name) for name in days if getattr(self, name)}
        if self.words:
            form, one, other = self.words
            given["q"] = WORDS[form].format(one, other)
        switches = {"match": self.match, "same_event": self.same_event}
        return {**self.values, **given, **switches, "confidence": self.confidence}

    def included(self, facet: str) -> set[str]:
        wanted = {value for value in self.values.get(facet, ()) if not value.startswith("-")}
        return {value.removeprefix("\\") for value in wanted}

    def excluded(self, facet: str) -> set[str]:
        return {value[1:] for value in self.values.get(facet, ()) if value.startswith("-")}

    @property
    def bound(self) -> bool:
        """Whether all must meet in one event: where asked for, and for a role."""
        return self.same_event or any(self.included(role) for role in ROLES)

    def events(self, spec: ArticleSpec) -> list[EventSpec]:
        """Events that count."""
        return [e for e in spec.events if self.confidence == "any" or e.confidence >= LIKELY]


def levels(type_: str) -> set[str]:
    return {type_, type_.split("/")[0]}


def article_values(spec: ArticleSpec, facet: str, events: Iterable[EventSpec]) -> set[str]:
    people, told = spec.leaders + spec.officials, list(events)
    by_facet: dict[str, Iterable[str | None]] = {
        "leader": people,
        "country": spec.countries,
        "event": {level for event in told for level in levels(event.type)},
        "status": {event.status for event in told},
        "actor": {id for event in told for id in event.actors},
        "recipient": {id for event in told for id in event.recipients},
        "source": [spec.source],
        "language": [spec.language],
        "office": [spec.office.lower() if spec.office and people else None],
        "kind": ["leader"] * bool(spec.leaders) + ["official"] * bool(spec.officials),
    }
    return {value for value in by_facet[facet] if value is not None}


def event_values(event: EventSpec, facet: str) -> set[str]:
    by_facet: dict[str, Iterable[str]] = {
        "leader": event.leaders,
        "country": event.countries,
        "event": levels(event.type),
        "status": [event.status],
        "actor": event.actors,
        "recipient": event.recipients,
    }
    return set(by_facet[facet])


def accepts(search_request: OracleRequest, facet: str, values: set[str]) -> bool:
    wanted = search_request.included(facet)
    met = wanted <= values if search_request.match == "all" else bool(wanted & values)
    return (not wanted or met) and not search_request.excluded(facet) & values


def within(day: str | None, first: str | None, last: str | None) -> bool:
    if not first and not last:
        return True
    return day is not None and (first or "") <= day <= (last or "9999")


def fitting_events(
    search_request: OracleRequest, spec: ArticleSpec, ignored: str | None
) -> list[EventSpec]:
    """Events that satisfy every event filter but those of one facet."""
    return [
        event
        for event in search_request.events(spec)
        if within(event.date, search_request.event_date_from, search_request.event_date_to)
        and all(
            accepts(search_request, facet, event_values(event, facet))
            for facet in EVENT_FACETS
            if facet != ignored
        )
    ]


def binds_events(search_request: OracleRequest, ignored: str | None) -> bool:
    dated = search_request.event_date_from or search_request.event_date_to
    return bool(dated) or any(search_request.values.get(f) for f in EVENT_FACETS if f != ignored)


def matches_words(search_request: OracleRequest, spec: ArticleSpec) -> bool:
    """Whether the words fit; texts are made of whole words apart by blanks."""
    if search_request.words is None:
        return True
    form, one, other = search_request.words
    title, body = spec.title.split(), spec.body.split()
    first, second = one in title + body, other in title + body
    return {
        "all": first and second,
        "any": first or second,
        "not": first and not second,
        "neither": not first and not second,
        "phrase": (one, other) in list(pairwise(title)),
        "field": one in title and other in body,
        "value": first or ("CHN" in spec.countries and not second),
        "event": first or ("consult" in _types(search_request, spec) and not second),
    }[form]


def _types(search_request: OracleRequest, spec: ArticleSpec) -> set[str]:
    return article_values(spec, "event", search_request.events(spec))


def matches(search_request: OracleRequest, spec: ArticleSpec, ignored: str | None = None) -> bool:
    day = spec.published[:10] if spec.published else None
    if not matches_words(search_request, spec) or not within(
        day, search_request.date_from, search_request.date_to
    ):
        return False
    events = search_request.events(spec)
    flat = [f for f in FACETS if f != ignored and not (search_request.bound and f in EVENT_FACETS)]
    if not all(accepts(search_request, f, article_values(spec, f, events)) for f in flat):
        return False
    if search_request.bound:
        return not binds_events(search_request, ignored) or bool(
            fitting_events(search_request, spec, ignored)
        )
    first, last = search_request.event_date_from, search_request.event_date_to
    return not (first or last) or any(within(e.date, first, last) for e in events)


def facet_counts(
    search_request: OracleRequest, corpus: Sequence[ArticleSpec], facet: str
) -> Counter[str]:
    """Articles by value, under every filter but the facet's own (with `match=any`)."""
    ignored = facet if search_request.match == "any" else None
    counts: Counter[str] = Counter()
    for spec in corpus:
        if not matches(search_request, spec, ignored):
            continue
        if search_request.bound and facet in EVENT_FACETS:
            events = fitting_events(search_request, spec, ignored)
            counts.update({v for event in events for v in event_values(event, facet)})
        else:
            counts.update(article_values(spec, facet, search_request.events(spec)))
    return counts


def listed(counts: Counter[str], size: int, selected: set[str]) -> tuple[dict[str, int], int]:
    """The values that must be listed with their counts, and the sum of the others."""
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = dict(ranking[:size]) | {value: counts[value] for value in selected}
    return shown, sum(counts.values()) - sum(shown.values())


def months(
    search_request: OracleRequest, corpus: Sequence[ArticleSpec]
) -> tuple[Counter[str], int]:
    """Matching articles by month, and how many have no date."""
    found = [spec for spec in corpus if matches(search_request, spec)]
    dated = Counter(f"{spec.published[:7]}-01" for spec in found if spec.published)
    return dated, len(found) - sum(dated.values())
