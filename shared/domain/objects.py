"""Objects in a bucket: their location and version."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """The location of an object.

    Attributes:
        bucket: bucket name.
        key: decoded object key.
    """

    bucket: str
    key: str


@dataclass(frozen=True, slots=True)
class ObjectVersion:
    """The state of an object as HEAD returns it, with its metadata.

    Attributes:
        etag: entity tag without quotes.
        version_id: S3 version id, or None in an unversioned bucket.
        size: bytes.
        content_type: as stored; may be empty.
        metadata: user metadata as sorted (name, value) pairs, names in lower case.
        last_modified: the store's own time.
        archived: whether it has to be restored before it can be read, as in GLACIER. It may be
            archived and restored later, so two states of one version are equal.
    """

    etag: str
    version_id: str | None
    size: int
    content_type: str
    metadata: tuple[tuple[str, str], ...]
    last_modified: datetime
    archived: bool = field(default=False, compare=False)


ARTICLES = "articles/"
"""The prefix of articles; the bucket sends events only for this one."""


LONGEST_KEY = 1024
"""The most bytes of an S3 object key."""
FOLDER_MARKS = ("/", "_$folder$")
"""The ends of keys of empty objects for folders: S3's console writes the first, Hadoop the second.
Such an object is never read, even with content."""


def is_article(ref: ObjectRef) -> bool:
    """Return whether an object may have articles: it is under `articles/` and no folder."""
    return ref.key.startswith(ARTICLES) and not ref.key.endswith(FOLDER_MARKS)


def why_never_read(key: str) -> str | None:
    """Return why an object with this key is never read; None if it is read."""
    if not key.startswith(ARTICLES):
        return f"{key} is never read: only keys that begin with {ARTICLES} are"
    if key.endswith(FOLDER_MARKS):
        return f"{key} is never read: a key with this end marks a folder"
    return None
