"""Whether an event of the extraction record satisfies the filters, as the engine decides it.

The engine finds articles with such an event. Which of their events it was follows from the record.
"""

from collections.abc import Collection, Mapping
from typing import Any

from shared.domain.annotations import LIKELY
from shared.search.facet_registry import EVENT_FACETS, FacetName
from shared.search.filters.filters import DateRange, Filters, Match, Selection
from shared.search.index.document import event_levels


def event_matches(event: Mapping[str, Any], filters: Filters) -> bool:
    """Return whether an event satisfies what `event_clauses` asks of one.

    Args:
        event: an event of the record, with all fields.
        filters: the filters.
    """
    if filters.confidence == "likely" and event["confidence"] < LIKELY:
        return False
    if not _lies_within(event["date"], filters.event_date):
        return False
    return all(
        _accepts(selection, _values(event, facet), filters.match)
        for facet, selection in filters.selections.items()
        if facet in EVENT_FACETS
    )


def _lies_within(day: str | None, days: DateRange) -> bool:
    if not days:
        return True
    if day is None:
        return False
    after = days.first is None or days.first.isoformat() <= day
    return after and (days.last is None or day <= days.last.isoformat())


def _values(event: Mapping[str, Any], facet: FacetName) -> Collection[str]:
    """Return an event's values in a facet, as `events` of the index has them."""
    match facet:
        case "event":
            return event_levels(event["type"])
        case "status":
            return (event["status"],)
        case "leader":
            values: Collection[str] = event["leaders"]
        case "country":
            values = event["countries"]
        case _:
            values = event[f"{facet}s"]
    return values


def _accepts(selection: Selection, values: Collection[str], match: Match) -> bool:
    enough = all if match == "all" else any
    included = not selection.include or enough(value in values for value in selection.include)
    return included and not any(value in values for value in selection.exclude)
