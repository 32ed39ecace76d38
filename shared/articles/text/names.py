"""What is a name of a person or an office, and what is an address in its place."""

import re
from html import unescape

_ADDRESS = re.compile(
    r"(?:\w[\w+.-]*:)?//|(?:www|mailto|https?)[.:]|[/#@]|_:|[\w.+-]+@[\w-]+\.\w|"
    r"(?:[\w-]+\.)+(?:com|org|net)/",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_MOST_ROUNDS = 3  # text is escaped twice by some systems


def unescaped(text: str) -> str:
    """Return a line of text without entities, however often they were escaped, and without tags."""
    for _ in range(_MOST_ROUNDS):
        if "&" not in text or (plain := unescape(text)) == text:
            break
        text = plain
    return " ".join(_TAG.sub(" ", text).split())


def is_name(text: str) -> bool:
    """Tell a name from an address of a page, a mailbox, a fragment or a handle of a network."""
    return any(map(str.isalnum, text)) and _ADDRESS.match(text) is None
