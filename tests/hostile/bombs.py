"""Small files that unfold to large ones."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator

import brotli
from backports import zstd

from tests.hostile.model import MIB, RECORD, Hostile, constant
from tests.unit.articles.builders import pdf, warc


def bombs() -> Iterator[Hostile]:
    zeros = gzip.compress(bytes(50 * MIB), mtime=0)
    spaces = gzip.compress(b" " * (30 * MIB), mtime=0)
    newlines = gzip.compress(b"\n" * (30 * MIB), mtime=0)
    repeated = f"{RECORD}\n".encode() * 100_000
    yield Hostile("bombs/zeros.jsonl.gz", constant(zeros))
    yield Hostile("bombs/zeros.txt", constant(zeros))
    yield Hostile("bombs/spaces.jsonl.gz", constant(spaces))
    yield Hostile("bombs/newlines.jsonl.gz", constant(newlines))
    yield Hostile("bombs/records.jsonl.gz", lambda: gzip.compress(repeated, mtime=0))
    yield Hostile("bombs/twice.jsonl.gz", constant(gzip.compress(zeros, mtime=0)))
    yield Hostile("bombs/members.jsonl.gz", constant(gzip.compress(b"", mtime=0) * 50_000))
    yield Hostile("bombs/zeros.warc.gz", constant(zeros))
    yield Hostile("bombs/archive.zip", lambda: _zip(bytes(10 * MIB)))
    yield Hostile("bombs/office.docx", lambda: _zip(b"<w:document/>"))
    yield Hostile("bombs/stream.pdf", lambda: _pdf_bomb(b" " * (40 * MIB)))
    yield Hostile("bombs/operators.pdf", lambda: _pdf_bomb(b"q Q " * (2 * MIB)))
    yield Hostile("bombs/text.pdf", lambda: _pdf_bomb(b"BT (word) Tj ET " * (MIB // 2)))
    for name, encode in (("br", brotli.compress), ("zstd", zstd.compress)):
        coded = ("https://post.example/1", "text/html", encode(bytes(60 * MIB)))
        yield Hostile(f"bombs/page-{name}.warc", constant(warc(coded, encoding=name)))
    yield Hostile("bombs/zeros.jsonl.zst", constant(zstd.compress(bytes(60 * MIB))))
    page = ("https://post.example/1", "text/html", gzip.compress(bytes(60 * MIB), mtime=0))
    yield Hostile("bombs/page.warc", lambda: warc(page, encoding="gzip"))


def _zip(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", data)
    return buffer.getvalue()


def _pdf_bomb(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    head, _, rest = pdf("X").partition(b"<< /Length ")
    tail = rest.partition(b"endstream")[2]
    packed_object = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed
    return head + packed_object + b"\nendstream" + tail
