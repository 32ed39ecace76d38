"""Ports whose calls a test controls: the worker stops before each call."""

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
from tests.unit.usecases.ingest.model.worker_threads import Worker


class Connection:
    """The connection of a worker: its calls succeed, get lost, or arrive late."""

    def __init__(self, worker: Worker, late: list[Callable[[], object]]) -> None:
        self._worker = worker
        self._late = late

    def call[T](
        self, name: str, error: type[TransientError], action: Callable[[], T], change: bool = False
    ) -> T:
        """Make a call; a call that changes nothing cannot arrive late."""
        verdict = self._worker.pause_before(name)
        if verdict == "late" and change:
            self._late.append(action)
        if verdict in ("late", "lost"):
            raise error(f"{name} did not answer")
        result = action()
        if self._worker.pause_before(f"after {name}") != "go":
            raise error(f"the answer to {name} was lost")
        return result


class ControlledStore:
    """A bucket whose calls a test controls."""

    def __init__(self, inner: ObjectStore, connection: Connection) -> None:
        self._inner, self._connection = inner, connection

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        return self._connection.call("store.head", StoreUnavailable, lambda: self._inner.head(ref))

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        return self._connection.call(
            "store.open", StoreUnavailable, lambda: self._inner.open(ref, etag)
        )

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        return self._inner.list(bucket, prefix, after)

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        def action() -> None:
            self._inner.put(ref, body, content_type)

        self._connection.call("store.put", StoreUnavailable, action)

    def delete(self, ref: ObjectRef) -> None:
        self._connection.call("store.delete", StoreUnavailable, lambda: self._inner.delete(ref))


class ControlledArticles:
    """Documents whose calls a test controls."""

    def __init__(self, inner: ArticleIndex, connection: Connection) -> None:
        self._inner, self._connection = inner, connection

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        def action() -> Sequence[WriteResult]:
            return self._inner.write(writes, number)

        return self._connection.call("articles.write", SearchUnavailable, action, change=True)

    def get(
        self, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> Mapping[str, Mapping[str, Any]]:
        def action() -> Mapping[str, Mapping[str, Any]]:
            return self._inner.get(ids, fields)

        return self._connection.call("articles.get", SearchUnavailable, action)

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        return self._inner.searchable(ids, number)

    def undated(self, ref: ObjectRef) -> int:
        return self._inner.undated(ref)

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        return self._inner.scan(facets)


class ControlledManifests:
    """Manifests whose calls a test controls."""

    def __init__(self, inner: ManifestStore, connection: Connection) -> None:
        self._inner, self._connection = inner, connection

    def read(self, ref: ObjectRef) -> Manifest:
        return self._connection.call(
            "manifests.read", SearchUnavailable, lambda: self._inner.read(ref)
        )

    def swap(self, manifest: Manifest) -> Manifest:
        def action() -> Manifest:
            return self._inner.swap(manifest)

        return self._connection.call("manifests.swap", SearchUnavailable, action, change=True)

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        def action() -> None:
            self._inner.put_page(ref, number, index, page)

        self._connection.call("manifests.put_page", SearchUnavailable, action, change=True)

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        def action() -> list[tuple[int, Page]]:
            return list(self._inner.read_pages(ref, pages))

        return iter(self._connection.call("manifests.read_pages", SearchUnavailable, action))

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        def action() -> None:
            self._inner.drop_page(ref, number, index)

        self._connection.call("manifests.drop_page", SearchUnavailable, action, change=True)

    def scan(self) -> Iterator[Manifest]:
        return self._inner.scan()


class ControlledGeneration:
    """A generation whose calls a test controls."""

    def __init__(self, number: int, articles: ArticleIndex, manifests: ManifestStore) -> None:
        self.number = number
        self.articles = articles
        self.manifests = manifests


class ControlledQueue:
    """A queue whose `send` a test controls; a pass calls no other method."""

    def __init__(self, inner: Queue, connection: Connection) -> None:
        self._inner, self._connection = inner, connection

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        def action() -> None:
            self._inner.send(messages, delay)

        self._connection.call("queue.send", TransientError, action, change=True)

    def send_raw(self, bodies: Sequence[str]) -> None:
        self._inner.send_raw(bodies)

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        return self._inner.receive(most)

    def acknowledge(self, receipts: Sequence[str]) -> None:
        self._inner.acknowledge(receipts)

    def depth(self) -> int:
        return self._inner.depth()


class ControlledClock:
    """A clock whose waits let other workers run."""

    def __init__(self, inner: Clock, connection: Connection) -> None:
        self._inner, self._connection = inner, connection

    def now(self) -> float:
        return self._inner.now()

    def sleep(self, seconds: float) -> None:
        self._connection.call("clock.sleep", TransientError, lambda: self._inner.sleep(seconds))
