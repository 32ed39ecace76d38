"""Streams of text: in UTF-8, line by line."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from shared.articles.streams.limits import LINE_BYTES, Readable
from shared.articles.streams.peekable import BREAKS
from shared.domain.errors import PermanentError

_CHUNK = 256 * 1024


class Transcoded:
    """A stream of text in some encoding, read as UTF-8; undecodable bytes are replaced."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        """Wrap a stream of bytes in `encoding`, which is one of Python's names."""
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
    """The last line of a stream that is cut off within it.

    Attributes:
        text: the rest of the line, without half a character at its end.
        error: why the stream is cut off.
    """

    text: str
    error: PermanentError


def split_lines(stream: Readable) -> Iterator[bytes | TruncatedLine | None]:
    r"""Split a stream at `\n`, in memory bounded by the longest line that is allowed.

    Yields:
        Each line without its line break; None for a line longer than LINE_BYTES. If the stream is
        cut off within a line, the rest of that line comes last.

    Raises:
        PermanentError: the stream is cut off at the end of a line, or cannot be read.
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
