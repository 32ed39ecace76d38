"""What an answer must say, counted in plain Python over the same articles.

Deliberately naive: loops over articles and their events, and shares no code with the product.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.integration.search.documents import Happening, Told

EVENT_FACETS = ("leader", "country", "event", "status")
FACETS = (*EVENT_FACETS, "source", "language", "office", "kind")
WORDS = {
    "all": "{} {}",
    "any": "{} OR {}",
    "not": "{} -{}",
    "neither": "-({} OR {})",
    "phrase": '"{} {}"',
    "field": "title:{} body:{}",
    "value": "{} OR country:CHN -{}",
}
"""Forms of a query of two words."""


@dataclass(frozen=True)
class Question:
    """A request, as far as counts depend on it."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, str, str] | None = None
    match: str = "any"
    same_event: bool = False
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
        return {**self.values, **given, "match": self.match, "same_event": self.same_event}

    def included(self, facet: str) -> set[str]:
        wanted = {value for value in self.values.get(facet, ()) if not value.startswith("-")}
        return {value.removeprefix("\\") for value in wanted}

    def excluded(self, facet: str) -> set[str]:
        return {value[1:] for value in self.values.get(facet, ()) if value.startswith("-")}


def levels(type_: str) -> set[str]:
    return {type_, type_.split("/")[0]}


def article_values(told: Told, facet: str) -> set[str]:
    people = told.leaders + told.officials
    by_facet: dict[str, Iterable[str | None]] = {
        "leader": people,
        "country": told.countries,
        "event": {level for event in told.events for level in levels(event.type)},
        "status": {event.status for event in told.events},
        "source": [told.source],
        "language": [told.language],
        "office": [told.office.lower() if told.office and people else None],
        "kind": ["leader"] * bool(told.leaders) + ["official"] * bool(told.officials),
    }
    return {value for value in by_facet[facet] if value is not None}


def event_values(event: Happening, facet: str) -> set[str]:
    by_facet: dict[str, Iterable[str]] = {
        "leader": event.leaders,
        "country": event.countries,
        "event": levels(event.type),
        "status": [event.status],
    }
    return set(by_facet[facet])


def accepts(question: Question, facet: str, values: set[str]) -> bool:
    wanted = question.included(facet)
    met = wanted <= values if question.match == "all" else bool(wanted & values)
    return (not wanted or met) and not question.excluded(facet) & values


def within(day: str | None, first: str | None, last: str | None) -> bool:
    if not first and not last:
        return True
    return day is not None and (first or "") <= day <= (last or "9999")


def fitting_events(question: Question, told: Told, ignored: str | None) -> list[Happening]:
    """Events that satisfy every event filter but those of one facet."""
    return [
        event
        for event in told.events
        if within(event.date, question.event_date_from, question.event_date_to)
        and all(
            accepts(question, facet, event_values(event, facet))
            for facet in EVENT_FACETS
            if facet != ignored
        )
    ]


def binds_events(question: Question, ignored: str | None) -> bool:
    dated = question.event_date_from or question.event_date_to
    return bool(dated) or any(question.values.get(f) for f in EVENT_FACETS if f != ignored)


def reads(question: Question, told: Told) -> bool:
    """Whether the words fit; texts are made of whole words apart by blanks."""
    if question.words is None:
        return True
    form, one, other = question.words
    title, body = told.title.split(), told.body.split()
    first, second = one in title + body, other in title + body
    return {
        "all": first and second,
        "any": first or second,
        "not": first and not second,
        "neither": not first and not second,
        "phrase": (one, other) in list(pairwise(title)),
        "field": one in title and other in body,
        "value": first or ("CHN" in told.countries and not second),
    }[form]


def matches(question: Question, told: Told, ignored: str | None = None) -> bool:
    day = told.published[:10] if told.published else None
    if not reads(question, told) or not within(day, question.date_from, question.date_to):
        return False
    flat = [f for f in FACETS if not (question.same_event and f in EVENT_FACETS)]
    if not all(accepts(question, f, article_values(told, f)) for f in flat if f != ignored):
        return False
    if question.same_event:
        return not binds_events(question, ignored) or bool(fitting_events(question, told, ignored))
    first, last = question.event_date_from, question.event_date_to
    return not (first or last) or any(within(e.date, first, last) for e in told.events)


def facet_counts(question: Question, corpus: Sequence[Told], facet: str) -> Counter[str]:
    """Articles by value, under every filter but the facet's own (with `match=any`)."""
    ignored = facet if question.match == "any" else None
    counts: Counter[str] = Counter()
    for told in corpus:
        if not matches(question, told, ignored):
            continue
        if question.same_event and facet in EVENT_FACETS:
            events = fitting_events(question, told, ignored)
            counts.update({v for event in events for v in event_values(event, facet)})
        else:
            counts.update(article_values(told, facet))
    return counts


def listed(counts: Counter[str], size: int, selected: set[str]) -> tuple[dict[str, int], int]:
    """The values that must be listed with their counts, and the sum of the others."""
    ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = dict(ranking[:size]) | {value: counts[value] for value in selected}
    return shown, sum(counts.values()) - sum(shown.values())


def months(question: Question, corpus: Sequence[Told]) -> tuple[Counter[str], int]:
    """Matching articles by month, and how many have no date."""
    found = [told for told in corpus if matches(question, told)]
    dated = Counter(f"{told.published[:7]}-01" for told in found if told.published)
    return dated, len(found) - sum(dated.values())
