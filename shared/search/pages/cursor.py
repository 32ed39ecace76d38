"""Cursors: opaque texts that say where the next page begins, each bound to its search.

A cursor holds the sort values of the last article and the day that age was counted from. A digest
covers these and everything that decides which articles match and in which order. So neither can be
changed unnoticed.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass

DIGEST_CHARACTERS = 16
MAX_LENGTH = 1024

type SortValue = str | int | float | None


class CursorError(ValueError):
    """The cursor is not one of ours, or belongs to another search."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a sorted result.

    Attributes:
        after: sort values of the last article before it; empty at the first article.
        as_of: ISO day that age is counted from, the same on every page.
    """

    after: tuple[SortValue, ...]
    as_of: str


def encode_cursor(cursor: Cursor, identity: str) -> str:
    """Write a cursor for a search.

    Args:
        cursor: the place.
        identity: text that is the same for equal searches only.
    """
    payload = json.dumps([cursor.as_of, *cursor.after], separators=(",", ":")).encode()
    return urlsafe_b64encode(_digest(payload, identity) + payload).decode().rstrip("=")


def decode_cursor(text: str, identity: str) -> Cursor:
    """Read a cursor back.

    Raises:
        CursorError: it was not made by `encode_cursor` for the same search.
    """
    if len(text) > MAX_LENGTH:
        raise CursorError("the cursor is malformed")
    try:
        data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (Base64Error, ValueError) as error:
        raise CursorError("the cursor is malformed") from error
    digest, payload = data[:DIGEST_CHARACTERS], data[DIGEST_CHARACTERS:]
    if digest != _digest(payload, identity):
        raise CursorError("the cursor belongs to another search, or was changed")
    as_of, *after = json.loads(payload)
    return Cursor(after=tuple(after), as_of=as_of)


def _digest(payload: bytes, identity: str) -> bytes:
    text = hashlib.sha256(identity.encode() + b"\0" + payload).hexdigest()
    return text[:DIGEST_CHARACTERS].encode()
