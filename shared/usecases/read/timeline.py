"""Counts over time, of all that matches and of the most frequent values of a facet."""

from dataclasses import dataclass
from functools import partial

from shared.search.counts.split_timeline import Series, read_series, split_aggregation
from shared.search.counts.timeline import Interval, Timeline, read_timeline, timeline_aggregations
from shared.search.facet_registry import FacetName
from shared.search.filters.engine_clauses import article_clauses
from shared.search.filters.filter_input import FilterInput
from shared.search.pages.page import query_of
from shared.usecases.read.library import Library, resolve


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """A timeline.

    Attributes:
        filters: which articles are counted.
        interval: length of the buckets.
        split: facet whose values get timelines of their own, or None.
        size: most values that do.
    """

    filters: FilterInput
    interval: Interval = "month"
    split: FacetName | None = None
    size: int = 10


@dataclass(frozen=True, slots=True)
class SplitTimeline:
    """A timeline, with one for each value of a facet.

    Attributes:
        whole: of all articles that match.
        series: by value, most frequent first; an article of two values is in both.
    """

    whole: Timeline
    series: tuple[Series, ...]


def timeline(library: Library, request: TimelineRequest) -> SplitTimeline:
    """Count articles over time.

    Raises:
        QuerySyntaxError: the words cannot be read.
        InvalidRequestError: a value does not exist.
    """
    filters, split = resolve(library, request.filters), request.split
    aggregations = timeline_aggregations(request.interval)
    if split is not None:
        aggregations |= split_aggregation(split, filters, request.interval, request.size)
    answer = library.engine.search(
        {
            "size": 0,
            "query": query_of(filters, article_clauses(filters), library.names.variants),
            "aggs": aggregations,
        }
    )["aggregations"]
    whole = read_timeline(answer, request.interval)
    if split is None:
        return SplitTimeline(whole, ())
    label = partial(library.values.name, split)
    return SplitTimeline(whole, read_series(answer, request.interval, label))
