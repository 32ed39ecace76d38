"""The one entry: which reader an object gets, and what wins over what."""

import io
import json

import pytest

from shared.articles import read_articles
from shared.articles.outcome import Unreadable
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


def read_one(data: bytes, name: str, content_type: str = "", **metadata: str) -> Article:
    (article,) = read_articles(io.BytesIO(data), name, content_type, metadata)
    assert not isinstance(article, Unreadable)
    return article


def test_metadata_wins_over_the_object() -> None:
    record = json.dumps({"title": "T", "text": "Body.", "published": "2020-01-01", "source": "A"})
    article = read_one(record.encode(), "a.json", published="2025-08-28", url="https://x.test/1")
    assert (article.published, article.source) == ("2025-08-28", "A")
    assert article.url == "https://x.test/1"


def test_metadata_that_is_no_date_is_refused_with_the_way_to_write_it() -> None:
    with pytest.raises(PermanentError, match="2025-08-28") as caught:
        read_one(b"Title\n\nBody.", "a.txt", published="yesterday")
    assert caught.value.reason == "bad-metadata"
