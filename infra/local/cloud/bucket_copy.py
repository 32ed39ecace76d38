"""A copy of the local bucket on disk, since LocalStack forgets everything when it stops."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PREFIX = "articles/"


@dataclass(frozen=True, slots=True)
class CopiedObject:
    """An object as it was copied."""

    etag: str
    modified: str
    content_type: str
    metadata: dict[str, str]


@dataclass(frozen=True, slots=True)
class BucketCopy:
    """A copy of a bucket's articles in a folder.

    Attributes:
        folder: where the copy is.
        s3: a boto3 client of S3.
        bucket: the bucket's name.
    """

    folder: Path
    s3: Any
    bucket: str

    def save(self) -> None:
        """Make the copy what the bucket is now; only what changed is fetched."""
        self.folder.mkdir(parents=True, exist_ok=True)
        before, now = self._read(), {}
        for key, etag, modified in self._listing():
            kept = before.get(key)
            if kept is None or (kept.etag, kept.modified) != (etag, modified):
                kept = self._fetch(key, modified)
            now[key] = kept
        if now == before:
            return
        self._write(now)
        for key in before.keys() - now.keys():
            self._file(key).unlink(missing_ok=True)

    def restore(self) -> int:
        """Put the copy back into the empty bucket; ingest sees every object as new.

        Returns:
            How many objects were put.
        """
        kept = self._read()
        for key, each in kept.items():
            self.s3.put_object(
                Bucket=self.bucket,
                Key=key,
                Body=self._file(key).read_bytes(),
                ContentType=each.content_type,
                Metadata=each.metadata,
            )
        return len(kept)

    def _listing(self) -> list[tuple[str, str, str]]:
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=PREFIX)
        return [
            (found["Key"], found["ETag"], found["LastModified"].isoformat())
            for page in pages
            for found in page.get("Contents", [])
        ]

    def _fetch(self, key: str, modified: str) -> CopiedObject:
        found = self.s3.get_object(Bucket=self.bucket, Key=key)
        self._file(key).write_bytes(found["Body"].read())
        return CopiedObject(found["ETag"], modified, found["ContentType"], found["Metadata"])

    def _file(self, key: str) -> Path:
        return self.folder / hashlib.sha256(key.encode()).hexdigest()

    def _read(self) -> dict[str, CopiedObject]:
        try:
            told = json.loads((self.folder / "objects.json").read_text())
        except FileNotFoundError:
            return {}
        return {key: CopiedObject(**each) for key, each in told.items()}

    def _write(self, kept: dict[str, CopiedObject]) -> None:
        draft = self.folder / "objects.draft"
        draft.write_text(json.dumps({key: asdict(each) for key, each in kept.items()}))
        draft.replace(self.folder / "objects.json")
