"""The interface of readers: a format's names, its detection and the reading of its articles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from shared.articles.dates.moments import Moments
from shared.articles.encoding.decoding import (
    bom_encoding,
    declared_charsets,
    detect_utf16,
    is_binary,
)
from shared.articles.outcome import RecordOutcome
from shared.articles.streams.limits import read_whole
from shared.articles.streams.peekable import PeekableStream


class Certainty(IntEnum):
    """The certainty that an object is in a format, by its first bytes.

    The reader with the highest certainty reads the object. Of equal ones, it is the reader that the
    object's name or media type names. NAME_ONLY and POSSIBLE count only for that reader.
    """

    NO = 0
    """The object is not in the format."""
    NAME_ONLY = 1
    """The mark at the beginning of such files is missing; the reader raises the error for that."""
    HINTED = 2
    """The object has signs of the format, but a name of a text format counts more."""
    POSSIBLE = 3
    """The object may be in the format, which has no mark of its own."""
    LIKELY = 4
    """The object looks like the format, whatever its name is."""
    MARKED = 5
    """The object begins with the format's mark."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes of an object, decompressed.

    Attributes:
        data: the bytes.
        text: the bytes decoded, without space before the text; empty for binary data.
        named: whether the name or media type is one of the reader's that is asked.
    """

    data: bytes
    text: str
    named: bool = False


def make_head(data: bytes) -> Head:
    """Make the head of an object from its first bytes."""
    encoding = bom_encoding(data) or detect_utf16(data)
    if encoding is None and is_binary(data):
        return Head(data, "")
    return Head(data, data.decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n\f\v"))


@dataclass(frozen=True, slots=True)
class Upload:
    """An object for a reader.

    Attributes:
        stream: its bytes, decompressed.
        name: key or file name.
        content_type: media type as stored; may be empty.
        moments: the times at which it was stored and is read.
        start: the first record to read; earlier ones may be skipped.
    """

    stream: PeekableStream
    name: str
    content_type: str
    moments: Moments
    start: int = 0

    def whole(self) -> bytes:
        """Read the whole stream.

        Raises:
            PermanentError: `too-large`.
        """
        return read_whole(self.stream)

    def charsets(self) -> list[str]:
        """Return the encodings that the media type declares."""
        return declared_charsets(self.content_type)


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of one format.

    Attributes:
        name: what people call it.
        extensions: of file names, in lower case, without the dot.
        types: media types, in lower case, without parameters.
        sniff: returns the certainty that an object is in the format, by its head.
        read: yields the outcomes of an object's records, in order. It raises PermanentError where
            no record can be read, and imports slow libraries only when it is called.
        nesting: 0 for files without other files in them, 1 for files that hold such files, 2 for
            files that hold these too.
    """

    name: str
    extensions: tuple[str, ...]
    types: tuple[str, ...]
    sniff: Callable[[Head], Certainty]
    read: Callable[[Upload], Iterable[RecordOutcome]]
    nesting: int = 0
