"""Streams whose first bytes can be seen before they are read, and streams that break off."""

from shared.articles.streams.limits import Readable, read_whole
from shared.domain.errors import PermanentError

BREAKS = ("truncated", "bad-gzip")
"""Reasons of streams that were whole once: what stands before the break is as good as ever."""


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
        if error.reason not in BREAKS:
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
