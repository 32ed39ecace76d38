import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infra.local.cloud.bucket_copy import BucketCopy


@dataclass
class Bucket:
    """As much of a boto3 client as the copy uses."""

    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    def put_object(self, *, Bucket: str, Key: str, Body: bytes, **told: Any) -> None:  # noqa: N803
        modified = datetime(2025, 1, 1, 0, 0, len(self.objects) % 60, tzinfo=UTC)
        self.objects[Key] = {
            "Body": Body,
            "ETag": f'"{hash(Body)}"',
            "LastModified": modified,
            "ContentType": told["ContentType"],
            "Metadata": told["Metadata"],
        }

    def get_object(self, *, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        self.fetched.append(Key)
        found = self.objects[Key]
        return found | {"Body": io.BytesIO(found["Body"])}

    def get_paginator(self, _name: str) -> "Bucket":
        return self

    def paginate(self, *, Bucket: str, Prefix: str) -> list[dict[str, Any]]:  # noqa: N803
        listed = [
            {"Key": key} | each for key, each in self.objects.items() if key.startswith(Prefix)
        ]
        return [{"Contents": listed}] if listed else [{}]


def put(bucket: Bucket, key: str, body: bytes) -> None:
    bucket.put_object(
        Bucket="b", Key=key, Body=body, ContentType="text/plain", Metadata={"source": "AP"}
    )


def test_a_new_bucket_gets_what_the_old_one_had(tmp_path: Path) -> None:
    old, new = Bucket(), Bucket()
    put(old, "articles/é/1.txt", b"one")
    put(old, "quarantine/1.txt", b"reason")
    BucketCopy(tmp_path, old, "b").save()
    assert BucketCopy(tmp_path, new, "b").restore() == 1
    [(key, restored)] = new.objects.items()
    assert (key, restored["Body"]) == ("articles/é/1.txt", b"one")
    assert (restored["ContentType"], restored["Metadata"]) == ("text/plain", {"source": "AP"})


def test_only_what_changed_is_fetched_and_what_is_gone_goes(tmp_path: Path) -> None:
    bucket = Bucket()
    copy = BucketCopy(tmp_path, bucket, "b")
    put(bucket, "articles/1.txt", b"one")
    put(bucket, "articles/2.txt", b"two")
    copy.save()
    bucket.fetched.clear()
    put(bucket, "articles/2.txt", b"two, corrected")
    del bucket.objects["articles/1.txt"]
    copy.save()
    assert bucket.fetched == ["articles/2.txt"]
    fresh = Bucket()
    BucketCopy(tmp_path, fresh, "b").restore()
    assert {key: each["Body"] for key, each in fresh.objects.items()} == {
        "articles/2.txt": b"two, corrected"
    }
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_bucket_is_restored_from_nothing(tmp_path: Path) -> None:
    assert BucketCopy(tmp_path / "none", Bucket(), "b").restore() == 0
