"""Counts over time, of all that matches and of the most frequent values of a facet."""

from functools import partial

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
from shared.search.filters.engine_clauses import article_clauses
from shared.search.filters.filters import Filters
from shared.search.pages.page import scored_query
from shared.usecases.read.library import Library, require_known_values


def timeline(
    library: Library,
    filters: Filters,
    interval: Interval = "month",
    split: FacetName | None = None,
    size: int = 10,
) -> SplitTimeline:
    """Count articles over time.

    Args:
        library: the articles.
        filters: which articles are counted.
        interval: length of the buckets.
        split: facet whose values get timelines of their own, or None.
        size: most values that do.

    Raises:
        InvalidRequestError: a value of the filters does not exist.
    """
    require_known_values(library, filters)
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
