"""Drafts what comes next while what came last is being written.

Writing waits for the engine, drafting wants the processor: of a long object both go on at once.
"""

from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from queue import Queue, ShutDown
from threading import Thread

from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef
from shared.ports import OpenObject
from shared.usecases.ingest.documents.chunks import in_chunks
from shared.usecases.ingest.documents.document_builder import (
    BATCH_RECORDS,
    Draft,
    Drafting,
    weight_of,
)

CHUNK_RECORDS = 125
"""Handed over at once: each time costs two threads a change of place."""
CHUNK_CHARACTERS = 100_000
"""Of body text; a chunk ends with the record that reaches it."""
CHUNKS_AHEAD = 4
"""That wait to be written at most: the records of one batch."""

type _Chunk = list[Draft | BadRecord]


@dataclass(frozen=True, slots=True)
class DraftingAhead:
    """Drafting that keeps ahead of who takes the drafts; gives the same ones in the same order.

    The first batch is drafted when it is asked for: most objects hold no more. An error, which
    breaks off the whole object, may come before the last records that were read.

    Attributes:
        drafting: does the work.
    """

    drafting: Drafting

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, taken: Set[str], first: int, now: float
    ) -> Iterator[Draft | BadRecord]:
        """Read the object's records from number `first` on; see Drafting.

        Close what this gives before the object: until then it may be read.
        """
        records = self.drafting(opened, ref, taken, first, now)
        for count, record in enumerate(records, 1):
            yield record
            if count == BATCH_RECORDS:
                yield from _ahead(records)


def _ahead(records: Iterator[Draft | BadRecord]) -> Iterator[Draft | BadRecord]:
    chunks: Queue[_Chunk | Exception] = Queue(CHUNKS_AHEAD)
    thread = Thread(target=_draft, args=(records, chunks), daemon=True)
    thread.start()
    try:
        with suppress(ShutDown):
            while True:
                chunk = chunks.get()
                if isinstance(chunk, Exception):
                    raise chunk
                yield from chunk
    finally:
        chunks.shutdown(immediate=True)
        thread.join()


def _draft(records: Iterator[Draft | BadRecord], chunks: "Queue[_Chunk | Exception]") -> None:
    """Draft until there is nothing more, or nobody takes it any more."""
    wanted = takewhile(lambda _: not chunks.is_shutdown, records)
    try:
        for chunk in in_chunks(wanted, CHUNK_RECORDS, CHUNK_CHARACTERS, weight_of):
            chunks.put(chunk)
    except ShutDown:
        return
    except Exception as error:
        with suppress(ShutDown):
            chunks.put(error)
    finally:
        chunks.shutdown()
