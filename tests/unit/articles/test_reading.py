"""The one entry: which reader an object gets, and what wins over what."""

import gzip
import io
import json

import pytest

from shared.articles import read_articles
from shared.articles.outcome import Unreadable
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS


def read_one(data: bytes, name: str, content_type: str = "", **metadata: str) -> Article:
    (article,) = read_articles(io.BytesIO(data), name, content_type, metadata, moments=MOMENTS)
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


def test_an_error_that_nobody_foresaw_ends_one_record_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(text: str) -> str:
        if "second" in text:
            raise RuntimeError("nobody foresaw this")
        return "en"

    monkeypatch.setattr("shared.articles.reading.detect_language", fail)
    lines = b'{"text": "first"}\n{"text": "second"}\n{"text": "third"}\n'
    first, second, third = read_articles(io.BytesIO(lines), "a.jsonl", moments=MOMENTS)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Unreadable)
    assert (second.reason, second.position) == ("unreadable", 1)
    assert isinstance(second.error, RuntimeError)


def test_what_breaks_off_early_gives_what_stands_before_the_break() -> None:
    lines = b'{"text": "first"}\n' + json.dumps({"text": "second " * 40}).encode()
    cut = gzip.compress(lines, mtime=0)[:-12]
    article, broken = read_articles(io.BytesIO(cut), "a.jsonl.gz", moments=MOMENTS)
    assert isinstance(article, Article)
    assert isinstance(broken, Unreadable)
    assert (broken.reason, broken.position) == ("truncated", 1)
