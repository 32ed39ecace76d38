"""An object store in memory."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import Clock, ListedObject, OpenObject
from tests.fakes.clock import FakeClock


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object with all that a GET tells of it."""

    body: bytes
    version: ObjectVersion


class FakeStore:
    """Objects in memory; implements `shared.ports.ObjectStore`.

    As on S3, entity tags follow from the content and times are whole seconds: an overwrite within
    a second with the same content cannot be told from the object before.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.objects: dict[ObjectRef, StoredObject] = {}
        self._clock = clock or FakeClock()

    def upload(
        self,
        ref: ObjectRef,
        body: bytes,
        content_type: str = "",
        metadata: Mapping[str, str] | None = None,
        *,
        archived: bool = False,
    ) -> ObjectVersion:
        """Put an object as a user does, metadata included."""
        version = ObjectVersion(
            etag=hashlib.md5(body, usedforsecurity=False).hexdigest(),
            version_id=None,
            size=len(body),
            content_type=content_type,
            metadata=tuple(sorted((metadata or {}).items())),
            last_modified=datetime.fromtimestamp(int(self._clock.now()), UTC),
            archived=archived,
        )
        self.objects[ref] = StoredObject(body, version)
        return version

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        stored = self.objects.get(ref)
        return stored.version if stored else None

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        stored = self.objects.get(ref)
        if stored is None or etag not in (None, stored.version.etag):
            return nullcontext(None)
        return nullcontext(OpenObject(stored.version, io.BytesIO(stored.body)))

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        for ref in sorted(self.objects, key=lambda ref: ref.key):
            if ref.bucket == bucket and ref.key.startswith(prefix) and ref.key > after:
                version = self.objects[ref].version
                yield ListedObject(ref.key, version.etag, version.size, version.last_modified)

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        self.upload(ref, body, content_type)

    def delete(self, ref: ObjectRef) -> None:
        self.objects.pop(ref, None)
