"""One pass over one key: claim, write, remove, look again, end."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from shared.domain.errors import PermanentError
from shared.domain.manifests import Manifest, Outcome, Page, PassPages
from shared.domain.messages import Continuation, Origin
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import DocumentWrite, Generation, OpenObject
from shared.usecases.ingest.bulk_writes import RefusedDocument, write_documents
from shared.usecases.ingest.documents.article_times import TIME_FIELDS, article_times, with_times
from shared.usecases.ingest.documents.batches import Batch, in_batches
from shared.usecases.ingest.pass_context import IngestResult, ObjectChanged, PassContext
from shared.usecases.ingest.pass_tally import PassTally
from shared.usecases.ingest.reason_files import (
    delete_reason_file,
    outcome_reason,
    write_reason_file,
)
from shared.usecases.ingest.utc_times import embargo_end, utc_time

_NO_RECORDS = Batch((), (), None)


@dataclass(slots=True)
class Pass:
    """The state of one pass; each method is a step of the proof in docs/ingest.md.

    Attributes:
        context: what it works with.
        generation: the generation of the index that it writes to.
        ref: the key.
        deadline: when to hand a long object on, in the clock's time.
        now: the time that embargoes are compared with, in the clock's time.
        origin: the event that it goes back to.
        manifest: the manifest as this pass has last read or stored it.
        tally: the documents and bad records of the object so far.
        inline: ids of the documents, where the manifest itself names all of them; else they are in
            pages.
        paged: whether they are in pages.
        file_touched: whether this pass has written or deleted the key's reason file.
        link: number that its next continuation has in the chain, from 0.
    """

    context: PassContext
    generation: Generation
    ref: ObjectRef
    deadline: float
    now: float
    origin: Origin
    manifest: Manifest = field(init=False)
    tally: PassTally = field(default_factory=PassTally)
    inline: tuple[str, ...] = ()
    paged: bool = False
    file_touched: bool = False
    link: int = 0

    def start(self, opened: OpenObject | None) -> IngestResult:
        """Claim the key and bring the index in line with the object.

        Args:
            opened: the object as it was opened, or None where there is none.

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
            return self._quarantine(version, error)

    def restore(self, message: Continuation) -> bool:
        """Restore the state of a run; return False where a later pass has the key.

        Args:
            message: tells where the run stopped.
        """
        self.manifest = self.generation.manifests.read(self.ref)
        if (self.manifest.number, self.manifest.outcome.state) != (message.number, "claimed"):
            return False
        self.paged = True
        self.link = message.link + 1
        self.now = self.manifest.read_at
        done = PassPages(message.number, message.page)
        for _, page in self.generation.manifests.read_pages(self.ref, done):
            self.tally.add(page)
        return True

    def resume(self, opened: OpenObject, message: Continuation, first: int) -> IngestResult:
        """Write the records from number `first` on, after `restore`; raises as `start` does."""
        try:
            with closing(self._batches(opened, first)) as batches:
                return self._write(batches, message.page)
        except PermanentError as error:
            return self._quarantine(opened.version, error)

    def finish(self) -> IngestResult:
        """Remove what earlier passes left, look at the object again, and end the pass.

        Raises:
            VersionConflict: another pass has claimed the key.
            ObjectChanged: the object has changed meanwhile.
        """
        self._remove(self.manifest.ids)
        for index, number, ids in self._earlier_pages():
            self._remove(ids)
            self.generation.manifests.drop_page(self.ref, number, index)
            if self.context.clock.now() > self.deadline:
                return self._hand_on(None, self.manifest.own_page_count())
        outcome = self.tally.outcome(self.manifest)
        self._update_reason_file(outcome)
        if self.context.store.head(self.ref) != self.manifest.version:
            raise ObjectChanged(f"{self.ref.key} has changed")
        self._swap(self.manifest.ended(outcome, self.inline))
        return self._result(outcome)

    def _batches(self, opened: OpenObject | None, first: int) -> Generator[Batch]:
        """Yield the batches of the object; close this generator before the object."""
        if opened is None:
            yield _NO_RECORDS
        else:
            yield from in_batches(
                self.context.build_documents(opened, self.ref, self.tally.ids, first, self.now)
            )

    def _claim(
        self, version: ObjectVersion | None, batch: Batch, error: PermanentError | None = None
    ) -> None:
        """Claim the key; in the same step name the documents, where the batch holds all of them.

        The object may have changed since it was read. So an older state does not replace a newer
        one, and what an embargo holds back does not replace what a later look has let in.
        """
        why = (error.reason, error.detail, embargo_end(error.until)) if error else ("", "", None)
        found = self.generation.manifests.read(self.ref)
        if not _is_no_older(version, found) and self.context.store.head(self.ref) != version:
            raise ObjectChanged(f"{self.ref.key} has changed")
        if self.now < found.read_at:
            raise ObjectChanged(f"{self.ref.key} was looked at later")
        manifest = replace(found.claimed(version, *why), read_at=self.now, event=self.origin.event)
        ids = tuple(document.id for document in batch.documents)
        whole = batch.next_record is None and not manifest.pages
        self.paged = not (whole and manifest.has_room(ids))
        if not self.paged:
            manifest, self.inline = manifest.with_ids(ids), ids
        noted = manifest.noted or bool(error or batch.bad)
        self._swap(replace(manifest, noted=noted))

    def _quarantine(self, version: ObjectVersion | None, error: PermanentError) -> IngestResult:
        """Claim the key anew for an object from which nothing follows."""
        self.tally, self.inline = PassTally(), ()
        self._claim(version, _NO_RECORDS, error)
        return self.finish()

    def _write(self, batches: Iterable[Batch], page: int = 0) -> IngestResult:
        for index, batch in enumerate(batches, page):
            self._write_batch(batch, index)
            if batch.next_record is not None and self.context.clock.now() > self.deadline:
                return self._hand_on(batch.next_record, index + 1)
        return self.finish()

    def _write_batch(self, batch: Batch, index: int) -> None:
        """Name the documents of a batch, then write them; the engine may refuse single ones."""
        page = batch.to_page({})
        if self.paged:
            self._announce(index, page)
        refused = self._send(self._writes(batch))
        if refused:
            page = batch.to_page({document.id: document.detail for document in refused})
            self._send([DocumentWrite(document.id, None) for document in refused])
            if self.paged:
                self.generation.manifests.put_page(self.ref, self.manifest.number, index, page)
            else:
                self.inline = page.ids
        self.tally.add(page)

    def _writes(self, batch: Batch) -> list[DocumentWrite]:
        """Return the writes of a batch; an article keeps the times that it had before."""
        version = self.manifest.version
        if version is None or not batch.documents:
            return []
        modified = utc_time(version.last_modified.timestamp())
        earlier = self._earlier([document.id for document in batch.documents])
        if not earlier and not self.paged and len(batch.documents) == 1:
            earlier = self._corrected(batch.documents[0].id)
        return [
            DocumentWrite(
                document.id,
                with_times(
                    document, article_times(modified, document.digest, earlier.get(document.id))
                ),
            )
            for document in batch.documents
        ]

    def _earlier(self, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        """Return what the index tells of articles already: this generation, or else another."""
        found: dict[str, Mapping[str, Any]] = {}
        for generation in self.context.further(self.generation.number):
            found |= generation.articles.get(ids, TIME_FIELDS)
        if self.manifest.number > 1:
            found |= self.generation.articles.get(ids, TIME_FIELDS)
        return found

    def _corrected(self, id: str) -> dict[str, Mapping[str, Any]]:
        """Return the article that an object of one article had before, as that of the new id.

        The id of an article without one of its own follows from its content: a correction has
        another id and is the same article.
        """
        named = [other for other in self.manifest.ids if other != id]
        found = list(self._earlier(named).values()) if named else []
        return {id: found[0]} if len(found) == 1 else {}

    def _announce(self, index: int, page: Page) -> None:
        """Write a page and announce it in the manifest; after a later claim, this fails."""
        self.generation.manifests.put_page(self.ref, self.manifest.number, index, page)
        if index >= self.manifest.own_page_count():
            self._swap(self.manifest.with_page())

    def _earlier_pages(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield index, pass number and ids of each page of earlier passes."""
        for pages in self.manifest.earlier_pages():
            for index, page in self.generation.manifests.read_pages(self.ref, pages):
                yield index, pages.number, page.ids

    def _remove(self, ids: Sequence[str]) -> None:
        """Delete what does not follow from the object; the tombstones outlast late writes."""
        self._send([DocumentWrite(id, None) for id in ids if id not in self.tally.ids])

    def _send(self, writes: Sequence[DocumentWrite]) -> list[RefusedDocument]:
        articles, number = self.generation.articles, self.manifest.number
        return write_documents(articles, writes, number, self.context.clock, self.deadline)

    def _update_reason_file(self, outcome: Outcome) -> None:
        """Write the reason file of the outcome, or delete the earlier one."""
        if outcome.state == "quarantined" or outcome.unreadable:
            if not self.manifest.noted:
                self._swap(replace(self.manifest, noted=True))
            self.file_touched = True
            content = outcome_reason(self.ref, outcome, self.tally.bad, self.context.clock.now())
            write_reason_file(self.context.store, content)
        elif self.manifest.noted:
            self.file_touched = True
            delete_reason_file(self.context.store, self.ref, "reason")

    def _swap(self, manifest: Manifest) -> None:
        changed = replace(manifest, changed_at=self.context.clock.now())
        self.manifest = self.generation.manifests.swap(changed)

    def _hand_on(self, record: int | None, page: int) -> IngestResult:
        """Leave the rest to a message; the current message stays in the queue until then."""
        version = self.manifest.version
        message = Continuation(
            self.ref,
            self.generation.number,
            version.etag if version else "",
            self.manifest.number,
            record,
            page,
            link=self.link,
            origin=self.origin,
        )
        self.context.queue.send([message])
        return IngestResult(self.ref, self.generation.number, "continued", len(self.tally.ids))

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
    """Return whether an object is as the last pass read it, or surely of a later time.

    Times are whole seconds, and a missing object has none.
    """
    if version == found.version or found.number == 0:
        return True
    if version is None or found.version is None:
        return False
    return version.last_modified > found.version.last_modified
