"""One article, with its text, its annotations and its origin."""

import re
from typing import Any

from shared.ports import SearchEngine

_ID = re.compile(r"[0-9a-f]{1,128}")


def get_article(engine: SearchEngine, id: str) -> dict[str, Any] | None:
    """Read one article.

    Args:
        engine: the search engine.
        id: anything; what is no id of ours is an article that is not there.

    Returns:
        The extraction record with the text it refers to and the article's origin, or None.
    """
    document = get_document(engine, id)
    return None if document is None else article_record(document)


def get_document(engine: SearchEngine, id: str) -> dict[str, Any] | None:
    """Read a document; what is no id of ours is not asked for."""
    return engine.get(id) if _ID.fullmatch(id) else None


def article_record(document: dict[str, Any]) -> dict[str, Any]:
    """Give a document as the article that callers see; offsets refer to `title` and `text`."""
    origin = ("source", "url", "key", "story", "language", "authors")
    return {
        "id": document["id"],
        "title": document["title"],
        "text": document["body"],
        "published": document["published"],
        **document["record"],
        **{name: document[name] for name in origin},
    }
