"""Manifests: what the index remembers of one object.

A manifest tells which pass has claimed the key, and which documents are the object's. Each change
is a compare-and-set. Once a later pass has claimed the key, an earlier one can name no further
document. docs/ingest.md proves the guarantee of ingest from this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from shared.domain.objects import ObjectRef, ObjectVersion

type State = Literal["claimed", "indexed", "quarantined", "absent"]

INLINE_IDS = 1_000
"""The most ids in a manifest itself: usual uploads need no page, and manifests stay small."""


@dataclass(frozen=True, slots=True)
class PassPages:
    """The pages of one pass, which hold ids that did not fit into the manifest.

    Attributes:
        number: the pass that wrote the pages; no other pass writes them.
        count: how many pages it announced; they are numbered from 0.
    """

    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a pass.

    Attributes:
        state: `indexed`, `quarantined`, or `absent` if there is no object.
        articles: how many documents the object has.
        unreadable: how many records gave no document.
        reason: the slug of the reason why the object is quarantined, otherwise empty.
        detail: a sentence for people about the reason, otherwise empty.
        until: when the first embargo on a part of it ends, ISO 8601 in UTC, or None.
    """

    state: State
    articles: int = 0
    unreadable: int = 0
    reason: str = ""
    detail: str = ""
    until: str | None = None

    def is_due(self, now: str) -> bool:
        """Return whether an embargo has ended since.

        Args:
            now: the time, ISO 8601 in UTC to the second.
        """
        return self.until is not None and self.until <= now


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of one key in one generation of the index.

    Attributes:
        ref: the object.
        number: the last pass that claimed the key, from 1; 0 where none has.
        outcome: its outcome; the state is `claimed` while that pass has not ended.
        version: the version that the pass read; None if absent or not yet known.
        ids: ids of documents that are in the index or may still be written.
        pages: the pages with further such ids.
        noted: whether the key may have a reason file; once true, it stays true.
        changed_at: when the manifest last changed, in seconds since 1970.
        read_at: the time that embargoes are compared with in that pass, in seconds since 1970. All
            parts of the pass have the same, however often each of them is done.
        event: id of the event that the last pass goes back to, for people; may be empty.
        token: compared by a compare-and-set; empty for a manifest that was never stored.
    """

    ref: ObjectRef
    number: int = 0
    outcome: Outcome = Outcome("absent")
    version: ObjectVersion | None = None
    ids: tuple[str, ...] = ()
    pages: tuple[PassPages, ...] = ()
    noted: bool = False
    changed_at: float = 0.0
    read_at: float = 0.0
    event: str = ""
    token: str = ""

    def claimed(
        self,
        version: ObjectVersion | None,
        reason: str = "",
        detail: str = "",
        until: str | None = None,
    ) -> "Manifest":
        """Return the manifest in which the next pass claims the key; it keeps all known ids.

        Args:
            version: the object as the pass read it.
            reason: stable slug of why nothing follows from the object, else empty.
            detail: a sentence for people about the reason.
            until: when an embargo on it ends, ISO 8601 in UTC, or None.
        """
        outcome = Outcome("claimed", reason=reason, detail=detail, until=until)
        return replace(self, number=self.number + 1, outcome=outcome, version=version)

    def has_room(self, ids: Sequence[str]) -> bool:
        """Return whether the manifest itself has room for these ids too."""
        return len(self.ids) + len(ids) <= INLINE_IDS

    def with_ids(self, ids: Sequence[str]) -> "Manifest":
        """Return the manifest that names these ids as well."""
        return replace(self, ids=tuple(dict.fromkeys((*self.ids, *ids))))

    def own_page_count(self) -> int:
        """Count the pages that the current pass has announced."""
        return sum(pages.count for pages in self.pages if pages.number == self.number)

    def earlier_pages(self) -> tuple[PassPages, ...]:
        """Return the pages that earlier passes left."""
        return tuple(pages for pages in self.pages if pages.number != self.number)

    def with_page(self) -> "Manifest":
        """Return the manifest with one more page of the current pass announced."""
        own = PassPages(self.number, self.own_page_count() + 1)
        return replace(self, pages=(*self.earlier_pages(), own))

    def ended(self, outcome: Outcome, ids: Sequence[str]) -> "Manifest":
        """Return the manifest of an ended pass, which names its own documents alone."""
        own = tuple(pages for pages in self.pages if pages.number == self.number)
        return replace(self, outcome=outcome, ids=tuple(ids), pages=own)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that gave no document.

    Attributes:
        position: its number in the object, from 0.
        reason: a stable slug.
        detail: one sentence for people.
        until: when an embargo on it ends, ISO 8601 in UTC, or None.
    """

    position: int
    reason: str
    detail: str
    until: str | None = None


def earliest(times: Iterable[str | None]) -> str | None:
    """Return the earliest of some times, ISO 8601 in UTC; None where there is none."""
    return min((time for time in times if time is not None), default=None)


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one batch of a long object: ids that do not fit into the manifest.

    Attributes:
        ids: ids of its documents.
        bad: its records that gave no document.
    """

    ids: tuple[str, ...]
    bad: tuple[BadRecord, ...] = ()
