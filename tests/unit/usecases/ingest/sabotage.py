"""Ports with one safeguard taken away, to see that the model notices."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from shared.domain.manifests import Manifest
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import DocumentWrite, ObjectStore, OpenObject, WriteResult
from tests.unit.usecases.ingest.paused_ports import (
    Line,
    PausedArticles,
    PausedManifests,
    PausedStore,
)


class BlindStore(PausedStore):
    """An object looks at the second look as it did at the first: nothing is verified."""

    def __init__(self, inner: ObjectStore, line: Line) -> None:
        super().__init__(inner, line)
        self._seen: dict[ObjectRef, ObjectVersion | None] = {}

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        return self._seen[ref] if ref in self._seen else super().head(ref)

    @contextmanager
    def open(self, ref: ObjectRef, etag: str | None = None) -> Iterator[OpenObject | None]:
        with super().open(ref, etag) as opened:
            self._seen[ref] = opened.version if opened else None
            yield opened


class UnversionedArticles(PausedArticles):
    """Whatever comes last stays, however old its pass."""

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        return super().write(writes, 1)


class UnfencedManifests(PausedManifests):
    """Every swap succeeds, whoever has claimed the key meanwhile."""

    def swap(self, manifest: Manifest) -> Manifest:
        current = self._inner.read(manifest.ref)
        return super().swap(replace(manifest, token=current.token))


@dataclass(frozen=True, slots=True)
class Sabotage:
    """The ports that workers see."""

    store: type[PausedStore] = PausedStore
    articles: type[PausedArticles] = PausedArticles
    manifests: type[PausedManifests] = PausedManifests


NONE = Sabotage()
