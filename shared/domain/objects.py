"""Objects in a bucket: where one is, and which version of it was seen."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """Where an object is.

    Attributes:
        bucket: bucket name.
        key: decoded object key.
    """

    bucket: str
    key: str


@dataclass(frozen=True, slots=True)
class ObjectVersion:
    """What tells one state of an object from another (HEAD), metadata included.

    Attributes:
        etag: entity tag without quotes.
        version_id: S3 version id, or None in an unversioned bucket.
        size: bytes.
        content_type: as stored; may be empty.
        metadata: user metadata as sorted (name, value) pairs, names in lower case.
        last_modified: the store's own time.
    """

    etag: str
    version_id: str | None
    size: int
    content_type: str
    metadata: tuple[tuple[str, str], ...]
    last_modified: datetime


ARTICLES = "articles/"
"""The prefix of articles: the only one that the bucket tells the queue of."""


LONGEST_KEY = 1024
"""Bytes of an S3 object key."""
FOLDER_MARKS = ("/", "_$folder$")
"""Ends of the keys of empty objects that stand for a folder: S3's console writes the first, Hadoop
the second. Such an object is never read, whatever it holds."""


def is_article(ref: ObjectRef) -> bool:
    """Return whether an object may hold articles: it is under `articles/` and no folder's mark."""
    return ref.key.startswith(ARTICLES) and not ref.key.endswith(FOLDER_MARKS)


def why_never_read(key: str) -> str | None:
    """Say why an object of a key is never read, or give None where it is."""
    if not key.startswith(ARTICLES):
        return f"{key} is never read: only keys that begin with {ARTICLES} are"
    if key.endswith(FOLDER_MARKS):
        return f"{key} is never read: a key with this end marks a folder"
    return None
