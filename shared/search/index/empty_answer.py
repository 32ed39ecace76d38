"""The answer of an engine that has no index yet: nothing matches, every count is 0."""

from collections.abc import Mapping
from typing import Any


def empty_answer(body: Mapping[str, Any]) -> dict[str, Any]:
    """Build the answer to a search body over no documents at all."""
    return {
        "took": 0,
        "timed_out": False,
        "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []},
        "aggregations": _empty(body.get("aggs", {})),
    }


def _empty(aggregations: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {
            "doc_count": 0,
            "buckets": [],
            "sum_other_doc_count": 0,
            "doc_count_error_upper_bound": 0,
            "value": 0,
            **_empty(aggregation.get("aggs", {})),
        }
        for name, aggregation in aggregations.items()
    }
