"""One pass over one key: claim, write, remove, look again, end."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain

from shared.domain.errors import PermanentError
from shared.domain.manifests import BadRecord, Manifest, Outcome, Page, Pages, earliest
from shared.domain.messages import Continue
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import Generation, OpenObject, Write
from shared.usecases.ingest.bulk_writes import Refused, apply_all
from shared.usecases.ingest.documents.document_builder import Batch, in_batches
from shared.usecases.ingest.pass_context import IngestResult, ObjectChanged, Tools
from shared.usecases.ingest.reason_files import (
    LISTED_RECORDS,
    clear_note,
    iso_end,
    note_of,
    write_note,
)

_NOTHING = Batch((), (), None)
_EMPTY = "The object holds no article. Upload it again with at least one, or remove it."


@dataclass(slots=True)
class Pass:
    """The state of one pass; each method is a step of the proof in docs/ingest.md.

    Attributes:
        tools: what it works with.
        generation: the generation of the index that it writes.
        ref: the key.
        deadline: when to hand a long object on, in the clock's time.
        now: the present that embargoes are held against, in the clock's time.
        manifest: the manifest as this pass has last read or stored it.
        written: ids of the documents that follow from the object.
        inline: those ids, where the manifest itself names them all; else they are in pages.
        paged: whether they are in pages.
        bad: the first records that gave no document.
        unreadable: how many there are.
        until: when the first embargo on one of them ends, or None.
        noted: whether this pass has touched the key's reason file.
    """

    tools: Tools
    generation: Generation
    ref: ObjectRef
    deadline: float
    now: float
    manifest: Manifest = field(init=False)
    written: set[str] = field(default_factory=set)
    inline: tuple[str, ...] = ()
    paged: bool = False
    bad: list[BadRecord] = field(default_factory=list)
    unreadable: int = 0
    until: str | None = None
    noted: bool = False

    def start(self, opened: OpenObject | None) -> IngestResult:
        """Claim the key for the object as it was opened, or for its absence; bring it in line.

        Raises:
            VersionConflict: another pass has claimed the key.
            ObjectChanged: the object has changed meanwhile.
        """
        version = opened.version if opened else None
        try:
            with closing(self._batches(opened, 0)) as batches:
                first = next(batches)
                self._claim(version, first)
                return self._write(chain([first], batches))
        except PermanentError as error:
            return self._refuse(version, error)

    def resume(self, message: Continue) -> bool:
        """Take up a run where the message says; False where the run is no longer the key's."""
        self.manifest = self.generation.manifests.read(self.ref)
        if (self.manifest.number, self.manifest.outcome.state) != (message.number, "claimed"):
            return False
        self.paged = True
        self.now = self.manifest.read_at
        done = Pages(message.number, message.page)
        for _, page in self.generation.manifests.read_pages(self.ref, done):
            self._count(page)
        return True

    def go_on(self, opened: OpenObject, message: Continue, first: int) -> IngestResult:
        """Write the records from number `first` on, after `resume`; raises as `start` does."""
        try:
            with closing(self._batches(opened, first)) as batches:
                return self._write(batches, message.page)
        except PermanentError as error:
            return self._refuse(opened.version, error)

    def finish(self) -> IngestResult:
        """Remove what earlier passes left, look at the object again, and end the pass.

        Raises:
            VersionConflict: another pass has claimed the key.
            ObjectChanged: the object has changed meanwhile.
        """
        self._remove(self.manifest.ids)
        for index, number, ids in self._earlier():
            self._remove(ids)
            self.generation.manifests.drop_page(self.ref, number, index)
            if self.tools.clock.now() > self.deadline:
                return self._hand_on(None, self.manifest.own_pages())
        outcome = self._outcome()
        self._note(outcome)
        if self.tools.store.head(self.ref) != self.manifest.version:
            raise ObjectChanged(f"{self.ref.key} has changed")
        self._swap(self.manifest.ended(outcome, self.inline))
        return self._result(outcome)

    def _batches(self, opened: OpenObject | None, first: int) -> Generator[Batch]:
        """Give what follows from the object; to be closed before the object is."""
        if opened is None:
            yield _NOTHING
        else:
            drafts = self.tools.drafting(opened, self.ref, self.written, first, self.now)
            yield from in_batches(drafts)

    def _claim(
        self, version: ObjectVersion | None, batch: Batch, error: PermanentError | None = None
    ) -> None:
        """Take the key; in the same step name the documents, where they are all there is.

        What was read may be overtaken by then: an older state is not written over a newer one, and
        what was held back is not, where a later look has let it in.
        """
        why = (error.reason, error.detail, iso_end(error.until)) if error else ("", "", None)
        found = self.generation.manifests.read(self.ref)
        if not _is_no_older(version, found) and self.tools.store.head(self.ref) != version:
            raise ObjectChanged(f"{self.ref.key} has changed")
        if self.now < found.read_at:
            raise ObjectChanged(f"{self.ref.key} was looked at later")
        manifest = replace(found.claimed(version, *why), read_at=self.now)
        ids = tuple(draft.id for draft in batch.drafts)
        whole = batch.following is None and not manifest.pages
        self.paged = not (whole and manifest.has_room(ids))
        if not self.paged:
            manifest, self.inline = manifest.naming(ids), ids
        noted = manifest.noted or bool(error or batch.bad)
        self._swap(replace(manifest, noted=noted))

    def _refuse(self, version: ObjectVersion | None, error: PermanentError) -> IngestResult:
        """Claim the key anew for an object from which nothing follows."""
        self.written, self.inline = set(), ()
        self.bad, self.unreadable, self.until = [], 0, None
        self._claim(version, _NOTHING, error)
        return self.finish()

    def _write(self, batches: Iterable[Batch], page: int = 0) -> IngestResult:
        for index, batch in enumerate(batches, page):
            self._write_batch(batch, index)
            if batch.following is not None and self.tools.clock.now() > self.deadline:
                return self._hand_on(batch.following, index + 1)
        return self.finish()

    def _write_batch(self, batch: Batch, index: int) -> None:
        """Name the documents of a batch, then write them; single ones may be refused."""
        page = Page(tuple(draft.id for draft in batch.drafts), batch.bad)
        if self.paged:
            self._announce(index, page)
        refused = self._apply([Write(draft.id, draft.source) for draft in batch.drafts])
        if refused:
            page = self._without(page, batch, {item.id: item for item in refused})
            self._apply([Write(item.id, None) for item in refused])
            if self.paged:
                self.generation.manifests.put_page(self.ref, self.manifest.number, index, page)
            else:
                self.inline = page.ids
        self._count(page)

    def _announce(self, index: int, page: Page) -> None:
        """Make the ids of a page known; after a later claim, this fails."""
        self.generation.manifests.put_page(self.ref, self.manifest.number, index, page)
        if index >= self.manifest.own_pages():
            self._swap(self.manifest.with_page())

    @staticmethod
    def _without(page: Page, batch: Batch, refused: dict[str, Refused]) -> Page:
        bad = tuple(
            BadRecord(draft.position, "refused-by-index", refused[draft.id].detail)
            for draft in batch.drafts
            if draft.id in refused
        )
        return Page(tuple(id for id in page.ids if id not in refused), (*page.bad, *bad))

    def _count(self, page: Page) -> None:
        self.written.update(page.ids)
        self.unreadable += len(page.bad)
        self.until = earliest((self.until, *(record.until for record in page.bad)))
        self.bad += page.bad[: LISTED_RECORDS - len(self.bad)]

    def _earlier(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        for pages in self.manifest.earlier_pages():
            for index, page in self.generation.manifests.read_pages(self.ref, pages):
                yield index, pages.number, page.ids

    def _remove(self, ids: Sequence[str]) -> None:
        """Delete what does not follow from the object; the tombstones outlast late writes."""
        self._apply([Write(id, None) for id in ids if id not in self.written])

    def _apply(self, writes: Sequence[Write]) -> list[Refused]:
        articles, number = self.generation.articles, self.manifest.number
        return apply_all(articles, writes, number, self.tools.clock, self.deadline)

    def _outcome(self) -> Outcome:
        if self.manifest.version is None:
            return Outcome("absent")
        why = self.manifest.outcome
        if why.reason:
            return Outcome("quarantined", reason=why.reason, detail=why.detail, until=why.until)
        if self.written:
            return Outcome("indexed", len(self.written), self.unreadable, until=self.until)
        if self.bad:
            first = self.bad[0]
            told = first.reason, first.detail, self.until
            return Outcome("quarantined", 0, self.unreadable, *told)
        return Outcome("quarantined", reason="empty", detail=_EMPTY)

    def _note(self, outcome: Outcome) -> None:
        """Write the reason file that belongs to the outcome, or clear the one there may be."""
        if outcome.state == "quarantined" or outcome.unreadable:
            if not self.manifest.noted:
                self._swap(replace(self.manifest, noted=True))
            self.noted = True
            write_note(
                self.tools.store, note_of(self.ref, outcome, self.bad, self.tools.clock.now())
            )
        elif self.manifest.noted:
            self.noted = True
            clear_note(self.tools.store, self.ref, "reason")

    def _swap(self, manifest: Manifest) -> None:
        changed = replace(manifest, changed_at=self.tools.clock.now())
        self.manifest = self.generation.manifests.swap(changed)

    def _hand_on(self, record: int | None, page: int) -> IngestResult:
        """Leave the rest to a message; until it is there, this one stays in the queue."""
        version = self.manifest.version
        message = Continue(
            self.ref,
            self.generation.number,
            version.etag if version else "",
            self.manifest.number,
            record,
            page,
        )
        self.tools.queue.send([message])
        return IngestResult(self.ref, self.generation.number, "continued", len(self.written))

    def _result(self, outcome: Outcome) -> IngestResult:
        if outcome.state == "claimed":
            raise AssertionError("a pass that ends has an outcome")
        return IngestResult(
            self.ref,
            self.generation.number,
            outcome.state,
            outcome.articles,
            outcome.unreadable,
            outcome.reason,
        )


def _is_no_older(version: ObjectVersion | None, found: Manifest) -> bool:
    """Tell whether an object is as the last pass read it, or surely of a later time.

    Times are whole seconds, and a missing object has none.
    """
    if version == found.version or found.number == 0:
        return True
    if version is None or found.version is None:
        return False
    return version.last_modified > found.version.last_modified
