"""Unsafe ports: each lacks one safeguard, and the model must notice."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from shared.domain.manifests import Manifest
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import DocumentWrite, ObjectStore, OpenObject, WriteResult
from tests.unit.usecases.ingest.model.controlled_ports import (
    Connection,
    ControlledArticles,
    ControlledManifests,
    ControlledStore,
)


class BlindStore(ControlledStore):
    """A store that gives the first version at the second look: nothing is verified."""

    def __init__(self, inner: ObjectStore, connection: Connection) -> None:
        super().__init__(inner, connection)
        self._seen: dict[ObjectRef, ObjectVersion | None] = {}

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        return self._seen[ref] if ref in self._seen else super().head(ref)

    @contextmanager
    def open(self, ref: ObjectRef, etag: str | None = None) -> Iterator[OpenObject | None]:
        with super().open(ref, etag) as opened:
            self._seen[ref] = opened.version if opened else None
            yield opened


class UnversionedArticles(ControlledArticles):
    """Articles without versions: the last write stays, however old its pass."""

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        return super().write(writes, 1)


class UnfencedManifests(ControlledManifests):
    """Manifests without a fence: every swap succeeds, whoever has claimed the key meanwhile."""

    def swap(self, manifest: Manifest) -> Manifest:
        current = self._inner.read(manifest.ref)
        return super().swap(replace(manifest, token=current.token))


@dataclass(frozen=True, slots=True)
class WorkerPorts:
    """The classes of the ports that workers use."""

    store: type[ControlledStore] = ControlledStore
    articles: type[ControlledArticles] = ControlledArticles
    manifests: type[ControlledManifests] = ControlledManifests


SAFE_PORTS = WorkerPorts()
