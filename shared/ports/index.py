"""The index as ingest writes it: documents, manifests and their generations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from shared.domain.manifests import Manifest, Page, Pages
from shared.domain.objects import ObjectRef

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

    def undated(self, ref: ObjectRef) -> int:
        """Count those documents of an object that a search finds and that have no date."""
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
        write: numbers of those that every pass brings in line, in this order; the one that searches
            read comes last.
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
        """Set the generations in use; moves the alias that searches read, in one step.

        What a search found before in the generation that was read, it finds after in the one that
        is, as far as that has it: the move itself takes nothing away, not even for a moment.
        """
        ...

    def drop(self, number: int) -> bool:
        """Remove a generation with all its documents; tells whether it was there."""
        ...

    def refresh(self, number: int) -> None:
        """Make all that was written findable; for tools that compare, never for ingest."""
        ...
