"""Bucket, queue and index without servers, so that what is measured is our own time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shared.domain.errors import VersionConflict
from shared.domain.manifests import Manifest, Page, PassPages
from shared.domain.messages import Message
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import (
    DocumentWrite,
    ListedObject,
    OpenObject,
    ReceivedMessage,
    ScannedArticle,
    WriteResult,
)

_MADE = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FileStore:
    """A bucket whose every key is one file; implements `shared.ports.ObjectStore`.

    Attributes:
        file: content of every object.
        content_type: of every object.
    """

    file: Path
    content_type: str = ""

    def head(self, ref: ObjectRef) -> ObjectVersion:
        """Give the state of an object now."""
        size = self.file.stat().st_size
        return ObjectVersion(f"{size:032x}", None, size, self.content_type, (), _MADE)

    @contextmanager
    def open(self, ref: ObjectRef, etag: str | None = None) -> Iterator[OpenObject]:
        """Read an object as it is now."""
        with self.file.open("rb") as stream:
            yield OpenObject(self.head(ref), stream)

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """List nothing: a pass never asks."""
        return iter(())

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Keep nothing: reasons are not what is measured."""

    def delete(self, ref: ObjectRef) -> None:
        """Remove nothing."""


@dataclass(slots=True)
class MemoryQueue:
    """A queue in memory; implements `shared.ports.Queue` as far as a pass uses it.

    Attributes:
        messages: those that wait, the oldest first.
    """

    messages: list[Message] = field(default_factory=list)

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        """Queue messages of our own."""
        self.messages += messages

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Queue nothing: a pass sends messages of its own alone."""

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        """Give nothing: they are taken from `messages`."""
        return ()

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Do nothing: what was taken is gone."""

    def depth(self) -> int:
        """Count the messages that wait."""
        return len(self.messages)


class DiscardingIndex:
    """An index that takes everything and keeps nothing; implements `shared.ports.ArticleIndex`."""

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        """Say that all is written."""
        return [WriteResult("done")] * len(writes)

    def get(
        self, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> Mapping[str, Mapping[str, Any]]:
        """Give nothing."""
        return {}

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        """Say that nothing is found."""
        return False

    def undated(self, ref: ObjectRef) -> int:
        """Count nothing."""
        return 0

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        """Give nothing."""
        return iter(())


@dataclass(slots=True)
class MemoryManifests:
    """Manifests in memory; implements `shared.ports.ManifestStore`.

    Attributes:
        stored: by key.
        pages: by key, pass and page.
    """

    stored: dict[ObjectRef, Manifest] = field(default_factory=dict)
    pages: dict[tuple[ObjectRef, int, int], Page] = field(default_factory=dict)

    def read(self, ref: ObjectRef) -> Manifest:
        """Give the manifest of a key; one with number 0 where none is stored."""
        return self.stored.get(ref, Manifest(ref))

    def swap(self, manifest: Manifest) -> Manifest:
        """Store the manifest in the place of the one it was made from.

        Raises:
            VersionConflict: it was changed meanwhile.
        """
        if self.read(manifest.ref).token != manifest.token:
            raise VersionConflict(f"{manifest.ref.key} was changed meanwhile")
        self.stored[manifest.ref] = replace(manifest, token=f"{manifest.token}+")
        return self.stored[manifest.ref]

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        """Write page `index` of pass `number`."""
        self.pages[ref, number, index] = page

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        """Give the pages of a pass with their index, in order."""
        for index in range(pages.count):
            yield index, self.pages[ref, pages.number, index]

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        """Remove a page."""
        self.pages.pop((ref, number, index), None)

    def scan(self) -> Iterator[Manifest]:
        """Give every manifest."""
        return iter(self.stored.values())


@dataclass(frozen=True, slots=True)
class DiscardingGeneration:
    """A generation that keeps no document; implements `shared.ports.Generation`."""

    number: int = 1
    articles: DiscardingIndex = field(default_factory=DiscardingIndex)
    manifests: MemoryManifests = field(default_factory=MemoryManifests)
