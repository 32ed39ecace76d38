"""One article for each story: the one that comes first in the order of the search.

The engine can group by story, but not together with a cursor. So a page needs two answers: the next
articles in order, and the first article of each of their stories. An article is shown if it is that
first one. Earlier pages have no influence, so pages stay in place.
"""

from collections.abc import Mapping, Sequence
from typing import Any

STORIES = "stories"
_PRECISION = 40_000
"""Most stories that the engine counts nearly exactly; the largest it offers."""

CANDIDATES = 3
"""Articles examined for each one that is shown: two or three papers print the same wire copy."""
MOST_ROUNDS = 4
"""Most rounds before a page is returned short: one story may have thousands of articles."""

type Hit = Mapping[str, Any]


def story_count_aggregation() -> dict[str, Any]:
    """Build the count of stories among the articles that match."""
    return {"cardinality": {"field": "story", "precision_threshold": _PRECISION}}


def first_of_stories_body(body: Mapping[str, Any], stories: Sequence[str]) -> dict[str, Any]:
    """Build the body that finds the first article of each of some stories.

    Args:
        body: the search whose articles and order count; its cursor does not.
        stories: the stories.
    """
    query = {"bool": {"must": [body["query"]], "filter": [{"terms": {"story": list(stories)}}]}}
    return {
        "size": len(stories),
        "_source": False,
        "query": query,
        "sort": body["sort"],
        "collapse": {"field": "story"},
    }


def keep_first_of_stories(hits: Sequence[Hit], answer: Mapping[str, Any]) -> list[Hit]:
    """Return the articles that are the first of their story.

    Args:
        hits: articles in order.
        answer: the answer to `first_of_stories_body`.
    """
    firsts = {hit["_id"] for hit in answer["hits"]["hits"]}
    return [hit for hit in hits if hit["_id"] in firsts]
