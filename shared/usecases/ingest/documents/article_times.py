"""Times of articles: when each came into the archive, and when its content last changed.

Both are times of uploads, as the bucket tells them. They outlast further passes: what an earlier
pass wrote is looked up and kept (docs/adr/0096).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.domain.articles import Article
from shared.usecases.ingest.documents.batches import SerialisedDocument

TIME_FIELDS = ("indexed", "updated", "digest")
"""Fields of a document that the times of its next version follow from."""


@dataclass(frozen=True, slots=True)
class ArticleTimes:
    """The times of an article, ISO 8601 in UTC.

    Attributes:
        indexed: of the upload in which it first stood.
        updated: of the upload that last changed its content.
    """

    indexed: str
    updated: str


def content_digest(article: Article) -> str:
    """Return a hash of all that a source tells of an article, but its place in the object."""
    content = [
        article.title,
        article.body,
        article.summary,
        article.published,
        article.source,
        article.url,
        article.language,
        article.authors,
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]


def article_times(modified: str, digest: str, earlier: Mapping[str, Any] | None) -> ArticleTimes:
    """Return the times of an article.

    Args:
        modified: when its object was stored, ISO 8601 in UTC.
        digest: hash of its content.
        earlier: fields of its earlier document, or None where there is none. One of an earlier
            version tells no times.
    """
    if earlier is None or not earlier.get("indexed"):
        return ArticleTimes(modified, modified)
    same = earlier.get("digest") == digest
    return ArticleTimes(earlier["indexed"], earlier["updated"] if same else modified)


def with_times(document: SerialisedDocument, times: ArticleTimes) -> str:
    """Return the JSON text of a document with its times."""
    added = json.dumps({"indexed": times.indexed, "updated": times.updated})
    return f"{document.source[:-1]},{added[1:]}"
