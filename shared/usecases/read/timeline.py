"""Counts over time, of all that matches and of the most frequent values of a facet."""

from dataclasses import replace
from functools import partial
from typing import Literal

from shared.search.counts.event_timeline import (
    event_timeline_aggregations,
    read_event_timeline,
)
from shared.search.counts.split_timeline import (
    Series,
    SplitTimeline,
    read_series,
    split_aggregation,
)
from shared.search.counts.timeline import (
    Interval,
    read_buckets,
    read_undated,
    timeline_aggregations,
)
from shared.search.facet_registry import FacetName
from shared.search.filters.engine_clauses import (
    article_clauses,
    event_clauses,
    in_one_event,
    own_clauses,
)
from shared.search.filters.filters import Filters
from shared.search.pages.page import scored_query
from shared.usecases.read.library import Library, require_known_values

type Basis = Literal["published", "event_date"]


def timeline(
    library: Library,
    filters: Filters,
    interval: Interval = "month",
    split: FacetName | None = None,
    size: int = 10,
    by: Basis = "published",
) -> SplitTimeline:
    """Count articles over time.

    Args:
        library: the articles.
        filters: which articles are counted.
        interval: length of the buckets.
        split: facet whose values get timelines of their own, or None.
        size: most values that do.
        by: the day that counts: that of publication, or those of events. Then what is selected
            must meet in the event that counts.

    Raises:
        InvalidRequestError: a value of the filters does not exist.
    """
    require_known_values(library, filters)
    if by == "event_date":
        return _by_event_date(library, filters, interval, split, size)
    aggregations = timeline_aggregations(interval)
    if split is not None:
        aggregations |= split_aggregation(split, filters, interval, size)
    answer = library.engine.search(
        {
            "size": 0,
            "query": scored_query(filters, article_clauses(filters), library.names.spellings),
            "aggs": aggregations,
        }
    )["aggregations"]
    series: tuple[Series, ...] = ()
    if split is not None:
        series = read_series(answer, interval, partial(library.values.name, split))
    return SplitTimeline(interval, read_buckets(answer), read_undated(answer), series)


def _by_event_date(
    library: Library, filters: Filters, interval: Interval, split: FacetName | None, size: int
) -> SplitTimeline:
    filters = replace(filters, same_event=True)
    clauses = [*own_clauses(filters), in_one_event(event_clauses(filters))]
    answer = library.engine.search(
        {
            "size": 0,
            "query": scored_query(filters, clauses, library.names.spellings),
            "aggs": event_timeline_aggregations(filters, interval, split, size),
        }
    )
    label = partial(library.values.name, split) if split else str
    return read_event_timeline(answer["aggregations"], interval, label)
