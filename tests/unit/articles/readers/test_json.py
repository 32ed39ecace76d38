"""JSON articles and JSON Lines."""

import gzip
import io
import json
from collections.abc import Iterator, Mapping

import pytest

from shared.articles import Unreadable, read_articles
from shared.articles.records.article import read_json_article
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS


def lines(data: bytes, name: str = "a.jsonl", start: int = 0) -> Iterator[Article | Unreadable]:
    return read_articles(io.BytesIO(data), name, moments=MOMENTS, start=start)


def test_our_own_names() -> None:
    article = read_json_article(
        {
            "id": 7,
            "title": "T",
            "text": "One.\n\n\nTwo.",
            "summary": "S.",
            "published": "2020-01-02",
            "source": "Post",
            "url": "https://x.test",
            "language": "en",
            "authors": ["A", {"name": "B"}],
        },
        MOMENTS,
    )
    assert article == Article(
        title="T",
        body="S.\n\nOne.\n\nTwo.",
        summary="S.",
        published="2020-01-02",
        source="Post",
        url="https://x.test",
        language="en",
        authors=("A", "B"),
        record_id="7",
    )


@pytest.mark.parametrize(
    "record",
    [
        {
            "uri": "urn:1",
            "headline": "H",
            "body_text": "One.\n\nTwo.",
            "byline": "Me",
            "versioncreated": "2020-01-02T03:04:05Z",
        },
        {
            "uri": "urn:1",
            "headline": "H",
            "body_xhtml": "<p>One.</p><p>Two.</p>",
            "byline": "Me",
            "versioncreated": "20200102T030405Z",
        },
        {
            "uri": "urn:1",
            "headlines": [{"role": "sub", "value": "S"}, {"role": "main", "value": "H"}],
            "bodies": [{"role": "main", "value": "<p>One.</p><p>Two.</p>"}],
            "by": "Me",
            "versioncreated": "2020-01-02T03:04:05+00:00",
        },
        {
            "@type": ["NewsArticle"],
            "@id": "urn:1",
            "headline": "H",
            "articleBody": "One.\n\nTwo.",
            "author": {"@type": "Person", "name": "Me"},
            "datePublished": "2020-01-02T03:04:05Z",
        },
    ],
    ids=["ninjs 1", "ninjs 1 with markup", "ninjs 2", "schema.org"],
)
def test_names_of_the_trade(record: Mapping[str, object]) -> None:
    article = read_json_article(record, MOMENTS)
    assert (article.title, article.body, article.authors) == ("H", "One.\n\nTwo.", ("Me",))
    assert (article.record_id, article.published) == ("urn:1", "2020-01-02T03:04:05+00:00")


def test_a_list_gives_each_of_its_articles() -> None:
    found = list(lines(json.dumps([{"text": "a"}, {"no": 1}, {"text": "b"}]).encode(), "a.json"))
    assert [type(outcome) for outcome in found] == [Article, Unreadable, Article]
    assert [outcome.position for outcome in found] == [0, 1, 2]


def test_a_graph_gives_its_articles_and_nothing_else() -> None:
    graph = {"@graph": [{"@type": "Person", "name": "A"}, {"@type": "Article", "articleBody": "B"}]}
    (article,) = lines(json.dumps(graph).encode(), "a.json")
    assert isinstance(article, Article)
    assert article.body == "B"


def test_a_bad_line_is_told_by_number_and_the_rest_is_read() -> None:
    found = list(lines(b'{"text":"a"}\n\n{oops}\r\n{"text":"b"}'))
    assert [(type(outcome), outcome.position) for outcome in found] == [
        (Article, 0),
        (Unreadable, 2),
        (Article, 3),
    ]
    bad = found[1]
    assert isinstance(bad, Unreadable)
    assert bad.reason == "bad-json"
    assert bad.detail.startswith("Line 3: ")


def test_line_separators_within_a_text_end_no_line() -> None:
    (article,) = lines('{"text":"a\u2028b\u0085c"}\n'.encode())
    assert isinstance(article, Article)
    assert "a\u2028b" in article.body


def test_a_stream_is_read_no_further_than_asked() -> None:
    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size >= 0, "all of it at once"
            return super().read(size)

    stream = Counted(b'{"text":"again and again"}\n' * 100_000)
    assert isinstance(next(read_articles(stream, "a.jsonl", moments=MOMENTS)), Article)
    assert stream.tell() < 300_000


def test_reading_goes_on_where_it_is_told() -> None:
    data = b"".join(b'{"text":"%d"}\n' % n for n in range(5))
    assert [outcome.position for outcome in lines(data, start=3)] == [3, 4]
    assert list(lines(data, start=9)) == []


def test_what_a_broken_gzip_still_gave_is_kept() -> None:
    good = b"".join(b'{"id":"%d","text":"%s"}\n' % (n, b"%x" % n**9) for n in range(3_000))
    *articles, last = lines(gzip.compress(good, mtime=0)[:-20_000], "a.jsonl.gz")
    assert len(articles) > 100
    assert isinstance(last, Unreadable)
    assert (last.reason, last.position) == ("truncated", articles[-1].position + 1)


def test_an_object_without_one_good_record_is_refused_as_a_whole() -> None:
    with pytest.raises(PermanentError, match="None of the first 3 records") as caught:
        list(lines(b"{a}\n{b}\n{c}\n"))
    assert caught.value.reason == "bad-json"


def test_lone_surrogates_are_replaced() -> None:
    (article,) = lines(b'{"text":"a \\ud800 b"}', "a.json")
    assert isinstance(article, Article)
    assert article.body == "a \ufffd b"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "bad-json"),
        (b'{"title":"T"}', "not-an-article"),
        (b'"text"', "not-an-article"),
        (b'{"a":' + b"[" * 80 + b"]" * 80 + b"}", "too-deep"),
        (b"[" * 150_000, "too-deep"),
        (b"[" + b"{}," * 210_000 + b"{}]", "too-complex"),
        (b'{"text":"' + b"a" * (3 * 1024 * 1024) + b'"}', "text-too-long"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(PermanentError) as caught:
        list(lines(data, "a.json"))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("told", "source", "url"),
    [
        ({"source": "https://post.example/#org", "publisher": "Post"}, "Post", None),
        ({"publisher": {"@id": "https://post.example/#org"}}, None, None),
        ({"infosources": [{"uri": "x", "name": "Agency"}]}, "Agency", None),
        ({"publisher": {"name": {"name": "Post"}, "url": "/"}}, "Post", None),
        (
            {"url": "/world", "mainEntityOfPage": {"@id": "https://x.test/1"}},
            None,
            "https://x.test/1",
        ),
        ({"mainEntityOfPage": "true", "url": "world"}, None, None),
    ],
)
def test_an_address_is_no_name_and_a_word_no_address(
    told: dict[str, object], source: str | None, url: str | None
) -> None:
    article = read_json_article({"text": "A text.", **told}, MOMENTS)
    assert (article.source, article.url) == (source, url)
