"""The index as ingest writes it: documents, manifests and their generations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from shared.domain.manifests import Manifest, Page, PassPages
from shared.domain.objects import ObjectRef

type WriteStatus = Literal["done", "outdated", "throttled", "refused"]


@dataclass(frozen=True, slots=True)
class DocumentWrite:
    """One change of the index of articles.

    Attributes:
        id: document id, hex only.
        source: the document as JSON text; None deletes it.
    """

    id: str
    source: str | None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """The result of one DocumentWrite.

    Attributes:
        status: `done`; `outdated` where a later pass has written this id; `throttled` where the
            engine had no room and did nothing; `refused` where it will never take the document.
        detail: the engine's words, where it is not done.
    """

    status: WriteStatus
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ScannedArticle:
    """A document as a scan of the index gives it.

    Attributes:
        id: document id.
        ref: the object that it came from.
        facets: its values in each requested facet.
    """

    id: str
    ref: ObjectRef
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class ArticleIndex(Protocol):
    """The documents of one generation of the index.

    Every method raises SearchUnavailable or Throttled where trying again later may work.
    """

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        """Send writes with the pass number as external version; return one result each, in order.

        A write of an id that a pass of a higher number has written or deleted is `outdated`.
        """
        ...

    def get(
        self, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> Mapping[str, Mapping[str, Any]]:
        """Return the documents of these ids that exist, refreshed or not, by id.

        With `fields` it returns these fields alone.
        """
        ...

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        """Return whether a search finds all of them, as this pass or a later one wrote them."""
        ...

    def undated(self, ref: ObjectRef) -> int:
        """Count the documents of an object that a search finds and that have no date."""
        ...

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        """Yield every document that a search can find, in order of bucket, key and id."""
        ...


class ManifestStore(Protocol):
    """The manifests of one generation of the index, and their pages.

    Reads see every acknowledged write. Every method raises SearchUnavailable or Throttled where
    trying again later may work.
    """

    def read(self, ref: ObjectRef) -> Manifest:
        """Return the manifest of a key; its number is 0 where none is stored."""
        ...

    def swap(self, manifest: Manifest) -> Manifest:
        """Replace the manifest that this one was made from; return this one with its new token.

        Raises:
            VersionConflict: another pass has changed it meanwhile.
        """
        ...

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        """Write page `index` of pass `number`."""
        ...

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        """Yield the pages of a pass with their index, in order, without those that are gone."""
        ...

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        """Remove a page; one that is not there is no error."""
        ...

    def scan(self) -> Iterator[Manifest]:
        """Yield every manifest that a search finds, by bucket and key; do not swap these."""
        ...


@dataclass(frozen=True, slots=True)
class ActiveGenerations:
    """The generations of the index that are written, and the one that is read.

    Attributes:
        read: number of the generation that searches read.
        write: numbers of the generations that every pass writes to, in this order; the one that
            searches read comes last.
    """

    read: int
    write: tuple[int, ...]


class Generation(Protocol):
    """One generation: articles and their manifests, created and deleted together."""

    @property
    def number(self) -> int:
        """Return the number of the generation, from 1."""
        ...

    @property
    def articles(self) -> ArticleIndex:
        """Return its documents."""
        ...

    @property
    def manifests(self) -> ManifestStore:
        """Return its manifests."""
        ...


class Catalogue(Protocol):
    """The catalogue of generations; the only way to reach them."""

    def current(self) -> ActiveGenerations:
        """Return the generations in use, as of at most ten seconds ago."""
        ...

    def open(self, number: int) -> Generation:
        """Open a generation for reading and writing."""
        ...

    def create(self, number: int, shards: int | None = None) -> None:
        """Create the empty indices of a generation; existing ones are no error.

        Args:
            number: of the generation, from 1.
            shards: primary shards of its articles, and of its manifests; None for as many as the
                generation that searches read has. The first one has those of its settings.
        """
        ...

    def change(self, generations: ActiveGenerations) -> None:
        """Set the generations in use; move the alias that searches read, in one step.

        The move itself takes nothing away, not even for a moment. What a search has found in the
        old generation, it finds in the new one too, as far as the new one has it.
        """
        ...

    def drop(self, number: int) -> bool:
        """Delete a generation with all its documents; tell whether it existed."""
        ...

    def refresh(self, number: int) -> None:
        """Make all writes visible to searches; for comparisons, never for ingest."""
        ...
