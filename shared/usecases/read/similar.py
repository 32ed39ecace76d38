"""The articles that are nearest to one."""

from typing import Any

from shared.ports import SearchEngine
from shared.search.pages.similar import likeness, similar_body
from shared.usecases.read.get_article import get_document
from shared.usecases.read.page_cut import within_size_limit
from shared.usecases.read.search_articles import article_summary


def similar_articles(engine: SearchEngine, id: str, limit: int) -> list[dict[str, Any]] | None:
    """List the articles near to one, nearest first.

    Args:
        engine: the search engine.
        id: id of the article.
        limit: most articles.

    Returns:
        Listed articles, each with its `likeness`; None where there is no such article.
    """
    document = get_document(engine, id)
    if document is None:
        return None
    hits = within_size_limit(engine.search(similar_body(document, limit))["hits"]["hits"])
    return [article_summary(hit) | {"likeness": likeness(document, hit["_source"])} for hit in hits]
