"""Files within a file, each read as if it had been uploaded alone."""

from collections.abc import Iterator
from dataclasses import replace

from shared.articles.dates.moments import Moments
from shared.articles.outcome import RecordOutcome, Unreadable
from shared.articles.readers.reader import Reader, Upload
from shared.articles.streams.limits import HEAD_BYTES, Readable
from shared.articles.streams.peekable import PeekableStream
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected


def read_enclosed(
    stream: Readable, name: str, content_type: str, moments: Moments, *, below: int
) -> Iterator[RecordOutcome]:
    """Read the articles of a file in another file.

    Args:
        stream: its bytes.
        name: its name in that file.
        content_type: its media type; may be empty.
        moments: the times of the object around it.
        below: its reader's `nesting` must be less than this, which limits the depth.

    Yields:
        The outcomes of its records, with positions in this file; reasons begin with its name. One
        Unreadable where the file cannot be read at all.
    """
    position = 0
    try:
        with report_unexpected(f"the file {name}", "unreadable"):
            source = PeekableStream(stream)
            reader = _reader(source, name, content_type, below)
            for outcome in reader.read(Upload(source, name, content_type, moments)):
                position = outcome.position + 1
                yield _named(outcome, name)
    except PermanentError as error:
        yield _named(Unreadable(position, error.reason, error.detail, error.until), name)


def _reader(source: PeekableStream, name: str, content_type: str, below: int) -> Reader:
    from shared.articles.formats import detect_format  # it imports our callers

    reader = detect_format(source.peek(HEAD_BYTES), name, content_type)
    if reader.nesting >= below:
        raise PermanentError(
            "nested-archive",
            f"This is another file that holds files ({reader.name}). Upload it by itself.",
        )
    return reader


def _named(outcome: RecordOutcome, name: str) -> RecordOutcome:
    if isinstance(outcome, Article):
        return outcome
    return replace(outcome, detail=f"{name[:200]}: {outcome.detail}")
