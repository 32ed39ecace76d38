"""The bucket: objects read, looked at, listed, and uploads signed."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from shared.domain.objects import ObjectRef, ObjectVersion


@dataclass(frozen=True, slots=True)
class OpenObject:
    """An object being read: what it is and its bytes, both of one and the same moment.

    Attributes:
        version: state of the object that the bytes belong to.
        stream: its bytes; not seekable.
    """

    version: ObjectVersion
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as a listing tells it.

    Attributes:
        key: decoded key.
        etag: entity tag without quotes.
        size: bytes.
        last_modified: the store's own time.
    """

    key: str
    etag: str
    size: int
    last_modified: datetime


class ObjectStore(Protocol):
    """The article bucket.

    Every method raises StoreUnavailable or Throttled where trying again later may work.
    """

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        """Give the state of an object now, or None where there is none."""
        ...

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        """Read an object as it is now: None where there is none, or where it has another `etag`."""
        ...

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """List the objects under a prefix in order of their keys, those after `after` alone."""
        ...

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Write a small object."""
        ...

    def delete(self, ref: ObjectRef) -> None:
        """Remove an object; one that is not there is no error."""
        ...


@dataclass(frozen=True, slots=True)
class PresignedPost:
    """A form with which a browser or a client uploads one object.

    Attributes:
        url: where to post it.
        fields: form fields, to be sent before the file.
        expires_in: seconds for which it works.
    """

    url: str
    fields: Mapping[str, str]
    expires_in: int


class UploadSigner(Protocol):
    """Gives callers the right to upload one object."""

    def presign(
        self, ref: ObjectRef, content_type: str, largest: int, expires_in: int
    ) -> PresignedPost:
        """Sign an upload to exactly this key, of this type and at most `largest` bytes."""
        ...
