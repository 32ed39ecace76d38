"""Prefetch of documents: the next ones are built while the last ones are being written.

Writing waits for the engine, and building needs the processor. So both run at once for a long
object.
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
from shared.usecases.ingest.documents.batches import (
    BATCH_RECORDS,
    SerialisedDocument,
    body_length,
)
from shared.usecases.ingest.documents.chunks import in_chunks
from shared.usecases.ingest.documents.document_builder import DocumentBuilder

CHUNK_RECORDS = 125
"""Records that one thread gives to the other at once: each time costs both a switch."""
CHUNK_CHARACTERS = 100_000
"""Of body text; a chunk ends with the record that reaches it."""
WAITING_CHUNKS = 4
"""That wait to be written at most: the records of one batch."""

type _Chunk = list[SerialisedDocument | BadRecord]


@dataclass(frozen=True, slots=True)
class PrefetchingDocumentBuilder:
    """A builder that works ahead of its reader; it gives the same documents in the same order.

    It builds the first batch only when somebody asks for it: most objects hold no more. An error
    that ends the whole object may come before the last records that were read.

    Attributes:
        builder: does the work.
    """

    builder: DocumentBuilder

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        """Build the documents of the records from number `first` on; see DocumentBuilder.

        Close the returned iterator before the object: until then it may read the object.
        """
        records = self.builder(opened, ref, used_ids, first, now)
        for count, record in enumerate(records, 1):
            yield record
            if count == BATCH_RECORDS:
                yield from _prefetched(records)


def _prefetched(
    records: Iterator[SerialisedDocument | BadRecord],
) -> Iterator[SerialisedDocument | BadRecord]:
    chunks: Queue[_Chunk | Exception] = Queue(WAITING_CHUNKS)
    thread = Thread(target=_build, args=(records, chunks), daemon=True)
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


def _build(
    records: Iterator[SerialisedDocument | BadRecord], chunks: "Queue[_Chunk | Exception]"
) -> None:
    """Build until there is no record left, or until nobody reads the documents any more."""
    wanted = takewhile(lambda _: not chunks.is_shutdown, records)
    try:
        for chunk in in_chunks(wanted, CHUNK_RECORDS, CHUNK_CHARACTERS, body_length):
            chunks.put(chunk)
    except ShutDown:
        return
    except Exception as error:
        with suppress(ShutDown):
            chunks.put(error)
    finally:
        chunks.shutdown()
