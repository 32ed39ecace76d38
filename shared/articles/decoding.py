"""Bytes to text: byte order mark, UTF-8, the declared encoding, then a guess."""

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
# What these declare is Windows-1252 in practice; the WHATWG encoding standard reads them so.
_WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso8859-1"})
_CHARSET = re.compile(r"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# A guess needs no more than this, and its cost grows with what it is given.
_SAMPLE = 16 * 1024
_CONTROLS = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x85"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def mark_encoding(head: bytes) -> str | None:
    """Name the encoding whose byte order mark the bytes begin with, if any."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def charsets_in(text: str) -> list[str]:
    """Return the encodings that a media type, a `meta` or an XML declaration names."""
    return _CHARSET.findall(text)


def decode(data: bytes, declared: Iterable[str] = ()) -> str:
    """Turn the bytes of a text into clean text: `decode_raw`, then `clean`."""
    return clean(decode_raw(data, declared))


def decode_raw(data: bytes, declared: Iterable[str] = ()) -> str:
    """Turn the bytes of a text into characters.

    UTF-8 goes before what is declared: text in another encoding is hardly ever valid UTF-8,
    while declarations are often wrong.

    Args:
        data: the whole text.
        declared: encodings that its container names, the most trusted first; unknown names
            and those that do not fit the bytes are passed over.

    Raises:
        PermanentError: `bad-encoding`, where no encoding gives readable text.
    """
    names = (mark_encoding(data), "utf-8", *map(_practical, declared), unmarked_utf16(data))
    for name in filter(None, names):
        text = _try(data, name)
        if text is not None:
            return text
    return _guess(data)


def clean(text: str) -> str:
    r"""Make text safe to annotate, store and show.

    Line ends become `\n`, other control characters spaces, and lone surrogates, which no
    encoding can write, the replacement character.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        text = text.replace("\x85", "\n").translate(_CONTROLS)
    if text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", text).removeprefix("\ufeff")


def _practical(name: str) -> str:
    return "cp1252" if name.strip().lower() in _WESTERN else name


def unmarked_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 of mostly Latin text by where its zero bytes are."""
    head = data[:1024]
    if 2 * head[1::2].count(0) > len(head) // 2:
        return "utf-16-le"
    return "utf-16-be" if 2 * head[::2].count(0) > len(head) // 2 else None


def _try(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name.strip())
    except (LookupError, ValueError):
        return None
    # An eight-bit encoding accepts anything; what it makes of binary data shows as NULs.
    return None if "\0" in text else text


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # few objects need a guess

    best = None if b"\0" in data else from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise PermanentError(
            "bad-encoding",
            "The bytes are not text in any encoding that could be recognised. Save as UTF-8.",
        )
    return data.decode(best.encoding, "replace")
