"""What a caller wrote, as filters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from shared.search.facet_registry import FacetName
from shared.search.filters.filters import DateRange, Filters, Match, Selection
from shared.search.filters.known_values import InvalidRequestError, Problem
from shared.search.query.parser import parse_query

_ESCAPED = re.compile(r"\\+-")
_TO_BE_ESCAPED = re.compile(r"\\*-")


@dataclass(frozen=True, slots=True)
class FilterInput:
    """Filters as the caller wrote them.

    Attributes:
        q: words in the query syntax; blank for none.
        values: by facet, each a value or, after a minus sign, one to leave out; a backslash in
            front makes it a minus sign of the value's own.
        date_from: first day of publication.
        date_to: last day of publication.
        event_date_from: first day of events.
        event_date_to: last day of events.
        match: any or all of a facet's values.
        same_event: whether all must meet in one event.
    """

    q: str = ""
    values: Mapping[FacetName, Sequence[str]] = field(default_factory=dict)
    date_from: date | None = None
    date_to: date | None = None
    event_date_from: date | None = None
    event_date_to: date | None = None
    match: Match = "any"
    same_event: bool = False


def to_filters(given: FilterInput) -> Filters:
    """Read the filters; whether their values exist is not asked here.

    Raises:
        QuerySyntaxError: `q` cannot be read.
        InvalidRequestError: a range of days ends before it begins.
    """
    problems = [
        Problem(f"{name}_to", f"{name}_to is before {name}_from")
        for name, first, last in (
            ("date", given.date_from, given.date_to),
            ("event_date", given.event_date_from, given.event_date_to),
        )
        if first and last and last < first
    ]
    if problems:
        raise InvalidRequestError(problems)
    return Filters(
        words=parse_query(given.q),
        selections={facet: _selection(values) for facet, values in given.values.items() if values},
        published=DateRange(given.date_from, given.date_to),
        event_date=DateRange(given.event_date_from, given.event_date_to),
        match=given.match,
        same_event=given.same_event,
    )


def _selection(values: Sequence[str]) -> Selection:
    distinct = sorted(set(values))
    return Selection(
        include=tuple(_literal(value) for value in distinct if not value.startswith("-")),
        exclude=tuple(value[1:] for value in distinct if value.startswith("-")),
    )


def _literal(value: str) -> str:
    """Take the backslash off that keeps a minus sign from meaning *not*; two are one and a sign."""
    return value[1:] if _ESCAPED.match(value) else value


def as_written(value: str) -> str:
    """Write a value as a filter takes it: a minus sign of its own gets a backslash in front."""
    return f"\\{value}" if _TO_BE_ESCAPED.match(value) else value
