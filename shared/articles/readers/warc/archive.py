"""Web archives: WARC and ARC files, with an article in each HTML page."""

from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from datetime import date
from functools import partial
from io import StringIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from shared.articles.encoding.decoding import declared_charsets
from shared.articles.outcome import RecordOutcome, read_record
from shared.articles.readers.html.encoding import decode_page
from shared.articles.readers.html.page import read_page
from shared.articles.readers.warc.content_encoding import undo_content_encoding
from shared.articles.streams.limits import MIB, OBJECT_BYTES, Readable
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_HEADER_BYTES = MIB
_CHUNK = 64 * 1024


class _Allowance:
    """A stream that returns a limited number of bytes until the next `renew`.

    warcio reads header lines of any length into memory, which this class limits.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._left = _HEADER_BYTES

    def renew(self) -> None:
        self._left = _HEADER_BYTES

    def read(self, size: int, /) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _damaged("a header of more than 1 MB")
        return data


def read_warc(stream: Readable, latest: date, start: int = 0) -> Iterator[RecordOutcome]:
    """Read the pages of a web archive, one by one.

    Args:
        stream: the archive, decompressed.
        latest: the last day that can be one of publication.
        start: the first record to read; earlier ones are skipped.

    Yields:
        The outcome of each HTML page; other records are no articles.

    Raises:
        PermanentError: `bad-warc`: the rest of the archive cannot be read.
    """
    source = _Allowance(stream)
    for position, record in enumerate(_records(source)):
        if position >= start and _is_page(record):
            yield read_record(position, partial(_read_record, record, source, latest, position))
        source.renew()
        while record.raw_stream.read(_CHUNK):
            source.renew()


def _records(source: _Allowance) -> Iterator[ArcWarcRecord]:
    iterator = ArchiveIterator(source, arc2warc=True)
    while True:
        try:
            with redirect_stderr(StringIO()):  # warcio prints pieces of damaged pages
                record = next(iterator)
        except StopIteration:
            return
        except (ArchiveLoadFailed, ValueError, AttributeError, KeyError, TypeError) as error:
            raise _damaged(str(error)[:200]) from None
        yield record


def _is_page(record: ArcWarcRecord) -> bool:
    """Return whether a record is a page, as a response of a server or as a resource."""
    kind = _content_type(record)
    if record.rec_type == "resource":
        return "html" in kind
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return record.http_headers.get_statuscode() == "200" and ("html" in kind or not kind)


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _read_record(record: ArcWarcRecord, source: _Allowance, latest: date, position: int) -> Article:
    declared = declared_charsets(_content_type(record))
    page = read_page(decode_page(_payload(record, source), declared), latest)
    url = record.rec_headers.get_header("WARC-Target-URI")
    return replace(page, url=page.url or url, record_id=url, position=position)


def _payload(record: ArcWarcRecord, source: _Allowance) -> bytes:
    """Read the body of a response without its transfer and content encodings."""
    headers = record.http_headers
    chunked = headers is not None and "chunked" in (headers.get_header("Transfer-Encoding") or "")
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    sent = _read_all(stream, source)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise PermanentError("truncated", "The record ends before its page does.")
    return (
        undo_content_encoding(sent, headers.get_header("Content-Encoding") or "")
        if headers
        else sent
    )


def _read_all(stream: Readable, source: _Allowance) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_CHUNK):
        source.renew()
        size += len(part)
        if size > OBJECT_BYTES:
            raise PermanentError("too-large", "The page is larger than 20 MB.")
        parts.append(part)
    return b"".join(parts)


def _damaged(what: str) -> PermanentError:
    return PermanentError(
        "bad-warc", f"The web archive is damaged ({what}). Upload the whole file again."
    )
