"""Compressed objects, and pages of web archives in every encoding that servers send."""

import gzip
import io
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd

from shared.articles import Unreadable, read_articles
from shared.articles.streams.compression import (
    BROTLI,
    DEFLATE,
    GZIP,
    ZSTD,
    Compression,
    Decompressed,
)
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, PAGE, PARAGRAPH, warc

ADDRESS = "https://post.example/bridge"
TITLE = "Bridge opens between Peru and Chile"


def raw_deflate(data: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
    ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ("identity", bytes),
]


def read(data: bytes, name: str) -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS))


@pytest.mark.parametrize(("coding", "encode"), CODINGS)
@pytest.mark.parametrize("compressed", [True, False])
def test_a_page_of_a_web_archive_in_any_encoding(
    coding: str, encode: Callable[[bytes], bytes], compressed: bool
) -> None:
    page = (ADDRESS, "text/html; charset=utf-8", encode(PAGE.encode()))
    first, second = read(warc(page, page, compressed=compressed, encoding=coding), "a.warc")
    for article in (first, second):
        assert isinstance(article, Article)
        assert (article.title, article.url) == (TITLE, ADDRESS)
        assert PARAGRAPH in article.body


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_a_page_that_was_decoded_before_it_was_archived(coding: str) -> None:
    (article,) = read(warc((ADDRESS, "text/html", PAGE.encode()), encoding=coding), "a.warc")
    assert isinstance(article, Article)
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("coding", "payload", "reason"),
    [
        ("br", brotli.compress(PAGE.encode())[:-40], "truncated"),
        ("zstd", zstd.compress(PAGE.encode())[:-40], "truncated"),
        ("br", b"\xff" * 400, "bad-brotli"),
        ("zstd", b"\xff" * 400, "bad-zstd"),
        ("compress", b"\xff" * 400, "unknown-encoding"),
        ("br", brotli.compress(b" " * 30_000_000), "decompression-ratio"),
        ("zstd", zstd.compress(b" " * 30_000_000), "decompression-ratio"),
    ],
)
def test_a_page_that_cannot_be_decoded_is_reported_beside_its_neighbours(
    coding: str, payload: bytes, reason: str
) -> None:
    good = (ADDRESS, "text/html", PAGE.encode())
    data = warc((ADDRESS, "text/html", payload), encoding=coding) + warc(good)
    bad, article = read(data, "a.warc")
    assert isinstance(bad, Unreadable)
    assert bad.reason == reason
    assert isinstance(article, Article)


def test_an_arc_file_is_read_page_by_page() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    version = b"1 0 Post\nURL IP-address Archive-date Content-type Archive-length\n\n"
    parts = [
        b"filedesc://post.arc 0.0.0.0 20190506080000 text/plain %d\n%s" % (len(version), version)
    ]
    for number in range(2):
        head = f"{ADDRESS}/{number} 192.0.2.1 20190506080000 text/html {len(answer)}\n"
        parts.append(head.encode() + answer)
    for data, name in (
        (b"\n".join(parts) + b"\n", "a.arc"),
        (b"".join(gzip.compress(part + b"\n") for part in parts), "a.arc.gz"),
    ):
        articles = read(data, name)
        assert [isinstance(article, Article) for article in articles] == [True, True]
        assert [article.title for article in articles if isinstance(article, Article)] == [
            TITLE
        ] * 2


@pytest.mark.parametrize("name", ["a.txt.zst", "a.txt"])
def test_any_format_may_be_compressed_with_zstd(name: str) -> None:
    data = zstd.compress(b"Title\n\n") + zstd.compress(b"Body.")
    (article,) = read(data, name)
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Title", "Body.")


def test_a_dictionary_of_its_own_is_told() -> None:
    with pytest.raises(PermanentError, match="dictionary") as caught:
        read(b"\x5d\x2a\x4d\x18\x04\x00\x00\x00abcd", "a.warc.zst")
    assert caught.value.reason == "unknown-format"


@pytest.mark.long
@pytest.mark.parametrize(
    ("compression", "encode"),
    [
        (GZIP, gzip.compress),
        (ZSTD, zstd.compress),
        (BROTLI, brotli.compress),
        (DEFLATE, zlib.compress),
        (DEFLATE, raw_deflate),
    ],
)
@pytest.mark.parametrize("size", [1, 1_000, 300_000])
def test_what_is_read_in_pieces_is_whole(
    compression: Compression, encode: Callable[[bytes], bytes], size: int
) -> None:
    data = b"".join(b"%d, " % (number * number) for number in range(200 if size == 1 else 60_000))
    stream = Decompressed(io.BytesIO(encode(data)), compression)
    parts = []
    while part := stream.read(size):
        parts.append(part)
    assert b"".join(parts) == data
