"""One article, with its text, its annotations and its origin."""

import re
from typing import Any

from shared.ports import SearchEngine
from shared.search.filters.request_problems import InvalidRequestError, Problem
from shared.search.index.stored_record import stored_record

PAGED = {"mentions": 8000, "events": 2500}
"""Most of them on a page: with 2 MB of text these stay under 4 MB, and Lambda's limit is 6."""

_ID = re.compile(r"[0-9a-f]{1,128}")


def get_article(engine: SearchEngine, id: str, page: int = 1) -> dict[str, Any] | None:
    """Read one article.

    Args:
        engine: the search engine.
        id: any text; an article that has no such id does not exist.
        page: part of the mentions and events to give, from 1; most articles have one.

    Returns:
        The extraction record with the text it refers to and the article's origin, or None.

    Raises:
        InvalidRequestError: the article has fewer pages.
    """
    document = get_document(engine, id)
    return None if document is None else _page(article_record(document), page)


def _page(article: dict[str, Any], page: int) -> dict[str, Any]:
    pages = max(1, *(-(-len(article[name]) // most) for name, most in PAGED.items()))
    if page > pages:
        raise InvalidRequestError([Problem("page", f"the article has {pages} pages")])
    cut = {name: article[name][most * (page - 1) : most * page] for name, most in PAGED.items()}
    return article | cut | {"page": page, "pages": pages}


def get_document(engine: SearchEngine, id: str) -> dict[str, Any] | None:
    """Read a document, or return None without a request where the id has not our form."""
    return engine.get(id) if _ID.fullmatch(id) else None


def article_record(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document as the article that callers see; offsets refer to `title` and `text`."""
    origin = ("source", "url", "key", "story", "language", "authors")
    basis = document.get("date_basis")
    return {
        "id": document["id"],
        "title": document["title"],
        "text": document["body"],
        "published": document["published"],
        **stored_record(document),
        **{name: document[name] for name in origin},
        "indexed": document.get("indexed"),
        "updated": document.get("updated"),
        **({"date_basis": basis} if basis else {}),
    }
