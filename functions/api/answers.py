"""Results of the use cases as the JSON that `schemas` describes."""

from dataclasses import asdict
from typing import Any

from shared.search.counts.facets import FacetCounts
from shared.search.facet_registry import FacetName
from shared.usecases.read.library import Library
from shared.usecases.read.network import Network
from shared.usecases.read.search_articles import SearchResult
from shared.usecases.read.timeline import SplitTimeline

type Json = dict[str, Any]


def page_json(result: SearchResult, library: Library) -> Json:
    """Give a page of articles."""
    return {
        "total": {"value": result.total, "relation": result.relation},
        "stories": None if result.stories is None else _about(result.stories),
        "took_ms": result.took_ms,
        "articles": result.articles,
        "facets": {facet: _counts(counts) for facet, counts in result.facets.items()},
        "timeline": asdict(result.timeline),
        "hints": [
            {**asdict(hint), "label": library.values.name(hint.facet, hint.id)}
            for hint in result.hints
        ],
        "next_cursor": result.next_cursor,
    }


def _counts(counts: FacetCounts) -> Json:
    """Give counts; by hand, because `asdict` copies deeply, which took longer than all the rest."""
    values = [
        {"id": one.id, "label": one.label, "count": one.count, "selected": one.selected}
        for one in counts.values
    ]
    return {"values": values, "other": counts.other, "error_bound": counts.error_bound}


def _about(value: int) -> Json:
    return {"value": value, "relation": "about"}


def facet_json(facet: FacetName, counts: FacetCounts) -> Json:
    """Give the values of one facet."""
    return {"facet": facet, **_counts(counts)}


def timeline_json(split: SplitTimeline) -> Json:
    """Give a timeline with those of a facet's values."""
    series = [
        {"id": one.id, "label": one.label, "count": one.count, **asdict(one.timeline)}
        for one in split.series
    ]
    return {**asdict(split.whole), "series": series}


def network_json(network: Network) -> Json:
    """Give a network."""
    return asdict(network)
