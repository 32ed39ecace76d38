"""Counts of articles over time, by calendar day of publication."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

type Interval = Literal["day", "week", "month", "quarter", "year"]

INTERVALS: tuple[Interval, ...] = get_args(Interval.__value__)


@dataclass(frozen=True, slots=True)
class Bucket:
    """One stretch of time.

    Attributes:
        start: its first day, ISO; a week begins on Monday.
        count: articles published in it.
    """

    start: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles over time.

    Attributes:
        interval: length of the buckets.
        buckets: those that hold an article, oldest first.
        undated: articles without a date; with the buckets they add up to all that match.
    """

    interval: Interval
    buckets: tuple[Bucket, ...]
    undated: int


def timeline_aggregations(interval: Interval) -> dict[str, Any]:
    """Build the aggregations of a timeline.

    They leave out empty buckets: between two distant dates there are more than the engine allows.
    """
    return {
        "buckets": {"date_histogram": histogram("date", interval)},
        "undated": {"missing": {"field": "date"}},
    }


def histogram(field: str, interval: Interval) -> dict[str, Any]:
    """Build the stretches of time of a field, those without a document left out."""
    return {
        "field": field,
        "calendar_interval": interval,
        "format": "uuuu-MM-dd",
        "min_doc_count": 1,
    }


def read_timeline(answer: Mapping[str, Any], interval: Interval) -> Timeline:
    """Read the answer to `timeline_aggregations`."""
    return Timeline(interval, read_buckets(answer), read_undated(answer))


def read_buckets(answer: Mapping[str, Any]) -> tuple[Bucket, ...]:
    """Read the stretches of time among the answer to `timeline_aggregations`."""
    return tuple(
        Bucket(start=bucket["key_as_string"], count=bucket["doc_count"])
        for bucket in answer["buckets"]["buckets"]
    )


def read_undated(answer: Mapping[str, Any]) -> int:
    """Read the number of articles without a date among the answer to `timeline_aggregations`."""
    undated: int = answer["undated"]["doc_count"]
    return undated
