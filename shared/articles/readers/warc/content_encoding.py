"""The decoding of HTTP's Content-Encoding."""

from io import BytesIO

from shared.articles.streams.compression import (
    BROTLI,
    DEFLATE,
    GZIP,
    ZSTD,
    Compression,
    Decompressed,
)
from shared.articles.streams.limits import read_whole
from shared.domain.errors import PermanentError

# RFC 9110, RFC 7932 and RFC 8878; `x-gzip` is an old name of gzip.
_KNOWN: dict[str, Compression] = {
    "gzip": GZIP,
    "x-gzip": GZIP,
    "deflate": DEFLATE,
    "br": BROTLI,
    "zstd": ZSTD,
}
_PLAIN = frozenset({"", "identity", "none", "utf-8"})
_MOST = 3


def undo_content_encoding(sent: bytes, header: str) -> bytes:
    """Decode a page.

    Many archives have pages that were decoded already, but still with the header. So data that is
    not encoded and begins like a page is returned as it is.

    Args:
        sent: the body of the response.
        header: the value of Content-Encoding, in the order in which the encodings were applied.

    Raises:
        PermanentError: `unknown-encoding`, `truncated`, `decompression-ratio`, `too-large`, or
            `bad-<name>` of the encoding.
    """
    names = [name.strip().lower() for name in header.split(",")]
    for name in [name for name in reversed(names) if name not in _PLAIN][:_MOST]:
        if name not in _KNOWN:
            raise PermanentError(
                "unknown-encoding",
                f"The page is encoded as {name[:40]!r}; gzip, deflate, br and zstd are read.",
            )
        try:
            sent = read_whole(Decompressed(BytesIO(sent), _KNOWN[name]))
        except PermanentError:
            if not sent.lstrip().startswith(b"<"):
                raise
    return sent
