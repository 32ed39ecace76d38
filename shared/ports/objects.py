"""The bucket: objects to read, list and write, and signed uploads."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from shared.domain.objects import ObjectRef, ObjectVersion


@dataclass(frozen=True, slots=True)
class OpenObject:
    """An object that is being read: its version and its bytes, both of the same moment.

    Attributes:
        version: the state of the object to which the bytes belong.
        stream: its bytes; not seekable.
    """

    version: ObjectVersion
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as a listing gives it.

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
        """Return the state of an object now, or None where there is none."""
        ...

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        """Open an object as it is now; give None where there is none, or another `etag`."""
        ...

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """Yield the objects under a prefix in order of their keys, beginning after key `after`."""
        ...

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Write a small object."""
        ...

    def delete(self, ref: ObjectRef) -> None:
        """Delete an object; a missing object is no error."""
        ...


@dataclass(frozen=True, slots=True)
class PresignedPost:
    """A form with which a browser or a client uploads one object.

    Attributes:
        url: where to post it.
        fields: form fields, to send before the file.
        expires_in: seconds for which it works.
    """

    url: str
    fields: Mapping[str, str]
    expires_in: int


class UploadSigner(Protocol):
    """A signer of uploads: it gives callers the right to upload one object."""

    def presign(
        self,
        ref: ObjectRef,
        content_type: str,
        metadata: Mapping[str, str],
        largest: int,
        expires_in: int,
    ) -> PresignedPost:
        """Sign an upload to exactly this key, type and metadata, of at most `largest` bytes."""
        ...


class DownloadSigner(Protocol):
    """A signer of downloads: it gives callers the right to get one object for a while."""

    def sign_download(self, ref: ObjectRef, name: str, content_type: str, expires_in: int) -> str:
        """Return an address that answers with the object, as a file of this name and type."""
        ...
