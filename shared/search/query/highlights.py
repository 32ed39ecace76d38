"""Matched words in their surroundings, as HTML that is safe to show."""

from collections.abc import Mapping
from typing import Any

from shared.search.query.engine_query import Spellings, highlight_query
from shared.search.query.query_tree import Node

FRAGMENTS = 3
FRAGMENT_CHARACTERS = 160
MAX_ANALYZED = 900_000
"""Most code points in which a prefix is searched for; the engine refuses more than a million."""
_BEGIN, _END = "<em>", "</em>"


def highlight_request(words: Node, spellings: Spellings) -> dict[str, Any]:
    """Build the request for highlights; everything but the marks themselves is HTML-escaped."""
    whole = {
        "number_of_fragments": 0,
        "highlight_query": highlight_query(words, spellings, "title"),
    }
    parts = {
        "number_of_fragments": FRAGMENTS,
        "fragment_size": FRAGMENT_CHARACTERS,
        "highlight_query": highlight_query(words, spellings, "body"),
    }
    return {
        "type": "unified",
        "encoder": "html",
        "pre_tags": [_BEGIN],
        "post_tags": [_END],
        "max_analyzer_offset": MAX_ANALYZED,
        "fields": {"title": whole, "body": parts},
    }


def read_highlights(hit: Mapping[str, Any]) -> dict[str, list[str]]:
    """Read the marked fragments of one article by field, in order of the text's weight.

    The engine marks each part of a word that it splits; adjacent parts become one mark.
    """
    found: dict[str, list[str]] = hit.get("highlight", {})
    return {
        field: [fragment.replace(_END + _BEGIN, "") for fragment in found[field]]
        for field in ("title", "body")
        if field in found
    }
