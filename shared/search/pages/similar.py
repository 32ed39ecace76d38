"""Articles similar to one: the same story, near-duplicates, and related ones."""

from collections.abc import Mapping
from typing import Any, Literal

from shared.search.pages.page import SHOWN

type Likeness = Literal["same-story", "near-duplicate", "related"]

_SAME_STORY = 1000.0
_NEAR = 500.0
_SHARED = {"leader": 4.0, "event": 2.0, "country": 1.0}
"""Weight of each shared value; people say more about a story than places do."""
_WORDS = 25
"""Most words that are searched for in other articles, the rarest of the article."""


def similar_body(document: Mapping[str, Any], limit: int) -> dict[str, Any]:
    """Build the body that finds the articles nearest to one, without the article itself.

    Args:
        document: the article's document.
        limit: most articles.
    """
    likes = [
        _weighted({"term": {"story": document["story"]}}, _SAME_STORY),
        _weighted({"terms": {"near": document["near"]}}, _NEAR),
        *(
            _weighted({"term": {facet: value}}, weight)
            for facet, weight in _SHARED.items()
            for value in document[facet]
        ),
        {
            "more_like_this": {
                "fields": ["title", "lead", "body"],
                "like": f"{document['title']}\n{document['lead']}",
                "min_term_freq": 1,
                "max_query_terms": _WORDS,
                "minimum_should_match": "30%",
            }
        },
    ]
    itself = {"term": {"id": document["id"]}}
    return {
        "size": limit,
        "_source": [*SHOWN, "near"],
        "query": {"bool": {"should": likes, "minimum_should_match": 1, "must_not": [itself]}},
        "sort": [{"_score": "desc"}, {"id": "asc"}],
    }


def likeness(document: Mapping[str, Any], other: Mapping[str, Any]) -> Likeness:
    """Return how two documents are alike."""
    if document["story"] == other["story"]:
        return "same-story"
    return "near-duplicate" if set(document["near"]) & set(other["near"]) else "related"


def _weighted(query: dict[str, Any], weight: float) -> dict[str, Any]:
    return {"constant_score": {"filter": query, "boost": weight}}
