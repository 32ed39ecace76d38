"""Filters as clauses of the engine's query: of all filters, or of all but one facet's."""

from collections.abc import Iterable
from typing import Any

from shared.search.facet_registry import ANY_SUFFIX, EVENTS, REGISTRY, FacetName
from shared.search.filters.filters import DateRange, Filters, Selection, TimeRange

type Clause = dict[str, Any]

_LIKELY: Clause = {"bool": {"must_not": [{"term": {f"{EVENTS}.likely": False}}]}}
"""Holds for events of earlier versions too, which tell no confidence, as their flat lists do."""


def article_clauses(filters: Filters, without: FacetName | None = None) -> list[Clause]:
    """Build the clauses that an article must satisfy, without the words of the query.

    Args:
        filters: the filters.
        without: a facet whose selection is ignored, or None.

    Returns:
        Clauses that must all hold; none of them scores.
    """
    clauses = own_clauses(filters, without)
    if filters.in_one_event and _selected_in_events(filters, without):
        clauses.append(in_one_event(event_clauses(filters, without)))
    return clauses


def own_clauses(filters: Filters, without: FacetName | None = None) -> list[Clause]:
    """Build the clauses of an article by itself: those apart that must meet in one event.

    Args:
        filters: the filters.
        without: a facet whose selection is ignored, or None.
    """
    clauses = _date_clauses("date", filters.published) + _time_clauses(filters.indexed)
    for name, facet in REGISTRY.items():
        bound = filters.in_one_event and facet.in_events
        if name != without and not bound:
            field = facet.counted_field(filters.confidence)
            clauses += _selection_clauses(field, filters.selections.get(name), filters)
    if filters.in_one_event:
        return clauses
    suffix = ANY_SUFFIX if filters.confidence == "any" else ""
    return clauses + _date_clauses(f"event_date{suffix}", filters.event_date)


def in_one_event(clauses: Iterable[Clause]) -> Clause:
    """Build the clause that an article satisfies by one event that satisfies all of these."""
    return {"nested": {"path": EVENTS, "query": conjunction(clauses)}}


def event_clauses(filters: Filters, without: FacetName | None = None) -> list[Clause]:
    """Build the clauses that one event must satisfy together, its confidence among them.

    Args:
        filters: the filters.
        without: a facet whose selection is ignored, or None.
    """
    selected = _selected_in_events(filters, without)
    return selected if filters.confidence == "any" else [_LIKELY, *selected]


def _selected_in_events(filters: Filters, without: FacetName | None) -> list[Clause]:
    clauses = _date_clauses(f"{EVENTS}.date", filters.event_date)
    for name, facet in REGISTRY.items():
        if facet.in_events and name != without:
            selection = filters.selections.get(name)
            clauses += _selection_clauses(facet.event_field, selection, filters)
    return clauses


def conjunction(clauses: Iterable[Clause]) -> Clause:
    """Join clauses that must all hold; an empty list matches everything."""
    joined = list(clauses)
    if not joined:
        return {"match_all": {}}
    return joined[0] if len(joined) == 1 else {"bool": {"filter": joined}}


def _selection_clauses(field: str, selection: Selection | None, filters: Filters) -> list[Clause]:
    if selection is None:
        return []
    clauses: list[Clause] = []
    if selection.include and filters.match == "all":
        clauses += [{"term": {field: value}} for value in selection.include]
    elif selection.include:
        clauses.append({"terms": {field: list(selection.include)}})
    if selection.exclude:
        clauses.append({"bool": {"must_not": [{"terms": {field: list(selection.exclude)}}]}})
    return clauses


def _time_clauses(times: TimeRange) -> list[Clause]:
    if not times:
        return []
    bounds = {"gte": times.first, "lte": times.last}
    return [{"range": {"indexed": {k: time.isoformat() for k, time in bounds.items() if time}}}]


def _date_clauses(field: str, days: DateRange) -> list[Clause]:
    if not days:
        return []
    bounds = {"gte": days.first, "lte": days.last}
    return [{"range": {field: {k: day.isoformat() for k, day in bounds.items() if day}}}]
