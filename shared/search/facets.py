"""Facets: how the engine is asked to count, and how its counts are read.

Counts are of articles. On the flat lists that is what the engine counts by itself; among the
nested events of `same_event` each value is joined back to its articles.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shared.search.clauses import EVENTS, Clause, conjunction, event_clauses
from shared.search.document import LABEL_SEPARATOR
from shared.search.filters import EVENT_FACETS, FacetName, Filters

type Aggregation = dict[str, Any]
type Label = Callable[[FacetName, str], str | None]

NESTED_SIZE = 3000
"""Values counted among events, so that what is left over can be told in articles, not events."""
LABEL_FACTOR = 3
"""Names asked for per value listed: an unlinked person may be written in several ways."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        id: the value that a filter takes.
        label: name for people.
        count: articles that have it.
        selected: whether the filters include it.
    """

    id: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of one facet, most frequent first.

    Attributes:
        values: the listed ones; a selected value always is.
        other: sum of the counts of the values that are not listed.
        error_bound: how far a count may be off at most; None where the engine cannot tell.
    """

    values: tuple[FacetValue, ...]
    other: int
    error_bound: int | None


def own_filters(filters: Filters, facet: FacetName) -> FacetName | None:
    """Tell whose selection a facet's counts ignore: its own with `match=any`, else nobody's."""
    return facet if filters.match == "any" else None


def facet_aggregation(
    facet: FacetName,
    filters: Filters,
    within: Sequence[Clause],
    size: int,
    pattern: str | None = None,
) -> Aggregation:
    """Build the aggregation of one facet.

    Args:
        facet: the facet.
        filters: the filters of the search.
        within: clauses that the search's own query leaves to this facet.
        size: most values to list.
        pattern: regular expression of the values to list, or None for all.
    """
    nested = filters.same_event and facet in EVENT_FACETS
    counts = _value_aggregations(facet, filters, size, pattern, nested=nested)
    if nested:
        inner = event_clauses(filters, own_filters(filters, facet))
        matching = {"filter": conjunction(inner), "aggs": counts}
        counts = {EVENTS: {"nested": {"path": EVENTS}, "aggs": {"matching": matching}}}
    if facet == "leader":
        counts["labels"] = {"terms": {"field": "leader_label", "size": size * LABEL_FACTOR}}
    return {"filter": conjunction(within), "aggs": counts}


def read_facet(
    facet: FacetName,
    filters: Filters,
    answer: Mapping[str, Any],
    size: int,
    label: Label,
) -> FacetCounts:
    """Read the answer to `facet_aggregation`.

    Args:
        facet: the facet.
        filters: the filters it was built with.
        answer: the engine's answer to it.
        size: most values to list, selected ones apart.
        label: gives a value's label, or None where it knows none.
    """
    names = _names(answer)
    inner = answer[EVENTS]["matching"] if EVENTS in answer else answer
    ranked = [(bucket["key"], _articles(bucket)) for bucket in inner["values"]["buckets"]]
    counts = dict(ranked[:size])
    beyond = sum(count for _, count in ranked[size:]) + inner["values"]["sum_other_doc_count"]
    chosen = filters.selected(facet)
    found = {b["key"]: _articles(b) for b in inner.get("selected", {}).get("buckets", ())}
    forced = {value: found.get(value, 0) for value in chosen if value not in counts}
    counts |= forced
    values = tuple(
        FacetValue(
            id=value,
            label=label(facet, value) or names.get(value) or plain_label(facet, value),
            count=count,
            selected=value in chosen,
        )
        for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    bound = inner["values"].get("doc_count_error_upper_bound", 0)
    return FacetCounts(values, max(0, beyond - sum(forced.values())), bound if bound >= 0 else None)


def plain_label(facet: FacetName, value: str) -> str:
    """Make a label of a value that nothing better is known of."""
    if facet in ("leader", "office"):
        return value.replace("-", " ").title()
    return value.capitalize() if facet in ("status", "kind") else value


def _value_aggregations(
    facet: FacetName, filters: Filters, size: int, pattern: str | None, *, nested: bool
) -> dict[str, Aggregation]:
    field = f"{EVENTS}.{facet}" if nested else facet
    listed: dict[str, Any] = {"field": field, "size": max(size, NESTED_SIZE) if nested else size}
    if pattern is not None:
        listed["include"] = pattern
    aggregations = {"values": {"terms": listed}}
    chosen = list(filters.selected(facet)) if pattern is None else []
    if chosen:
        aggregations["selected"] = {
            "terms": {"field": field, "include": chosen, "size": len(chosen)}
        }
    return _per_article(aggregations) if nested else aggregations


def _per_article(aggregations: dict[str, Aggregation]) -> dict[str, Aggregation]:
    """Count articles instead of events, and rank by that."""
    order = [{"articles": "desc"}, {"_key": "asc"}]
    return {
        name: {
            "terms": {**aggregation["terms"], "order": order},
            "aggs": {"articles": {"reverse_nested": {}}},
        }
        for name, aggregation in aggregations.items()
    }


def _articles(bucket: Mapping[str, Any]) -> int:
    counted: int = bucket["articles"]["doc_count"] if "articles" in bucket else bucket["doc_count"]
    return counted


def _names(answer: Mapping[str, Any]) -> dict[str, str]:
    """Read the names of unlinked people, the most frequent way to write each."""
    names: dict[str, str] = {}
    for bucket in answer.get("labels", {}).get("buckets", ()):
        value, _, name = bucket["key"].partition(LABEL_SEPARATOR)
        names.setdefault(value, name)
    return names
