"""Look-ups of a facet's values in the index: bodies, and readers of their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.search.facet_registry import REGISTRY, FacetName

LISTED = 1000
"""Most values among which the nearest is searched; a wrong value needs no complete list."""


def lookup_body(facet: FacetName, values: Sequence[str]) -> dict[str, Any]:
    """Build the body that finds which of some values an article has."""
    field = REGISTRY[facet].any_field
    exact = {"field": field, "include": list(values), "size": len(values)}
    return {
        "size": 0,
        "query": {"terms": {field: list(values)}},
        "aggs": {"found": {"terms": exact}},
    }


def read_lookup(answer: Mapping[str, Any]) -> frozenset[str]:
    """Read the answer to `lookup_body`."""
    return frozenset(bucket["key"] for bucket in answer["aggregations"]["found"]["buckets"])


def listing_body(facet: FacetName) -> dict[str, Any]:
    """Build the body that lists the most frequent values."""
    terms = {"field": REGISTRY[facet].any_field, "size": LISTED}
    return {"size": 0, "aggs": {"found": {"terms": terms}}}


def read_listing(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Read the answer to `listing_body`, most frequent first."""
    return tuple(bucket["key"] for bucket in answer["aggregations"]["found"]["buckets"])
