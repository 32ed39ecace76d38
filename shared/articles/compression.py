"""Gzip, inflated as it is read and never beyond the ratio that is allowed."""

import zlib

from shared.articles.limits import MIB, RATIO, Readable
from shared.domain.errors import PermanentError

_CHUNK = 64 * 1024
# Up to here any ratio does: it is what one article may hold, and it bounds itself.
_FREE_BYTES = MIB


class Inflated:
    """The decompressed bytes of a gzip stream, several members one after the other included.

    Reading raises PermanentError: `bad-gzip`, `truncated` or `decompression-ratio`.
    """

    def __init__(self, stream: Readable) -> None:
        """Wrap a compressed stream."""
        self._stream = stream
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._pending = b""
        self._taken = 0
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """Return between 1 and `size` bytes, or none at the end."""
        while not self._inflate.eof or self._next_member():
            if data := self._inflated(min(size, MIB)):
                self._given += len(data)
                self._check_ratio()
                return data
            if not self._pending and not self._inflate.eof:
                self._take()
        return b""

    def _take(self) -> None:
        self._pending = self._stream.read(_CHUNK)
        self._taken += len(self._pending)
        if not self._pending:
            raise PermanentError(
                "truncated", "The gzip data ends before its end mark. Upload the whole file again."
            )

    def _inflated(self, size: int) -> bytes:
        try:
            data = self._inflate.decompress(self._pending, size)
        except zlib.error:
            raise PermanentError(
                "bad-gzip", "The gzip data is damaged. Compress and upload the file again."
            ) from None
        self._pending = self._inflate.unconsumed_tail
        return data

    def _next_member(self) -> bool:
        """Go on to the next member; zero bytes that pad the file end it."""
        rest = self._inflate.unused_data.lstrip(b"\0")
        while not rest:
            more = self._stream.read(_CHUNK)
            self._taken += len(more)
            if not more:
                return False
            rest = more.lstrip(b"\0")
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._pending = rest
        return True

    def _check_ratio(self) -> None:
        if self._given > _FREE_BYTES and self._given > RATIO * self._taken:
            raise PermanentError(
                "decompression-ratio",
                f"The data inflates to more than {RATIO} times its size, as no news text does. "
                "If it is one, upload it uncompressed.",
            )
