"""A timeline for each of the most frequent values of a facet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shared.search.counts.timeline import Interval, Timeline, read_timeline, timeline_aggregations
from shared.search.counts.value_counts import among_events, articles_of, found, placed, value_counts
from shared.search.facet_registry import FacetName
from shared.search.filters.filters import Filters


@dataclass(frozen=True, slots=True)
class Series:
    """The timeline of one value.

    Attributes:
        id: the value.
        label: name for people.
        count: articles that have it.
        timeline: those articles over time.
    """

    id: str
    label: str
    count: int
    timeline: Timeline


def split_aggregation(
    facet: FacetName, filters: Filters, interval: Interval, size: int
) -> dict[str, Any]:
    """Build the aggregation of a split timeline."""
    values = value_counts(
        facet,
        nested=among_events(facet, filters),
        size=size,
        beneath=timeline_aggregations(interval),
    )
    within = {"filter": {"match_all": {}}, "aggs": placed(facet, filters, {"values": values})}
    return {"split": within}


def read_series(
    answer: Mapping[str, Any], interval: Interval, label: Callable[[str], str]
) -> tuple[Series, ...]:
    """Read the answer to `split_aggregation`, most frequent value first."""
    return tuple(
        Series(
            id=bucket["key"],
            label=label(bucket["key"]),
            count=articles_of(bucket)["doc_count"],
            timeline=read_timeline(articles_of(bucket), interval),
        )
        for bucket in found(answer["split"])["values"]["buckets"]
    )
