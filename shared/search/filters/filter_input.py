"""Filters as callers write them: read into selections, and written."""

import re
from collections.abc import Mapping, Sequence

from shared.search.facet_registry import FacetName
from shared.search.filters.filters import DateRange, Selection, TimeRange
from shared.search.filters.request_problems import InvalidRequestError, Problem

_ESCAPED = re.compile(r"\\+-")
_TO_BE_ESCAPED = re.compile(r"\\*-")


def require_order(ranges: Mapping[str, DateRange | TimeRange]) -> None:
    """Refuse ranges of days that end before they begin.

    Args:
        ranges: by name; `date` stands for the parameters `date_from` and `date_to`.

    Raises:
        InvalidRequestError: there is such a range.
    """
    problems = [
        Problem(f"{name}_to", f"{name}_to is before {name}_from")
        for name, days in ranges.items()
        if _ends_before_it_begins(days)
    ]
    if problems:
        raise InvalidRequestError(problems)


def _ends_before_it_begins(span: DateRange | TimeRange) -> bool:
    if isinstance(span, TimeRange):
        return span.first is not None and span.last is not None and span.last < span.first
    return span.first is not None and span.last is not None and span.last < span.first


def read_selections(values: Mapping[FacetName, Sequence[str]]) -> dict[FacetName, Selection]:
    """Read the selection of each facet; it does not check whether the values exist.

    Args:
        values: by facet. A minus sign in front leaves the value out. A backslash before the minus
            sign makes it a part of the value.

    Returns:
        The selections; a facet without one is left out.
    """
    return {facet: _selection(chosen) for facet, chosen in values.items() if chosen}


def _selection(values: Sequence[str]) -> Selection:
    distinct = sorted(set(values))
    return Selection(
        include=tuple(_without_backslash(value) for value in distinct if not value.startswith("-")),
        exclude=tuple(value[1:] for value in distinct if value.startswith("-")),
    )


def _without_backslash(value: str) -> str:
    """Remove the backslash before a minus sign that belongs to the value; two become one."""
    return value[1:] if _ESCAPED.match(value) else value


def filter_text(value: str) -> str:
    """Write a value as a filter takes it, with a backslash before a minus sign of its own."""
    return f"\\{value}" if _TO_BE_ESCAPED.match(value) else value
