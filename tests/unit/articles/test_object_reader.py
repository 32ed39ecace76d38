"""The one entry: which reader an object gets, and what wins over what."""

import gzip
import io
import json
from collections.abc import Iterator

import pytest

from shared.articles import read_articles
from shared.articles.outcome import RecordOutcome, Unreadable
from shared.articles.readers import READERS
from shared.articles.readers.reader import Certainty, Reader, Upload
from shared.articles.streams.limits import HEAD_BYTES
from shared.domain.articles import Article
from shared.domain.errors import PermanentError, StoreUnavailable
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
    def fail(declared: str | None, text: str) -> str | None:
        if "second" in text:
            raise RuntimeError("nobody foresaw this")
        return declared

    monkeypatch.setattr("shared.articles.object_reader.language_of", fail)
    lines = b'{"text": "first"}\n{"text": "second"}\n{"text": "third"}\n'
    first, second, third = read_articles(io.BytesIO(lines), "a.jsonl", moments=MOMENTS)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Unreadable)
    assert (second.reason, second.position) == ("unreadable", 1)
    assert "RuntimeError" in second.detail
    assert "foresaw" not in second.detail


class Away(io.BytesIO):
    """A stream whose bucket is away."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise StoreUnavailable("the bucket does not answer")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_bucket_that_is_away_is_no_fault_of_the_record(reader: Reader) -> None:
    with pytest.raises(StoreUnavailable):
        list(read_articles(Away(), f"a.{reader.extensions[0]}", moments=MOMENTS))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_bucket_that_goes_away_is_no_fault_of_the_record(reader: Reader) -> None:
    class GoingAway(Away):
        def __init__(self) -> None:
            self.first = True

        def read(self, size: int | None = -1, /) -> bytes:
            if self.first:
                self.first = False
                return b"<WARC/1.0 {\n" + b" " * HEAD_BYTES
            return super().read(size)

    name = f"a.{reader.extensions[0]}"
    with pytest.raises(StoreUnavailable):
        list(read_articles(GoingAway(), name, reader.types[0], moments=MOMENTS))


def breaking(good: int) -> Reader:
    """A reader that breaks in the middle, in a way that nobody foresaw."""

    def read(upload: Upload) -> Iterator[RecordOutcome]:
        for position in range(good):
            yield Article("T", "Words of it.", position=position)
        raise LookupError("the words of an article")

    return Reader("breaking", ("txt",), ("text/plain",), lambda head: Certainty.MARKED, read)


def test_a_reader_that_breaks_gives_what_it_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.articles.object_reader.detect_format", lambda *_: breaking(2))
    first, second, broken = read_articles(io.BytesIO(b"x"), "a.txt", moments=MOMENTS)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(broken, Unreadable)
    assert (broken.reason, broken.position) == ("unreadable", 2)
    assert "LookupError" in broken.detail
    assert "words" not in broken.detail


def test_a_reader_that_breaks_at_once_refuses_the_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.articles.object_reader.detect_format", lambda *_: breaking(0))
    with pytest.raises(PermanentError) as caught:
        list(read_articles(io.BytesIO(b"x"), "a.txt", moments=MOMENTS))
    assert caught.value.reason == "unreadable"


def test_what_breaks_off_early_gives_what_stands_before_the_break() -> None:
    lines = b'{"text": "first"}\n' + json.dumps({"text": "second " * 40}).encode()
    cut = gzip.compress(lines, mtime=0)[:-12]
    first, second, broken = read_articles(io.BytesIO(cut), "a.jsonl.gz", moments=MOMENTS)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert second.body.startswith("second second")
    assert isinstance(broken, Unreadable)
    assert (broken.reason, broken.position) == ("truncated", 2)
    assert "within line 2" in broken.detail


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        ("<menu><item/></menu>", "a.xml", "unknown-xml"),
        ("<nitf><p>", "a.xml", "bad-xml"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "a.xml", "unsafe-xml"),
        ("<nitf/>", "a.xml", "no-text"),
        (b"%PDF-1.4 and nothing more", "a.pdf", "bad-pdf"),
        (b"WARC/1.0\r\nX: " + b"a" * 3_000_000, "a.warc", "bad-warc"),
    ],
)
def test_what_is_wrong_is_named(data: bytes | str, name: str, reason: str) -> None:
    with pytest.raises(PermanentError) as caught:
        read_one(data if isinstance(data, bytes) else data.encode(), name)
    assert caught.value.reason == reason
