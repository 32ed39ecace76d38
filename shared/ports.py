"""What the core asks of the world, as Protocols of at most six methods each."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, Literal, Protocol

from shared.domain.manifests import Manifest, Page, Pages
from shared.domain.messages import Message
from shared.domain.objects import ObjectRef, ObjectVersion

# ------------------------------------------------------------------ objects


@dataclass(frozen=True, slots=True)
class OpenObject:
    """An object being read: what it is and its bytes, both of one and the same moment.

    Attributes:
        version: state of the object that the bytes belong to.
        stream: its bytes; not seekable.
    """

    version: ObjectVersion
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as a listing tells it.

    Attributes:
        key: decoded key.
        etag: entity tag without quotes.
        size: bytes.
        last_modified: the store's own time.
    """

    key: str
    etag: str
    size: int
    last_modified: datetime


class ObjectStore(Protocol):
    """The article bucket.

    Every method raises StoreUnavailable or Throttled where trying again later may work.
    """

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        """Give the state of an object now, or None where there is none."""
        ...

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        """Read an object as it is now: None where there is none, or where it has another `etag`."""
        ...

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """List the objects under a prefix in order of their keys, those after `after` alone."""
        ...

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Write a small object."""
        ...

    def delete(self, ref: ObjectRef) -> None:
        """Remove an object; one that is not there is no error."""
        ...


@dataclass(frozen=True, slots=True)
class PresignedPost:
    """A form with which a browser or a client uploads one object.

    Attributes:
        url: where to post it.
        fields: form fields, to be sent before the file.
        expires_in: seconds for which it works.
    """

    url: str
    fields: Mapping[str, str]
    expires_in: int


class UploadSigner(Protocol):
    """Gives callers the right to upload one object."""

    def presign(
        self, ref: ObjectRef, content_type: str, largest: int, expires_in: int
    ) -> PresignedPost:
        """Sign an upload to exactly this key, of this type and at most `largest` bytes."""
        ...


# -------------------------------------------------------------------- index

type Fate = Literal["done", "outdated", "throttled", "refused"]


@dataclass(frozen=True, slots=True)
class Write:
    """One change of the articles' index.

    Attributes:
        id: document id, hex only.
        source: the document as JSON text; None deletes it.
    """

    id: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one Write.

    Attributes:
        fate: `done`; `outdated` where a later pass has written this id; `throttled` where the
            engine had no room and did nothing; `refused` where it will never take the document.
        detail: the engine's words where it is not done.
    """

    fate: Fate
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """A document as the index tells it when asked for everything.

    Attributes:
        id: document id.
        ref: the object that it came from.
        facets: its values in each facet that was asked for.
    """

    id: str
    ref: ObjectRef
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class ArticleIndex(Protocol):
    """The documents of one generation of the index.

    Every method raises SearchUnavailable or Throttled where trying again later may work.
    """

    def apply(self, writes: Sequence[Write], number: int) -> Sequence[Written]:
        """Send writes with the pass number as external version; one answer each, in order.

        A write of an id that a pass of a higher number has written or deleted is `outdated`.
        """
        ...

    def get(self, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
        """Give those of the documents that there are, refreshed or not."""
        ...

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        """Tell whether a search finds them all, as this pass or a later one wrote them."""
        ...

    def scan(self, facets: Sequence[str] = ()) -> Iterator[IndexedArticle]:
        """Give every document that a search can find, in order of bucket, key and id."""
        ...


class ManifestStore(Protocol):
    """The manifests of one generation of the index, and their pages.

    Reads see every acknowledged write. Every method raises SearchUnavailable or Throttled where
    trying again later may work.
    """

    def read(self, ref: ObjectRef) -> Manifest:
        """Give the manifest of a key; one with number 0 where none is stored."""
        ...

    def swap(self, manifest: Manifest) -> Manifest:
        """Store the manifest in the place of the one it was made from; give it with its new token.

        Raises:
            VersionConflict: another pass has changed it meanwhile.
        """
        ...

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        """Write page `index` of pass `number`."""
        ...

    def read_pages(self, ref: ObjectRef, pages: Pages) -> Iterator[tuple[int, Page]]:
        """Give the pages of a pass with their index, in order; those that are gone are left out."""
        ...

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        """Remove a page; one that is not there is no error."""
        ...

    def scan(self) -> Iterator[Manifest]:
        """Give every manifest a search can find, by bucket and key; their tokens do not swap."""
        ...


@dataclass(frozen=True, slots=True)
class Generations:
    """Which generations of the index are written and which one is read.

    Attributes:
        read: number of the generation that searches read.
        write: numbers of those that every pass brings in line, in order.
    """

    read: int
    write: tuple[int, ...]


class Generation(Protocol):
    """One generation: articles and their manifests, which live and die together."""

    @property
    def number(self) -> int:
        """Number of the generation, from 1."""
        ...

    @property
    def articles(self) -> ArticleIndex:
        """Its documents."""
        ...

    @property
    def manifests(self) -> ManifestStore:
        """Its manifests."""
        ...


class Catalogue(Protocol):
    """Where to write and read; the only way to the generations."""

    def current(self) -> Generations:
        """Tell the generations in use, as of at most ten seconds ago."""
        ...

    def open(self, number: int) -> Generation:
        """Give a generation for reading and writing."""
        ...

    def create(self, number: int) -> None:
        """Make the empty indices of a generation; no error where they are there."""
        ...

    def change(self, generations: Generations) -> None:
        """Set the generations in use; moves the alias that searches read, in one step."""
        ...

    def drop(self, number: int) -> None:
        """Remove a generation with all its documents."""
        ...

    def refresh(self, number: int) -> None:
        """Make all that was written findable; for tools that compare, never for ingest."""
        ...


# ------------------------------------------------------------------- search


@dataclass(frozen=True, slots=True)
class IndexState:
    """An index that searches read.

    Attributes:
        name: its name, without the alias.
        mapping_version: `_meta.mapping_version` of its mapping, or None where it tells none.
    """

    name: str
    mapping_version: int | None


class SearchEngine(Protocol):
    """The articles' index as readers see it, through its alias.

    Every method raises SearchUnavailable or Throttled where trying again later may work.
    """

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one search body; an index that is not there yet answers as an empty one."""
        ...

    def get(self, id: str) -> dict[str, Any] | None:
        """Give the document of that id, refreshed or not, or None where there is none."""
        ...

    def indices(self) -> tuple[IndexState, ...]:
        """Tell the indices behind the alias; none before the first article."""
        ...


# -------------------------------------------------------------- queue, clock


@dataclass(frozen=True, slots=True)
class Received:
    """A message taken from a queue, invisible to others until its time is over.

    Attributes:
        body: as sent.
        receipt: what acknowledges it.
        count: how many times it was received, this one included.
    """

    body: str
    receipt: str
    count: int


class Queue(Protocol):
    """A queue that delivers at least once and in any order."""

    def send(self, messages: Sequence[Message]) -> None:
        """Queue messages of our own.

        Raises:
            TransientError: not every message was taken.
        """
        ...

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Queue bodies as they are, such as those of a dead-letter queue."""
        ...

    def receive(self, most: int) -> Sequence[Received]:
        """Take up to `most` messages; none where the queue shows none right now."""
        ...

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Remove received messages for good."""
        ...

    def depth(self) -> int:
        """Estimate how many messages wait or are being worked on."""
        ...


class Clock(Protocol):
    """Time, so that the core reads none by itself."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...
