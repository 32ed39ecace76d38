"""What every reader is: a format's names, its signs, and how its articles are read."""

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
    """How sure the first bytes of an object are of a format.

    The surest reader gets the object; of equals, the one that the object's name or media type
    stands for. NAME_ONLY and POSSIBLE count for that one alone.
    """

    NO = 0
    """It cannot be the format."""
    NAME_ONLY = 1
    """The mark that such files begin with is missing: the reader tells what is wrong."""
    HINTED = 2
    """Signs of the format, which give way to a name that stands for a text format."""
    POSSIBLE = 3
    """Nothing speaks against it; the format has no mark of its own."""
    LIKELY = 4
    """It looks like the format, whatever it is called."""
    MARKED = 5
    """It begins with the format's mark."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes of an object, decompressed.

    Attributes:
        data: the bytes.
        text: the same as text, without space before it; empty for binary data.
        named: whether name or media type stand for the reader that is asked.
    """

    data: bytes
    text: str
    named: bool = False


def make_head(data: bytes) -> Head:
    """Make a head of an object's first bytes."""
    encoding = bom_encoding(data) or detect_utf16(data)
    if encoding is None and is_binary(data):
        return Head(data, "")
    return Head(data, data.decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n\f\v"))


@dataclass(frozen=True, slots=True)
class Upload:
    """An object as a reader gets it.

    Attributes:
        stream: its bytes, decompressed.
        name: key or file name.
        content_type: media type as stored; may be empty.
        moments: when it was stored and is read.
        start: records before this one need not be read.
    """

    stream: PeekableStream
    name: str
    content_type: str
    moments: Moments
    start: int = 0

    def whole(self) -> bytes:
        """Read all of it.

        Raises:
            PermanentError: `too-large`.
        """
        return read_whole(self.stream)

    def charsets(self) -> list[str]:
        """Return the encodings that the media type declares."""
        return declared_charsets(self.content_type)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    Attributes:
        name: what people call it.
        extensions: of file names, in lower case, without the dot.
        types: media types, in lower case, without parameters.
        sniff: tells how sure an object's first bytes are of the format.
        read: gives the articles of an object, one by one and in order, and an Unreadable in the
            place of each bad record; raises PermanentError where the object as a whole gives none.
            Libraries that take long to load are imported when it is called.
        nesting: 0 where its articles are its own, 1 where it holds files of other formats, 2 where
            it also holds files that do.
    """

    name: str
    extensions: tuple[str, ...]
    types: tuple[str, ...]
    sniff: Callable[[Head], Certainty]
    read: Callable[[Upload], Iterable[RecordOutcome]]
    nesting: int = 0
