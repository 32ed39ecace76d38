"""Uploads as callers see them: the right to upload, and the status of an upload."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.domain.errors import ObjectExists
from shared.domain.objects import ARTICLES, LONGEST_KEY, ObjectRef, why_never_read
from shared.ports import Catalogue, ObjectStore, PresignedPost, UploadSigner
from shared.usecases.operate.upload_status import UploadStatus, upload_status

EXPIRES_SECONDS = 900
"""Time to begin an upload: long enough for a person, short in case a form leaks."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """Uploads to the article bucket.

    Attributes:
        bucket: its name.
        signer: signs forms with the function's own rights.
        store: reads the bucket.
        catalogue: reads what was indexed.
        max_bytes: largest object that is read.
    """

    bucket: str
    signer: UploadSigner
    store: ObjectStore
    catalogue: Catalogue
    max_bytes: int

    def presign(
        self, key: str, content_type: str, metadata: Mapping[str, str], *, overwrite: bool
    ) -> tuple[ObjectRef, PresignedPost]:
        """Sign a form that uploads exactly this object, of this type, within the size limit.

        A form replaces whatever has come under its key since it was signed: S3 checks conditions
        of puts, and not of forms.

        Args:
            key: object key; `articles/` is put in front where it is missing.
            content_type: media type of the object.
            metadata: user metadata of the object, which overrides what it says.
            overwrite: whether the object that has this key now may be replaced.

        Raises:
            ObjectExists: there is one, and it may not.
            TransientError: the bucket is away.
        """
        ref = ObjectRef(self.bucket, key if key.startswith(ARTICLES) else ARTICLES + key)
        if not overwrite and self.store.head(ref) is not None:
            raise ObjectExists(
                f"there is an object {ref.key} already; send overwrite: true to replace it, "
                "or choose another key"
            )
        form = self.signer.presign(ref, content_type, metadata, self.max_bytes, EXPIRES_SECONDS)
        return ref, form

    def status(self, key: str) -> UploadStatus | None:
        """Return the status of an upload; None where there is no such object.

        Raises:
            TransientError: bucket or index is away.
        """
        if why_never_read(key) or len(key.encode(errors="surrogatepass")) > LONGEST_KEY:
            return None
        return upload_status(ObjectRef(self.bucket, key), self.store, self.catalogue)
