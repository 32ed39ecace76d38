"""The extraction record: what `summitry extract --jsonl` writes for one article."""

from typing import Any

from shared.domain.annotation_fields import annotation_fields
from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText


def to_record(id: str | None, article: ArticleText, annotations: Annotations) -> dict[str, Any]:
    """Return the JSON object of one article's annotations, its keys in the documented order.

    Args:
        id: the article's own id, or None.
        article: what was read.
        annotations: what was found in it.

    Returns:
        An object of plain JSON types; the offsets in it refer to `article`.
    """
    return {
        "id": id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        **annotation_fields(annotations),
    }
