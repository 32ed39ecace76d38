"""Streams that readers pull from: bounded, looked into before they are read, in UTF-8."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from shared.articles.streams.limits import LINE_BYTES, Readable, read_whole
from shared.domain.errors import PermanentError

_CHUNK = 256 * 1024
# Streams that end like this were whole once, so that what stands before is as good as ever.
_BREAKS = ("truncated", "bad-gzip")


class PeekableStream:
    """A stream whose first bytes can be looked at before they are read."""

    def __init__(self, stream: Readable) -> None:
        """Wrap a stream that nobody has read from."""
        self._stream = stream
        self._ahead = b""
        self._broken: PermanentError | None = None

    def peek(self, size: int) -> bytes:
        """Return the first `size` bytes, fewer where the stream is shorter, and keep them.

        A stream that breaks off after some of them does so once those have been read.

        Raises:
            PermanentError: the stream breaks off before its first byte.
        """
        try:
            while len(self._ahead) < size and (more := self._stream.read(size - len(self._ahead))):
                self._ahead += more
        except PermanentError as error:
            if not self._ahead:
                raise
            self._broken = error
        return self._ahead[:size]

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, those looked at first."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        if self._broken:
            raise self._broken
        return self._stream.read(size)


def read_to_break(stream: Readable) -> tuple[bytes, PermanentError | None]:
    """Read all of a stream that must fit in memory, or what it gives before it breaks off.

    Returns:
        The bytes, and why the stream breaks off after them, or None where it is whole.

    Raises:
        PermanentError: `too-large`, or the stream cannot be read.
    """
    kept = _Kept(stream)
    try:
        return read_whole(kept), None
    except PermanentError as error:
        if error.reason not in _BREAKS:
            raise
        return b"".join(kept.parts), error


class _Kept:
    """A stream that keeps what is read of it."""

    def __init__(self, stream: Readable) -> None:
        """Wrap a stream."""
        self._stream = stream
        self.parts: list[bytes] = []

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        self.parts.append(self._stream.read(size))
        return self.parts[-1]


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
        if error.reason not in _BREAKS or not 0 < size <= LINE_BYTES:
            raise
        text = codecs.getincrementaldecoder("utf-8")("replace").decode(b"".join(parts))
        yield TruncatedLine(text, error)
        return
    if size:
        yield b"".join(parts) if size <= LINE_BYTES else None
