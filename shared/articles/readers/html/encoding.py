"""The decoding of HTML pages."""

import re
from collections.abc import Iterable
from itertools import islice
from unicodedata import normalize

from shared.articles.encoding.decoding import declared_charsets, decode

_DECLARATION_BYTES = 200
_MOST_METAS = 20
# Browsers read only the first 1,024 bytes, but some pages have long scripts before the element.
_META = re.compile(rb"<meta\s[^<>]{0,1000}", re.IGNORECASE)


def decode_page(data: bytes, declared: Iterable[str] = ()) -> str:
    """Decode the bytes of a page to clean text in composed form (NFC).

    Args:
        data: the whole page.
        declared: encodings that the container names; they are preferred to the page's own.

    Raises:
        PermanentError: `bad-encoding`.
    """
    start = data[:_DECLARATION_BYTES].lstrip()
    told = [start.partition(b"?>")[0]] if start.startswith(b"<?xml") else []
    metas = (found[0] for found in _META.finditer(data) if b"charset" in found[0].lower())
    told += islice(metas, _MOST_METAS)
    own = declared_charsets(b" ".join(told).decode("ascii", "replace"))
    return normalize("NFC", decode(data, [*declared, *own]))
