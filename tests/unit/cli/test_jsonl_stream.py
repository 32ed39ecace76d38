import io
import json
from typing import Any

import pytest

from infra.cli.jsonl_stream import annotate_stream
from shared.articles.streams.limits import LINE_BYTES
from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def run(lines: bytes, extractor: Extractor) -> tuple[list[dict[str, Any]], int]:
    target = io.BytesIO()
    bad = annotate_stream(io.BytesIO(lines), target, extractor)
    return [json.loads(line) for line in target.getvalue().split(b"\n")[:-1]], bad


def test_each_line_gives_one_line_in_order(extractor: Extractor) -> None:
    lines = b'{"id": "a", "text": "Norway voted."}\n{"id": "b", "title": "T", "text": "x"}\n'
    records, bad = run(lines, extractor)
    assert [record["id"] for record in records] == ["a", "b"]
    assert [tag["id"] for tag in records[0]["countries"]] == ["NOR"]
    assert bad == 0


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b"nonsense", None),
        (b"", None),
        (b'"text"', None),
        (b'{"id": "a"}', "a"),
        (b'{"id": "a", "text": 5}', "a"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "a"),
        (b'{"id": "a", "text": "x", "title": []}', "a"),
        (b'{"id": "a", "text": "x", "title": "' + b"T" * 10_001 + b'"}', "a"),
        (b'{"id": "a", "text": "\xff"}', None),
        (b"[" * 100_000, None),
    ],
)
def test_a_bad_line_yields_an_error_in_its_place(
    extractor: Extractor, line: bytes, id: str | None
) -> None:
    good = b'{"id": "z", "text": "x"}'
    records, bad = run(line + b"\n" + good + b"\n", extractor)
    assert (list(records[0]), records[0]["id"]) == (["id", "error"], id)
    assert (records[1]["id"], bad) == ("z", 1)


def test_only_a_line_feed_ends_a_line(extractor: Extractor) -> None:
    text = "Norway\u2028Sweden\u0085Denmark\rFinland"
    line = json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode()
    records, bad = run(line, extractor)
    assert (len(records), bad) == (1, 0)
    assert {tag["id"] for tag in records[0]["countries"]} == {"NOR", "SWE", "DNK", "FIN"}


def test_a_line_longer_than_any_article_is_not_kept(extractor: Extractor) -> None:
    lines = b"x" * (2 * LINE_BYTES + 5) + b'\n{"id": "b", "text": "x"}\n'
    records, bad = run(lines, extractor)
    assert ("error" in records[0], records[1]["id"], bad) == (True, "b", 1)


def test_a_byte_order_mark_and_lone_surrogates_are_read(extractor: Extractor) -> None:
    records, bad = run(b'\xef\xbb\xbf{"text": "Norway \\ud800 Oslo"}\n', extractor)
    assert bad == 0
    assert records[0]["mentions"][1]["surface"] == "Oslo"


class Stumbling(Extractor):
    """Stumbles over one word."""

    def __init__(self) -> None:
        super().__init__(load())

    def extract(self, article: ArticleText) -> Annotations:
        if "stumble" in article.body:
            raise OverflowError("date value out of range")
        return super().extract(article)


def test_an_unexpected_error_takes_its_own_line_alone() -> None:
    lines = b'{"id": "a", "text": "Oslo."}\n{"id": "b", "text": "stumble"}\n{"text": "Oslo."}\n'
    records, bad = run(lines, Stumbling())
    assert [record["id"] for record in records] == ["a", "b", None]
    assert "OverflowError" in records[1]["error"]
    assert "report" in records[1]["error"]
    assert (bad, len(records[2]["countries"])) == (1, 1)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00"])
def test_the_calendars_edges_are_dates(extractor: Extractor, published: str) -> None:
    text = "Xi Jinping visited France on Friday, and will visit Kenya tomorrow, he said yesterday."
    line = json.dumps({"text": text, "published": published}).encode()
    (record,), bad = run(line, extractor)
    assert (bad, record["published"]) == (0, published[:10])
    assert record["events"]
