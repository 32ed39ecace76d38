"""Streams of text: in UTF-8, line by line."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from shared.articles.streams.limits import LINE_BYTES, Readable
from shared.articles.streams.peekable import BREAKS
from shared.domain.errors import PermanentError

_CHUNK = 256 * 1024


class Transcoded:
    """A stream of text in some encoding, read as UTF-8; what cannot be decoded is replaced."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        """Wrap a stream of bytes in `encoding`, which is a name that Python knows."""
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int, /) -> bytes:
        """Return the UTF-8 of at most `size` bytes of the source."""
        while data := self._stream.read(size):
            if text := self._decoder.decode(data):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class TruncatedLine:
    """The beginning of a line within which a stream breaks off.

    Attributes:
        text: what is left of the line, without half a character at its end.
        error: why the stream breaks off.
    """

    text: str
    error: PermanentError


def split_lines(stream: Readable) -> Iterator[bytes | TruncatedLine | None]:
    r"""Split a stream at `\n`, in memory bounded by the longest line that is allowed.

    Yields:
        Each line without its end, or None for one longer than LINE_BYTES. Where the stream
        breaks off within a line, what is left of it comes last.

    Raises:
        PermanentError: the stream breaks off at a line's end, or cannot be read on.
    """
    parts: list[bytes] = []
    size = 0
    try:
        while chunk := stream.read(_CHUNK):
            *ended, rest = chunk.split(b"\n")
            for line in ended:
                parts.append(line)
                yield b"".join(parts) if size + len(line) <= LINE_BYTES else None
                parts, size = [], 0
            size += len(rest)
            if size <= LINE_BYTES:
                parts.append(rest)
            else:
                parts.clear()
    except PermanentError as error:
        if error.reason not in BREAKS or not 0 < size <= LINE_BYTES:
            raise
        text = codecs.getincrementaldecoder("utf-8")("replace").decode(b"".join(parts))
        yield TruncatedLine(text, error)
        return
    if size:
        yield b"".join(parts) if size <= LINE_BYTES else None
