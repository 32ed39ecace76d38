"""What a caller writes for filters, and how a value is written for one."""

import re
from collections.abc import Mapping, Sequence

from shared.search.facet_registry import FacetName
from shared.search.filters.filters import DateRange, Selection
from shared.search.filters.known_values import InvalidRequestError, Problem

_ESCAPED = re.compile(r"\\+-")
_TO_BE_ESCAPED = re.compile(r"\\*-")


def require_order(ranges: Mapping[str, DateRange]) -> None:
    """Refuse ranges of days that end before they begin.

    Args:
        ranges: by name; `date` stands for the parameters `date_from` and `date_to`.

    Raises:
        InvalidRequestError: there is such a range.
    """
    problems = [
        Problem(f"{name}_to", f"{name}_to is before {name}_from")
        for name, days in ranges.items()
        if days.first and days.last and days.last < days.first
    ]
    if problems:
        raise InvalidRequestError(problems)


def read_selections(values: Mapping[FacetName, Sequence[str]]) -> dict[FacetName, Selection]:
    """Read what is chosen in each facet; whether the values exist is not asked here.

    Args:
        values: by facet, each a value or, after a minus sign, one to leave out; a backslash in
            front makes it a minus sign of the value's own.

    Returns:
        The selections; a facet without one is left out.
    """
    return {facet: _selection(chosen) for facet, chosen in values.items() if chosen}


def _selection(values: Sequence[str]) -> Selection:
    distinct = sorted(set(values))
    return Selection(
        include=tuple(_literal(value) for value in distinct if not value.startswith("-")),
        exclude=tuple(value[1:] for value in distinct if value.startswith("-")),
    )


def _literal(value: str) -> str:
    """Take the backslash off that keeps a minus sign from meaning *not*; two are one and a sign."""
    return value[1:] if _ESCAPED.match(value) else value


def filter_text(value: str) -> str:
    """Write a value as a filter takes it: a minus sign of its own gets a backslash in front."""
    return f"\\{value}" if _TO_BE_ESCAPED.match(value) else value
