"""The bytes of a page to its text."""

import re
from collections.abc import Iterable
from itertools import islice
from unicodedata import normalize

from shared.articles.encoding.decoding import declared_charsets, decode

_DECLARATION_BYTES = 200
_MOST_METAS = 20
# Browsers look at the first 1,024 bytes only; pages with long scripts before it are as good.
_META = re.compile(rb"<meta\s[^<>]{0,1000}", re.IGNORECASE)


def decode_page(data: bytes, declared: Iterable[str] = ()) -> str:
    """Turn the bytes of a page into clean text, with accents and letters composed (NFC).

    Args:
        data: the whole page.
        declared: encodings that its container names, which go before the page's own.

    Raises:
        PermanentError: `bad-encoding`.
    """
    start = data[:_DECLARATION_BYTES].lstrip()
    told = [start.partition(b"?>")[0]] if start.startswith(b"<?xml") else []
    metas = (found[0] for found in _META.finditer(data) if b"charset" in found[0].lower())
    told += islice(metas, _MOST_METAS)
    own = declared_charsets(b" ".join(told).decode("ascii", "replace"))
    return normalize("NFC", decode(data, [*declared, *own]))
