"""Counts of articles over time, by the days of their events.

An article counts once in each stretch in which it has an event that satisfies the filters. So the
counts may add up to more than the articles.
"""

from collections.abc import Callable, Mapping
from typing import Any

from shared.search.counts.split_timeline import Series, SplitTimeline
from shared.search.counts.timeline import Bucket, Interval, histogram
from shared.search.counts.value_counts import (
    Aggregation,
    lies_in_events,
    scoped_aggregations,
    scoped_answer,
    terms_aggregation,
)
from shared.search.facet_registry import EVENTS, FacetName
from shared.search.filters.engine_clauses import conjunction, event_clauses
from shared.search.filters.filters import Filters

_DATE = f"{EVENTS}.date"
_ARTICLES: Aggregation = {"articles": {"reverse_nested": {}}}


def event_timeline_aggregations(
    filters: Filters, interval: Interval, split: FacetName | None, size: int
) -> dict[str, Aggregation]:
    """Build the aggregations of a timeline by the days of events.

    Args:
        filters: which events count; what is selected must meet in one.
        interval: length of the buckets.
        split: facet whose values get timelines of their own, or None.
        size: most values that do.
    """
    over_time: dict[str, Aggregation] = {
        "dated": {"filter": {"exists": {"field": _DATE}}, "aggs": _ARTICLES},
        "buckets": {"date_histogram": histogram(_DATE, interval), "aggs": _ARTICLES},
    }
    matching = {
        "filter": conjunction(event_clauses(filters)),
        "aggs": over_time | _ARTICLES,
    }
    among_events: dict[str, Aggregation] = {
        EVENTS: {"nested": {"path": EVENTS}, "aggs": {"matching": matching}}
    }
    if split is None:
        return among_events
    nested = lies_in_events(split, filters)
    values = terms_aggregation(
        split,
        filters,
        size=size,
        per_article=None if nested else among_events,
        per_event=over_time if nested else None,
    )
    scoped = scoped_aggregations(split, filters, {"values": values})
    return among_events | {"split": {"filter": {"match_all": {}}, "aggs": scoped}}


def read_event_timeline(
    answer: Mapping[str, Any], interval: Interval, label: Callable[[str], str]
) -> SplitTimeline:
    """Read the answer to `event_timeline_aggregations`; `undated` has articles without any day."""
    split = scoped_answer(answer["split"])["values"]["buckets"] if "split" in answer else ()
    series = []
    for bucket in split:
        part = scoped_answer(bucket)
        buckets, undated, articles = _read(part)
        id = bucket["key"]
        series.append(Series(id, label(id), articles, interval, buckets, undated))
    buckets, undated, _ = _read(scoped_answer(answer))
    return SplitTimeline(interval, buckets, undated, tuple(series))


def _read(part: Mapping[str, Any]) -> tuple[tuple[Bucket, ...], int, int]:
    """Return the stretches, the articles without a day, and all articles."""
    buckets = tuple(
        Bucket(start=bucket["key_as_string"], count=bucket["articles"]["doc_count"])
        for bucket in part["buckets"]["buckets"]
    )
    articles: int = part["articles"]["doc_count"]
    return buckets, articles - part["dated"]["articles"]["doc_count"], articles
