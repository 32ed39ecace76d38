"""What the object store port promises, on the fake and on LocalStack's S3."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from shared.adapters.s3 import S3Store
from shared.domain.errors import StoreUnavailable
from shared.domain.objects import ObjectRef
from shared.ports import ObjectStore
from tests.fakes.object_store import FakeStore


@dataclass(frozen=True)
class Bucket:
    """A bucket under test, and the ways users put objects into it and into an archive."""

    name: str
    store: ObjectStore
    upload: Callable[[str, bytes, Mapping[str, str]], object]
    archive: Callable[[str, bytes], object]

    def ref(self, key: str) -> ObjectRef:
        return ObjectRef(self.name, key)


@pytest.fixture(params=["fake", pytest.param("s3", marks=pytest.mark.integration)])
def bucket(request: pytest.FixtureRequest) -> Bucket:
    name = f"t{uuid.uuid4().hex[:12]}"
    if request.param == "fake":
        fake = FakeStore()
        return Bucket(
            name,
            fake,
            lambda key, body, metadata: fake.upload(
                ObjectRef(name, key), body, "text/plain", metadata
            ),
            lambda key, body: fake.upload(ObjectRef(name, key), body, archived=True),
        )
    client = request.getfixturevalue("localstack").client("s3")
    client.create_bucket(Bucket=name)
    return Bucket(
        name,
        S3Store(client),
        lambda key, body, metadata: client.put_object(
            Bucket=name, Key=key, Body=body, ContentType="text/plain", Metadata=dict(metadata)
        ),
        lambda key, body: client.put_object(
            Bucket=name, Key=key, Body=body, StorageClass="GLACIER"
        ),
    )


def test_one_get_gives_state_and_bytes(bucket: Bucket) -> None:
    bucket.upload("articles/ä b+c.txt", b"words", {"published": "2025-08-28"})
    ref = bucket.ref("articles/ä b+c.txt")
    with bucket.store.open(ref) as opened:
        assert opened
        assert opened.stream.read() == b"words"
        version = opened.version
    assert version == bucket.store.head(ref)
    assert version.metadata == (("published", "2025-08-28"),)
    assert (version.size, version.content_type) == (5, "text/plain")
    assert abs(datetime.now(UTC) - version.last_modified) < timedelta(days=800)


def test_stream_gives_what_is_asked_for(bucket: Bucket) -> None:
    bucket.upload("articles/long", bytes(range(256)) * 4_000, {})
    with bucket.store.open(bucket.ref("articles/long")) as opened:
        assert opened
        parts = list(iter(lambda: opened.stream.read(100_000), b""))
    assert b"".join(parts) == bytes(range(256)) * 4_000


def test_what_is_not_there(bucket: Bucket) -> None:
    ref = bucket.ref("articles/none")
    assert bucket.store.head(ref) is None
    with bucket.store.open(ref) as opened:
        assert opened is None
    bucket.store.delete(ref)


def test_metadata_alone_makes_another_version(bucket: Bucket) -> None:
    ref = bucket.ref("articles/a")
    bucket.upload("articles/a", b"same", {"source": "x"})
    before = bucket.store.head(ref)
    bucket.upload("articles/a", b"same", {"source": "y"})
    after = bucket.store.head(ref)
    assert before
    assert after
    assert before.etag == after.etag
    assert before != after


def test_a_version_stays_the_same_when_it_is_archived(bucket: Bucket) -> None:
    ref = bucket.ref("articles/old")
    bucket.archive("articles/old", b"x")
    version = bucket.store.head(ref)
    assert version
    assert version.archived
    assert version == replace(version, archived=False)


def test_open_wants_the_same_entity_tag(bucket: Bucket) -> None:
    ref = bucket.ref("articles/a")
    bucket.upload("articles/a", b"one", {})
    version = bucket.store.head(ref)
    assert version
    with bucket.store.open(ref, version.etag) as opened:
        assert opened
    bucket.upload("articles/a", b"two", {})
    with bucket.store.open(ref, version.etag) as opened:
        assert opened is None


def test_list_goes_on_after_a_key(bucket: Bucket) -> None:
    for key in ("articles/1", "articles/2", "articles/3", "quarantine/1"):
        bucket.upload(key, b"x", {})
    listed = [entry.key for entry in bucket.store.list(bucket.name, "articles/", "articles/1")]
    assert listed == ["articles/2", "articles/3"]


def test_put_and_delete(bucket: Bucket) -> None:
    ref = bucket.ref("quarantine/a/reason.json")
    bucket.store.put(ref, b"{}", "application/json")
    version = bucket.store.head(ref)
    assert version
    assert version.content_type == "application/json"
    bucket.store.delete(ref)
    assert bucket.store.head(ref) is None


@pytest.mark.integration
def test_a_missing_bucket_is_no_missing_object(bucket: Bucket) -> None:
    if isinstance(bucket.store, FakeStore):
        return
    with pytest.raises(StoreUnavailable, match="NoSuchBucket"):
        list(bucket.store.list("no-such-bucket-here", "articles/"))
