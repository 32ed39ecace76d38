"""Streams whose first bytes can be seen before they are read, and streams that are cut off."""

from shared.articles.streams.limits import Readable, read_whole
from shared.domain.errors import PermanentError

BREAKS = ("truncated", "bad-gzip")
"""The reasons of streams that were cut off; the bytes before the cut are right."""


class PeekableStream:
    """A stream whose first bytes can be seen before they are read."""

    def __init__(self, stream: Readable) -> None:
        """Wrap a stream of which nothing was read."""
        self._stream = stream
        self._ahead = b""
        self._broken: PermanentError | None = None

    def peek(self, size: int) -> bytes:
        """Return the first `size` bytes, or all of a shorter stream; `read` returns them again.

        If the stream is cut off after some of them, the error is raised once they have been read.

        Raises:
            PermanentError: the stream is cut off before its first byte.
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
        """Return at most `size` bytes, first those that were peeked at."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        if self._broken:
            raise self._broken
        return self._stream.read(size)


def read_to_break(stream: Readable) -> tuple[bytes, PermanentError | None]:
    """Read a whole stream into memory, or its bytes before it is cut off.

    Returns:
        The bytes, and why the stream is cut off after them; None where it is whole.

    Raises:
        PermanentError: `too-large`, or the stream cannot be read.
    """
    kept = _Kept(stream)
    try:
        return read_whole(kept), None
    except PermanentError as error:
        if error.reason not in BREAKS:
            raise
        return b"".join(kept.parts), error


class _Kept:
    """A stream that keeps the bytes that were read."""

    def __init__(self, stream: Readable) -> None:
        """Wrap a stream."""
        self._stream = stream
        self.parts: list[bytes] = []

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        self.parts.append(self._stream.read(size))
        return self.parts[-1]
