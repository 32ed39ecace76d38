"""A timeline for each of the most frequent values of a facet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.search.counts.timeline import (
    Bucket,
    Interval,
    Timeline,
    read_buckets,
    read_undated,
    timeline_aggregations,
)
from shared.search.counts.value_counts import (
    article_part,
    scoped_aggregations,
    scoped_answer,
    terms_aggregation,
)
from shared.search.facet_registry import FacetName
from shared.search.filters.filters import Filters


@dataclass(frozen=True, slots=True)
class Series:
    """The timeline of one value.

    Attributes:
        id: the value.
        label: name for people.
        count: articles that have it.
        interval: length of the buckets.
        buckets: those that hold such an article, oldest first.
        undated: such articles without a date.
    """

    id: str
    label: str
    count: int
    interval: Interval
    buckets: tuple[Bucket, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class SplitTimeline(Timeline):
    """A timeline, with one for each value of a facet.

    Attributes:
        series: by value, most frequent first; an article of two values is in both.
    """

    series: tuple[Series, ...]


def split_aggregation(
    facet: FacetName, filters: Filters, interval: Interval, size: int
) -> dict[str, Any]:
    """Build the aggregation of a split timeline."""
    values = terms_aggregation(
        facet,
        filters,
        size=size,
        per_article=timeline_aggregations(interval),
    )
    within = {
        "filter": {"match_all": {}},
        "aggs": scoped_aggregations(facet, filters, {"values": values}),
    }
    return {"split": within}


def read_series(
    answer: Mapping[str, Any], interval: Interval, label: Callable[[str], str]
) -> tuple[Series, ...]:
    """Read the answer to `split_aggregation`, most frequent value first."""
    return tuple(
        Series(
            id=bucket["key"],
            label=label(bucket["key"]),
            count=article_part(bucket)["doc_count"],
            interval=interval,
            buckets=read_buckets(article_part(bucket)),
            undated=read_undated(article_part(bucket)),
        )
        for bucket in scoped_answer(answer["split"])["values"]["buckets"]
    )
