"""Names of people and organisations, as opposed to addresses in their place."""

import re
from html import unescape

_ADDRESS = re.compile(
    r"(?:\w[\w+.-]*:)?//|(?:www|mailto|https?)[.:]|[/#@]|_:|[\w.+-]+@[\w-]+\.\w|"
    r"(?:[\w-]+\.)+(?:com|org|net)/",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_MOST_ROUNDS = 3  # some systems escape text twice


def unescaped(text: str) -> str:
    """Return a line of text without tags and entities, even if they were escaped several times."""
    for _ in range(_MOST_ROUNDS):
        if "&" not in text or (plain := unescape(text)) == text:
            break
        text = plain
    return " ".join(_TAG.sub(" ", text).split())


def is_name(text: str) -> bool:
    """Return whether a text is a name and not the address of a page, a mailbox or an account."""
    return any(map(str.isalnum, text)) and _ADDRESS.match(text) is None
