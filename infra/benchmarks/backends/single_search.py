"""The searches of a page as one search, the form that they had before docs/adr/0085."""

from collections.abc import Sequence
from typing import Any

from shared.search.filters.engine_clauses import conjunction

type Body = dict[str, Any]


def single_search(bodies: Sequence[Body]) -> Body:
    """Build the one body that asks for the same as the several of a page.

    The clauses that all parts share go into its query. The others go into a post filter for the
    articles, and into a filter for each facet and the timeline.

    Args:
        bodies: those of `shared.search.pages.page.PageBodies`, for a page with words and filters.
    """
    articles, *counts = bodies
    # Each counts under the words and, after these, the clauses.
    clauses = [body["query"]["bool"]["filter"][1:] for body in counts]
    common = [clause for clause in clauses[0] if all(clause in own for own in clauses)]
    aggregations: dict[str, Any] = {}
    for own, body in zip(clauses, counts, strict=True):
        further = conjunction(clause for clause in own if clause not in common)
        for name, count in body["aggs"].items():
            facet, mark, _ = name.partition(":")
            part = aggregations.setdefault(
                facet if mark else "timeline", {"filter": further, "aggs": {}}
            )
            part["aggs"][name] = count
    return articles | {
        "track_total_hits": True,
        "query": {"bool": articles["query"]["bool"] | {"filter": common}},
        "post_filter": conjunction(clause for clause in clauses[0] if clause not in common),
        "aggs": aggregations,
    }
