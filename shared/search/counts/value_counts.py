"""Counts of articles by value, for values of articles and for values of their nested events.

A flat field counts articles directly. Where what is selected must meet in one event, only the
nested events that satisfy the filters are counted, and each value is joined back to its articles.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.search.facet_registry import EVENTS, REGISTRY, FacetName
from shared.search.filters.engine_clauses import conjunction, event_clauses
from shared.search.filters.filters import Filters

type Aggregation = dict[str, Any]
type Include = str | Sequence[str]
"""Values to count: a regular expression, or the values themselves."""

NESTED_SIZE = 3000
"""Most values counted among events, so that `other` is a number of articles, not of events."""

_ARTICLES = "articles"


def lies_in_events(facet: FacetName, filters: Filters) -> bool:
    """Return whether a facet's values are counted among events."""
    return filters.in_one_event and REGISTRY[facet].in_events


def terms_aggregation(
    facet: FacetName,
    filters: Filters,
    *,
    size: int,
    include: Include | None = None,
    field: str | None = None,
    per_article: Mapping[str, Aggregation] | None = None,
    per_event: Mapping[str, Aggregation] | None = None,
) -> Aggregation:
    """Build the count of a facet's values.

    Args:
        facet: the facet.
        filters: the filters, which tell whether its values are counted among events.
        size: most values.
        include: the values to count, or None for all.
        field: field of the article to count in place of the facet's own, or None.
        per_article: aggregations over the articles of each value.
        per_event: aggregations over the events of each value; only where they are counted so.
    """
    row, nested = REGISTRY[facet], lies_in_events(facet, filters)
    field = field or (row.event_field if nested else row.counted_field(filters.confidence))
    terms: dict[str, Any] = {"field": field, "size": size}
    if include is not None:
        terms["include"] = include if isinstance(include, str) else list(include)
    if not nested:
        return {"terms": terms, "aggs": dict(per_article or {})}
    terms["order"] = [{_ARTICLES: "desc"}, {"_key": "asc"}]
    articles: Aggregation = {"reverse_nested": {}, "aggs": dict(per_article or {})}
    return {"terms": terms, "aggs": {_ARTICLES: articles, **(per_event or {})}}


def scoped_aggregations(
    facet: FacetName,
    filters: Filters,
    aggregations: dict[str, Aggregation],
    without: FacetName | None = None,
) -> dict[str, Aggregation]:
    """Wrap aggregations, where needed, so that they count among the events of the filters."""
    if not lies_in_events(facet, filters):
        return aggregations
    clauses = event_clauses(filters, without)
    matching = {"filter": conjunction(clauses), "aggs": aggregations}
    return {EVENTS: {"nested": {"path": EVENTS}, "aggs": {"matching": matching}}}


def scoped_answer(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answers to the aggregations that `scoped_aggregations` wrapped."""
    inner: Mapping[str, Any] = answer[EVENTS]["matching"] if EVENTS in answer else answer
    return inner


def read_value_counts(answer: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Read the values of a count with the number of their articles, most frequent first."""
    return [(bucket["key"], article_part(bucket)["doc_count"]) for bucket in answer["buckets"]]


def article_part(bucket: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the part of a value's answer that is about articles: their number and their counts."""
    part: Mapping[str, Any] = bucket.get(_ARTICLES, bucket)
    return part
