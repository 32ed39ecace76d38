"""Web archives that lie about their records."""

import gzip
from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, Hostile, constant
from tests.unit.articles.builders import PAGE, warc


def archives() -> Iterator[Hostile]:
    page = ("https://post.example/1", "text/html", PAGE.encode())
    good = warc(page, compressed=False)
    archives: dict[str, Callable[[], bytes]] = {
        "header-alone": constant(b"WARC/1.0\r\n"),
        "no-length": constant(b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"),
        "negative-length": constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n"
        ),
        "word-length": constant(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ten\r\n\r\n"),
        "huge-length": constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK"
        ),
        "huge-header": lambda: b"WARC/1.0\r\nX: " + b"a" * (20 * MIB),
        "many-headers": lambda: b"WARC/1.0\r\n" + b"X: a\r\n" * MIB,
        "garbage-after": constant(good + b"garbage\r\n" * 100),
        "garbage-between": constant(good + b"??\r\n\r\n" + good),
        "no-pages": lambda: warc(
            ("https://post.example/r", "text/plain", b"User-agent: *"), compressed=False
        ),
        "empty-page": lambda: warc(("https://post.example/e", "text/html", b""), compressed=False),
        "bad-http": constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            b"Content-Length: 9\r\n\r\nnot http!\r\n\r\n"
        ),
        "old-version": constant(b"WARC/0.17\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
        "many-empty-records": lambda: b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 20_000,
        "wrong-encoding": lambda: warc(page, encoding="gzip", compressed=False),
        "wrong-chunks": lambda: warc(page, transfer="chunked", compressed=False),
    }
    for name, make in archives.items():
        yield Hostile(f"archives/{name}.warc", make)
    yield Hostile("archives/one-member.warc.gz", constant(gzip.compress(good * 3, mtime=0)))
    members = warc(page, page, page)
    damaged = bytearray(members)
    damaged[len(damaged) // 2] ^= 0xFF
    yield Hostile("archives/damaged.warc.gz", constant(bytes(damaged)))
