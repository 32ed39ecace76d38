"""Annotate an article that a caller sends; nothing is stored."""

from typing import Any

from shared.articles.streams.limits import TEXT_BYTES
from shared.domain.articles import ArticleText
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected
from shared.extraction.extractor import Extractor
from shared.extraction.record import to_record


def extract_article(extractor: Extractor, id: str | None, article: ArticleText) -> dict[str, Any]:
    """Return the extraction record of an article.

    Raises:
        PermanentError: `too-large`, where the text is longer than an article may be;
            `failed-to-tag`, after an unexpected error, which is our fault.
    """
    if (
        sum(len(part.encode("utf-8", "replace")) for part in (article.title, article.body))
        > TEXT_BYTES
    ):
        raise PermanentError("too-large", "an article has at most 2 MB of text")
    with report_unexpected("the article", "failed-to-tag", article.title):
        return to_record(id, article, extractor.extract(article))
