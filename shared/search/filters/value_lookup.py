"""Which values a facet has in the index, as bodies and readers of their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.search.filters.filters import FacetName

LISTED = 1000
"""Values listed to find the nearest among; a wrong value needs no complete list."""


def lookup_body(facet: FacetName, values: Sequence[str]) -> dict[str, Any]:
    """Ask which of some values any article has."""
    exact = {"field": facet, "include": list(values), "size": len(values)}
    return {
        "size": 0,
        "query": {"terms": {facet: list(values)}},
        "aggs": {"found": {"terms": exact}},
    }


def found_values(answer: Mapping[str, Any]) -> frozenset[str]:
    """Read the answer to `lookup_body`."""
    return frozenset(bucket["key"] for bucket in answer["aggregations"]["found"]["buckets"])


def listing_body(facet: FacetName) -> dict[str, Any]:
    """Ask for the most frequent values."""
    return {"size": 0, "aggs": {"found": {"terms": {"field": facet, "size": LISTED}}}}


def listed_values(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Read the answer to `listing_body`, most frequent first."""
    return tuple(bucket["key"] for bucket in answer["aggregations"]["found"]["buckets"])
