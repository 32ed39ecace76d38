"""Suggestions while somebody types: values of the facets, and titles."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.search.facet_registry import REGISTRY, Confidence, FacetName
from shared.search.query.engine_query import typeahead_query

TITLES = 5
SUGGESTED: tuple[FacetName, ...] = ("leader", "country", "event", "source")

type Candidates = Mapping[FacetName, Sequence[str] | str]


def suggestion_body(
    typed: str, candidates: Candidates, size: int, confidence: Confidence
) -> dict[str, Any]:
    """Ask for titles with these words, and for the articles of each candidate.

    Args:
        typed: what was typed; the last word may be a part of one.
        candidates: by facet, the values that fit, or a regular expression of ours.
        size: most values of each facet.
        confidence: which events count.
    """
    counts = {
        facet: {
            "terms": {
                "field": REGISTRY[facet].label_field or REGISTRY[facet].counted_field(confidence),
                "include": include if isinstance(include, str) else list(include),
                "size": size,
            }
        }
        for facet, include in candidates.items()
    }
    labels = {"terms": {"field": "leader_label", "size": size}}
    if isinstance(pattern := candidates.get("leader"), str):
        labels["terms"]["include"] = f"({pattern})[|].*"
    return {
        "size": TITLES,
        "_source": ["id", "title"],
        "query": typeahead_query(typed, "title"),
        "sort": [{"instant": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
        "aggs": {"all": {"global": {}, "aggs": {**counts, "labels": labels}}},
    }
