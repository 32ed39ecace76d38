"""Results of the use cases as the JSON that `schemas` describes."""

from dataclasses import asdict
from typing import Any

from shared.usecases.reading import Library
from shared.usecases.search_articles import SearchResult

type Json = dict[str, Any]


def page_json(result: SearchResult, library: Library) -> Json:
    """Give a page of articles."""
    return {
        "total": {"value": result.total, "relation": result.relation},
        "stories": None if result.stories is None else _about(result.stories),
        "took_ms": result.took_ms,
        "articles": result.articles,
        "facets": {facet: asdict(counts) for facet, counts in result.facets.items()},
        "timeline": asdict(result.timeline),
        "hints": [
            {**asdict(hint), "label": library.values.name(hint.facet, hint.id)}
            for hint in result.hints
        ],
        "next_cursor": result.next_cursor,
    }


def _about(value: int) -> Json:
    return {"value": value, "relation": "about"}
