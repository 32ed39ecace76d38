"""Originals: what is told of the object that an article came from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.errors import ObjectArchived
from shared.domain.manifests import Manifest, Outcome
from shared.domain.objects import ObjectRef
from tests.fakes.index import FakeCatalogue
from tests.fakes.object_store import FakeStore
from tests.fakes.upload_signer import fake_originals

NEWS = ObjectRef("news", "articles/2025/a.txt")


def document(ref: ObjectRef = NEWS, position: int = 0, record_id: str | None = None) -> Any:
    return {"bucket": ref.bucket, "key": ref.key, "position": position, "record_id": record_id}


class World:
    """A bucket and what the index remembers of it."""

    def __init__(self) -> None:
        self.store, self.catalogue = FakeStore(), FakeCatalogue()

    def has(self, ref: ObjectRef, articles: int = 1, content_type: str = "") -> None:
        version = self.store.upload(ref, b"text", content_type)
        outcome = Outcome("indexed", articles=articles)
        manifest = replace(Manifest(ref, version=version), number=1, outcome=outcome)
        self.catalogue.open(1).manifests.swap(manifest)

    def find(self, document: Mapping[str, Any]) -> Any:
        return fake_originals(self.store, self.catalogue).find(document)


@pytest.fixture
def world() -> World:
    return World()


def test_an_object_of_one_article_is_no_record(world: World) -> None:
    world.has(NEWS, content_type="text/plain")
    found = world.find(document(record_id="r-1"))
    assert (found.name, found.content_type, found.record) == ("a.txt", "text/plain", None)
    assert not found.overwritten
    assert found.expires.endswith("Z")


@pytest.mark.parametrize("position", [0, 7])
def test_a_record_of_several_is_told(world: World, position: int) -> None:
    ref = ObjectRef("news", "articles/wire.jsonl")
    world.has(ref, articles=8)
    record = world.find(document(ref, position, "r-9")).record
    assert (record.position, record.id) == (position, "r-9")


def test_a_deleted_object_is_none(world: World) -> None:
    assert world.find(document()) is None


def test_an_archived_object_is_refused_with_what_to_do(world: World) -> None:
    world.has(NEWS)
    world.store.upload(NEWS, b"text", archived=True)
    with pytest.raises(ObjectArchived, match="restore-object"):
        world.find(document())


def test_an_object_that_was_replaced_is_told(world: World) -> None:
    world.has(NEWS)
    world.store.upload(NEWS, b"another text")
    assert world.find(document()).overwritten


@pytest.mark.parametrize(
    ("key", "stored", "told"),
    [
        ("articles/a.pdf", "", "application/pdf"),
        ("articles/a.html", "binary/octet-stream", "text/html"),
        ("articles/a", "application/octet-stream", "application/octet-stream"),
        ("articles/a.txt", "text/x-wire", "text/x-wire"),
    ],
)
def test_the_type_follows_from_the_name_where_none_was_stored(
    world: World, key: str, stored: str, told: str
) -> None:
    world.has(ObjectRef("news", key), content_type=stored)
    assert world.find(document(ObjectRef("news", key))).content_type == told


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ('articles/x/a"b\\c.txt', "abc.txt"),
        ("articles/Zürich, Ελλάδα.txt", "Zürich, Ελλάδα.txt"),
        ("articles/a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt"),
        ('articles/"', "article"),
    ],
)
def test_a_name_holds_nothing_that_breaks_a_header(world: World, key: str, name: str) -> None:
    world.has(ObjectRef("news", key))
    assert world.find(document(ObjectRef("news", key))).name == name
