"""Generations of the index in memory, honest about what an engine promises and what not."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shared.domain.errors import VersionConflict
from shared.domain.manifests import Manifest, Page, PassPages
from shared.domain.objects import ObjectRef
from shared.ports import ActiveGenerations, Clock, DocumentWrite, ScannedArticle, WriteResult
from shared.search.filters.filters import document_values
from tests.fakes.clock import FakeClock

GC_DELETES = 3600.0
"""Seconds for which a tombstone is remembered: `index.gc_deletes` of articles.json."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document, or the tombstone of one where there is no source."""

    number: int
    source: str | None
    at: float


class FakeArticles:
    """Documents in memory; implements `shared.ports.ArticleIndex`.

    GET by id sees every write at once, a search only what was refreshed. Tombstones keep older
    writes out until they are forgotten. A source that holds `"refuse"` is refused.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.stored: dict[str, Stored] = {}
        self.found: dict[str, Stored] = {}
        self._clock = clock or FakeClock()

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        return [self._apply(write, number) for write in writes]

    def get(
        self, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> Mapping[str, Mapping[str, Any]]:
        sources = {id: self.stored[id].source for id in ids if id in self.stored}
        found = {id: json.loads(source) for id, source in sources.items() if source is not None}
        if not fields:
            return found
        return {
            id: {name: value for name, value in document.items() if name in fields}
            for id, document in found.items()
        }

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        return all(id in self.found and self.found[id].number >= number for id in ids)

    def undated(self, ref: ObjectRef) -> int:
        documents = [json.loads(stored.source or "{}") for stored in self.found.values()]
        return sum(
            (doc["bucket"], doc["key"]) == (ref.bucket, ref.key) and not doc.get("date")
            for doc in documents
        )

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        documents = [json.loads(stored.source or "{}") for stored in self.found.values()]
        for document in sorted(documents, key=lambda doc: (doc["bucket"], doc["key"], doc["id"])):
            yield ScannedArticle(
                document["id"],
                ObjectRef(document["bucket"], document["key"]),
                document_values(document, facets),
            )

    def refresh(self) -> None:
        """Let searches find what was written."""
        self.found = {id: doc for id, doc in self.stored.items() if doc.source is not None}

    def documents(self) -> dict[str, str]:
        """Give every document that there is, refreshed or not, without the times of its article.

        These follow from earlier uploads too, and all else from the object as it is now.
        """
        sources = {id: doc.source for id, doc in self.stored.items() if doc.source is not None}
        return {id: _without_times(source) for id, source in sources.items()}

    def _apply(self, write: DocumentWrite, number: int) -> WriteResult:
        if write.source is not None and '"refuse"' in write.source:
            return WriteResult("refused", "mapper_parsing_exception: seeded")
        there = self.stored.get(write.id)
        if there and there.source is None and self._clock.now() - there.at > GC_DELETES:
            there = None
        if there and there.number > number:
            return WriteResult("outdated", f"current version [{there.number}] is higher")
        self.stored[write.id] = Stored(number, write.source, self._clock.now())
        return WriteResult("done")


def _without_times(source: str) -> str:
    whole, found, _ = source.rpartition(',"indexed": ')
    return f"{whole}}}" if found else source


class FakeManifests:
    """Manifests in memory, swapped by comparing; implements `shared.ports.ManifestStore`."""

    def __init__(self) -> None:
        self.stored: dict[ObjectRef, Manifest] = {}
        self.pages: dict[tuple[ObjectRef, int, int], Page] = {}
        self._changes = 0

    def read(self, ref: ObjectRef) -> Manifest:
        return self.stored.get(ref, Manifest(ref))

    def swap(self, manifest: Manifest) -> Manifest:
        if self.read(manifest.ref).token != manifest.token:
            raise VersionConflict(f"{manifest.ref.key} was claimed meanwhile")
        self._changes += 1
        self.stored[manifest.ref] = replace(manifest, token=str(self._changes))
        return self.stored[manifest.ref]

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        self.pages[ref, number, index] = page

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        for index in range(pages.count):
            page = self.pages.get((ref, pages.number, index))
            if page is not None:
                yield index, page

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        self.pages.pop((ref, number, index), None)

    def scan(self) -> Iterator[Manifest]:
        yield from sorted(self.stored.values(), key=lambda it: (it.ref.bucket, it.ref.key))


class FakeGeneration:
    """One generation in memory; implements `shared.ports.Generation`."""

    def __init__(self, number: int = 1, clock: Clock | None = None) -> None:
        self.number = number
        self.articles = FakeArticles(clock)
        self.manifests = FakeManifests()


class FakeCatalogue:
    """Generations in memory; implements `shared.ports.Catalogue`."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock
        self.generations: dict[int, FakeGeneration] = {}
        self.used = ActiveGenerations(1, (1,))
        self.create(1)

    def current(self) -> ActiveGenerations:
        return self.used

    def open(self, number: int) -> FakeGeneration:
        return self.generations[number]

    def create(self, number: int, shards: int | None = None) -> None:
        self.generations.setdefault(number, FakeGeneration(number, self._clock))

    def change(self, generations: ActiveGenerations) -> None:
        if generations.read != self.used.read:
            self.refresh(generations.read)
        self.used = generations

    def drop(self, number: int) -> bool:
        return self.generations.pop(number, None) is not None

    def refresh(self, number: int) -> None:
        self.generations[number].articles.refresh()
