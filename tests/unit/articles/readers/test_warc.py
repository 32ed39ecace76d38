"""Web archives: their HTML pages, good ones beside bad ones, and archives that are cut off."""

import io

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.articles import Article
from tests.unit.articles.builders import MOMENTS, PAGE, warc

ADDRESS = "https://post.example/1"


def read(data: bytes, name: str) -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS))


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_gives_its_html_responses_only(compressed: bool) -> None:
    pages = [(ADDRESS, "text/html", PAGE.encode()), ("https://x.test/i", "image/png", b"\x89PNG")]
    (article,) = read(warc(*pages, compressed=compressed), "a.warc.gz" if compressed else "a.warc")
    assert isinstance(article, Article)
    assert article.title == "Bridge opens between Peru and Chile"
    assert (article.record_id, article.position) == (ADDRESS, 1)


def test_a_page_without_text_leaves_the_others_of_its_archive() -> None:
    good = (ADDRESS, "text/html", PAGE.encode())
    found = read(warc(good, ("https://x.test", "text/html", b"<html></html>"), good), "a.warc.gz")
    assert [type(outcome) for outcome in found] == [Article, Unreadable, Article]


def test_a_cut_archive_keeps_its_whole_pages() -> None:
    good = (ADDRESS, "text/html", PAGE.encode())
    first, last = read(warc(good, good, compressed=False)[:-300], "a.warc")
    assert isinstance(first, Article)
    assert isinstance(last, Unreadable)
    assert last.reason == "truncated"
