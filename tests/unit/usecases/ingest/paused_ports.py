"""The ports as one worker sees them: before each call it stands still."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from shared.domain.errors import SearchUnavailable, StoreUnavailable, TransientError
from shared.domain.manifests import Manifest, Page, PassPages
from shared.domain.messages import Message
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import (
    ArticleIndex,
    Clock,
    DocumentWrite,
    ListedObject,
    ManifestStore,
    ObjectStore,
    OpenObject,
    Queue,
    ReceivedMessage,
    ScannedArticle,
    WriteResult,
)
from tests.unit.usecases.ingest.worker_threads import Worker


class Line:
    """The line between a worker and the outside: calls go through, are lost, or come late."""

    def __init__(self, worker: Worker, late: list[Callable[[], object]]) -> None:
        self._worker = worker
        self._late = late

    def call[T](
        self, name: str, error: type[TransientError], action: Callable[[], T], change: bool = False
    ) -> T:
        """Make a call; one that changes nothing cannot come late."""
        verdict = self._worker.gate(name)
        if verdict == "late" and change:
            self._late.append(action)
        if verdict in ("late", "lost"):
            raise error(f"{name} did not answer")
        result = action()
        if self._worker.gate(f"after {name}") != "go":
            raise error(f"the answer to {name} was lost")
        return result


class PausedStore:
    """A bucket behind a line."""

    def __init__(self, inner: ObjectStore, line: Line) -> None:
        self._inner, self._line = inner, line

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        return self._line.call("store.head", StoreUnavailable, lambda: self._inner.head(ref))

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        return self._line.call("store.open", StoreUnavailable, lambda: self._inner.open(ref, etag))

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        return self._inner.list(bucket, prefix, after)

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        def action() -> None:
            self._inner.put(ref, body, content_type)

        self._line.call("store.put", StoreUnavailable, action)

    def delete(self, ref: ObjectRef) -> None:
        self._line.call("store.delete", StoreUnavailable, lambda: self._inner.delete(ref))


class PausedArticles:
    """Documents behind a line."""

    def __init__(self, inner: ArticleIndex, line: Line) -> None:
        self._inner, self._line = inner, line

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        def action() -> Sequence[WriteResult]:
            return self._inner.write(writes, number)

        return self._line.call("articles.write", SearchUnavailable, action, change=True)

    def get(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        return self._inner.get(ids)

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        return self._inner.searchable(ids, number)

    def undated(self, ref: ObjectRef) -> int:
        return self._inner.undated(ref)

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        return self._inner.scan(facets)


class PausedManifests:
    """Manifests behind a line."""

    def __init__(self, inner: ManifestStore, line: Line) -> None:
        self._inner, self._line = inner, line

    def read(self, ref: ObjectRef) -> Manifest:
        return self._line.call("manifests.read", SearchUnavailable, lambda: self._inner.read(ref))

    def swap(self, manifest: Manifest) -> Manifest:
        def action() -> Manifest:
            return self._inner.swap(manifest)

        return self._line.call("manifests.swap", SearchUnavailable, action, change=True)

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        def action() -> None:
            self._inner.put_page(ref, number, index, page)

        self._line.call("manifests.put_page", SearchUnavailable, action, change=True)

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        def action() -> list[tuple[int, Page]]:
            return list(self._inner.read_pages(ref, pages))

        return iter(self._line.call("manifests.read_pages", SearchUnavailable, action))

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        def action() -> None:
            self._inner.drop_page(ref, number, index)

        self._line.call("manifests.drop_page", SearchUnavailable, action, change=True)

    def scan(self) -> Iterator[Manifest]:
        return self._inner.scan()


class PausedGeneration:
    """A generation behind a line."""

    def __init__(self, number: int, articles: ArticleIndex, manifests: ManifestStore) -> None:
        self.number = number
        self.articles = articles
        self.manifests = manifests


class PausedQueue:
    """A queue behind a line; only `send` is what a pass calls."""

    def __init__(self, inner: Queue, line: Line) -> None:
        self._inner, self._line = inner, line

    def send(self, messages: Sequence[Message]) -> None:
        def action() -> None:
            self._inner.send(messages)

        self._line.call("queue.send", TransientError, action, change=True)

    def send_raw(self, bodies: Sequence[str]) -> None:
        self._inner.send_raw(bodies)

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        return self._inner.receive(most)

    def acknowledge(self, receipts: Sequence[str]) -> None:
        self._inner.acknowledge(receipts)

    def depth(self) -> int:
        return self._inner.depth()


class PausedClock:
    """A clock behind a line: to wait is a chance for others to run."""

    def __init__(self, inner: Clock, line: Line) -> None:
        self._inner, self._line = inner, line

    def now(self) -> float:
        return self._inner.now()

    def sleep(self, seconds: float) -> None:
        self._line.call("clock.sleep", TransientError, lambda: self._inner.sleep(seconds))
