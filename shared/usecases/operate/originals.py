"""Originals: the object that an article came from, as it was uploaded."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shared.domain.errors import ObjectArchived
from shared.domain.manifests import Manifest
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Clock, DownloadSigner, ObjectStore
from shared.usecases.ingest.utc_times import utc_time

EXPIRES_SECONDS = 300
"""Time to begin a download: the address is used at once, and short in case it leaks."""

_ARCHIVED = (
    "the object of this article is archived; ask those who run this archive to restore it "
    "(`aws s3api restore-object`), and try again when that is done, after minutes to two days"
)

_UNKNOWN_TYPES = ("", "application/octet-stream", "binary/octet-stream")
"""What S3 stores where the uploader told no media type."""


@dataclass(frozen=True, slots=True)
class Record:
    """The place of an article in an object of several.

    Attributes:
        position: number of the record, from 0.
        id: the record's own id, or None.
    """

    position: int
    id: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """Where the object of an article can be had for some minutes.

    Attributes:
        url: signed address; who has it needs no key.
        expires: when it ends, ISO 8601 in UTC.
        name: file name that a browser saves it under.
        content_type: its media type.
        record: which of its records the article is; None in an object of one article.
        overwritten: whether the object is another one than that which the article was read from.
    """

    url: str
    expires: str
    name: str
    content_type: str
    record: Record | None
    overwritten: bool


@dataclass(frozen=True, slots=True)
class Originals:
    """The objects that articles came from.

    Attributes:
        store: reads the bucket.
        signer: signs downloads with the function's own rights.
        catalogue: tells which version of an object was read.
        clock: the time.
    """

    store: ObjectStore
    signer: DownloadSigner
    catalogue: Catalogue
    clock: Clock

    def find(self, document: Mapping[str, Any]) -> Original | None:
        """Return the object of an article; None where it was deleted since.

        Args:
            document: the article's document.

        Raises:
            ObjectArchived: it has to be restored first.
            TransientError: bucket or index is away.
        """
        ref = ObjectRef(document["bucket"], document["key"])
        version = self.store.head(ref)
        if version is None:
            return None
        if version.archived:
            raise ObjectArchived(_ARCHIVED)
        manifest = self.catalogue.open(self.catalogue.current().read).manifests.read(ref)
        name, content_type = _file_name(ref.key), version.content_type
        if content_type in _UNKNOWN_TYPES:
            content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        expires = utc_time(self.clock.now() + EXPIRES_SECONDS)
        return Original(
            url=self.signer.sign_download(ref, name, content_type, EXPIRES_SECONDS),
            expires=expires,
            name=name,
            content_type=content_type,
            record=_record(document, manifest),
            overwritten=version != manifest.version,
        )


def _file_name(key: str) -> str:
    """Return the last part of a key without characters that no file system or header takes."""
    leaf = key.rsplit("/", 1)[-1]
    return "".join(char for char in leaf if char.isprintable() and char not in '\\"') or "article"


def _record(document: Mapping[str, Any], manifest: Manifest) -> Record | None:
    position = int(document["position"])
    outcome = manifest.outcome
    records = max(outcome.articles + outcome.unreadable, len(manifest.ids))
    if position == 0 and records <= 1 and not manifest.pages:
        return None
    return Record(position, document["record_id"])
