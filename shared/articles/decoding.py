"""Bytes to text: byte order mark, declared encoding, UTF-8, then a guess."""

import codecs
import re
from collections.abc import Iterable

from shared.domain.errors import PermanentError

# Longest marks first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A guess needs no more than this, and its cost grows with what it is given.
_SAMPLE = 32 * 1024
_CONTROLS = {code: " " for code in range(32) if chr(code) not in "\t\n"} | {0x7F: " "}
_SURROGATE = re.compile("[\ud800-\udfff]")


def mark_encoding(head: bytes) -> str | None:
    """Name the encoding whose byte order mark the bytes begin with, if any."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def decode(data: bytes, declared: Iterable[str] = ()) -> str:
    """Turn the bytes of a text into clean text.

    Args:
        data: the whole text.
        declared: encodings that its container names, the most trusted first; unknown names
            and those that do not fit the bytes are passed over.

    Raises:
        PermanentError: `bad-encoding`, where no encoding gives readable text.
    """
    marked = mark_encoding(data)
    for name in (marked, *declared, "utf-8"):
        if name and (text := _try(data, name)) is not None:
            return clean(text)
    return clean(_guess(data))


def clean(text: str) -> str:
    r"""Make text safe to annotate, store and show.

    Line ends become `\n`, other control characters spaces, and lone surrogates, which no
    encoding can write, the replacement character.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _SURROGATE.sub("\ufffd", text.translate(_CONTROLS))


def _try(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name.strip())
    except (LookupError, ValueError):
        return None
    # An eight-bit encoding accepts anything; what it makes of binary data shows as NULs.
    return None if "\0" in text else text


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 30 ms to import; few objects need a guess

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise PermanentError(
            "bad-encoding",
            "The bytes are not text in any encoding that could be recognised. Save as UTF-8.",
        )
    return data.decode(best.encoding, "replace")
