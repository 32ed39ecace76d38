"""Decompression of streams while they are read, with a limit on the ratio."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from shared.articles.streams.limits import MIB, RATIO, Readable
from shared.domain.errors import PermanentError

_CHUNK = 64 * 1024
# Up to this size any ratio is allowed, because one article may have this size.
_FREE_BYTES = MIB
_RAW = -zlib.MAX_WBITS
_GZIP = zlib.MAX_WBITS | 16


class Codec(Protocol):
    """A decompressor of one member of a stream; it raises ValueError for damaged data."""

    def decompress(self, data: bytes, size: int, /) -> bytes:
        """Take more data, and return at most about `size` bytes."""

    def needs_input(self) -> bool:
        """Return whether it needs more data before it can return more."""

    def ended(self) -> bytes | None:
        """Return the data after the end of the member, or None before its end."""


@dataclass(frozen=True, slots=True)
class Compression:
    """A compression format.

    Attributes:
        name: what people call it; `bad-<name>` is the reason for damaged data.
        codec: makes a codec for the next member.
        members: whether a stream may have several members.
    """

    name: str
    codec: Callable[[], Codec]
    members: bool = True


class Decompressed:
    """The decompressed bytes of a stream.

    Reading raises PermanentError: `bad-<name>`, `truncated` or `decompression-ratio`.
    """

    def __init__(self, stream: Readable, compression: Compression) -> None:
        """Wrap a compressed stream."""
        self._stream = stream
        self._compression = compression
        self._codec = compression.codec()
        self._pending = b""
        self._taken = 0
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """Return about `size` bytes at most; no bytes at the end."""
        while (rest := self._codec.ended()) is None or self._next_member(rest):
            if data := self._decompressed(min(size, MIB)):
                self._given += len(data)
                self._check_ratio()
                return data
            if self._codec.ended() is None and self._codec.needs_input():
                self._take()
        return b""

    def _take(self) -> None:
        self._pending = self._stream.read(_CHUNK)
        self._taken += len(self._pending)
        if not self._pending:
            raise PermanentError(
                "truncated",
                f"The {self._compression.name} data ends before its end mark. "
                "Upload the whole file again.",
            )

    def _decompressed(self, size: int) -> bytes:
        pending, self._pending = self._pending, b""
        try:
            return self._codec.decompress(pending, size)
        except ValueError:
            name = self._compression.name
            raise PermanentError(
                f"bad-{name}",
                f"The {name} data is damaged. Compress and upload the file again.",
            ) from None

    def _next_member(self, rest: bytes) -> bool:
        """Start the next member; zero bytes after the last one are padding."""
        if not self._compression.members:
            return False
        rest = rest.lstrip(b"\0")
        while not rest:
            more = self._stream.read(_CHUNK)
            self._taken += len(more)
            if not more:
                return False
            rest = more.lstrip(b"\0")
        self._codec = self._compression.codec()
        self._pending = rest
        return True

    def _check_ratio(self) -> None:
        if self._given > _FREE_BYTES and self._given > RATIO * self._taken:
            raise PermanentError(
                "decompression-ratio",
                f"The data inflates to more than {RATIO} times its size, as no news text does. "
                "If it is one, upload it uncompressed.",
            )


class _Zlib:
    """Decompression of gzip and deflate; the latter has zlib's header or none."""

    def __init__(self, bits: int | None) -> None:
        self._bits = bits
        self._inflate = None if bits is None else zlib.decompressobj(bits)
        self._tail = b""

    def decompress(self, data: bytes, size: int, /) -> bytes:
        self._tail += data
        if self._inflate is None:
            if len(self._tail) < 2:
                return b""
            has_header = self._tail[0] & 15 == 8 and int.from_bytes(self._tail[:2]) % 31 == 0
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if has_header else _RAW)
        try:
            found = self._inflate.decompress(self._tail, size)
        except zlib.error as error:
            raise ValueError(str(error)) from None
        self._tail = self._inflate.unconsumed_tail
        return found

    def needs_input(self) -> bool:
        return self._inflate is None or not self._tail

    def ended(self) -> bytes | None:
        return self._inflate.unused_data if self._inflate and self._inflate.eof else None


class _Zstd:
    def __init__(self) -> None:
        from backports import zstd  # few objects need it

        self._error: type[Exception] = zstd.ZstdError
        self._zstd = zstd.ZstdDecompressor(
            options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW}
        )

    def decompress(self, data: bytes, size: int, /) -> bytes:
        try:
            return self._zstd.decompress(data, size)
        except self._error as error:
            raise ValueError(str(error)) from None

    def needs_input(self) -> bool:
        return self._zstd.needs_input

    def ended(self) -> bytes | None:
        return self._zstd.unused_data if self._zstd.eof else None


class _Brotli:
    def __init__(self) -> None:
        import brotli  # few objects need it

        self._error: type[Exception] = brotli.error
        self._brotli = brotli.Decompressor()

    def decompress(self, data: bytes, size: int, /) -> bytes:
        try:
            found: bytes = self._brotli.process(data, output_buffer_limit=size)
        except self._error as error:
            raise ValueError(str(error)) from None
        return found

    def needs_input(self) -> bool:
        return bool(self._brotli.can_accept_more_data())

    def ended(self) -> bytes | None:
        return b"" if self._brotli.is_finished() else None


_ZSTD_WINDOW = 23  # 8 MiB, which RFC 8878 asks every decoder to take and bounds memory
GZIP = Compression("gzip", lambda: _Zlib(_GZIP))
ZSTD = Compression("zstd", _Zstd)
BROTLI = Compression("brotli", _Brotli, members=False)
DEFLATE = Compression("deflate", lambda: _Zlib(None), members=False)

_GZIP_MARK = b"\x1f\x8b"
_ZSTD_MARK = b"\x28\xb5\x2f\xfd"
# The frame that holds the dictionary of a .warc.zst file (IIPC's description of that format).
_DICTIONARY_MARK = b"\x5d\x2a\x4d\x18"


def compression_of(head: bytes) -> Compression | None:
    """Return the compression of a whole object by its first four bytes; None where there is none.

    Raises:
        PermanentError: `unknown-format`: the object needs a dictionary to be decompressed.
    """
    if head.startswith(_GZIP_MARK):
        return GZIP
    if head == _DICTIONARY_MARK:
        raise PermanentError(
            "unknown-format",
            "This is zstd-compressed with a dictionary of its own, which is not read. "
            "Compress it without one, or with gzip.",
        )
    return ZSTD if head.startswith(_ZSTD_MARK) else None
