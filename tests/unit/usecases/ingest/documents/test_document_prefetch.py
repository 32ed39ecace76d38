import io
import threading
import time
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

import pytest

from shared.domain.errors import PermanentError
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import OpenObject
from shared.usecases.ingest.documents.batches import BATCH_RECORDS, SerialisedDocument
from shared.usecases.ingest.documents.document_prefetch import (
    CHUNK_RECORDS,
    WAITING_CHUNKS,
    PrefetchingDocumentBuilder,
)

REF = ObjectRef("bucket", "articles/long.jsonl")
OPENED = OpenObject(
    ObjectVersion("e", None, 0, "", (), datetime(2025, 1, 1, tzinfo=UTC)), io.BytesIO()
)
LONG = BATCH_RECORDS * 4


@dataclass
class Numbered:
    """A builder of numbered records, which records the thread of each."""

    count: int
    error: Exception | None = None
    threads: list[threading.Thread] = field(default_factory=list)
    closed: bool = False

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        try:
            for number in range(first, self.count):
                self.threads.append(threading.current_thread())
                if number % 7:
                    yield SerialisedDocument(number, f"{number:032x}", "{}", 1)
                else:
                    yield BadRecord(number, "bad-record", "No article.")
            if self.error:
                raise self.error
        finally:
            self.closed = True


def taken_from(builder: Numbered, first: int = 0) -> Iterator[SerialisedDocument | BadRecord]:
    return PrefetchingDocumentBuilder(builder)(OPENED, REF, set(), first, 0.0)


@pytest.mark.parametrize(
    "count", [0, 1, BATCH_RECORDS, BATCH_RECORDS + 1, LONG, LONG + CHUNK_RECORDS // 2]
)
def test_the_same_records_in_the_same_order(count: int) -> None:
    given = list(taken_from(Numbered(count), first=count // 3))
    assert given == list(Numbered(count)(OPENED, REF, set(), count // 3, 0.0))


def test_an_object_of_one_batch_needs_no_thread() -> None:
    builder = Numbered(BATCH_RECORDS)
    assert len(list(taken_from(builder))) == BATCH_RECORDS
    assert set(builder.threads) == {threading.current_thread()}


def test_the_next_batch_is_built_while_the_last_is_written() -> None:
    builder = Numbered(LONG)
    records = taken_from(builder)
    list(islice(records, BATCH_RECORDS + 1))
    ahead = BATCH_RECORDS + CHUNK_RECORDS * (WAITING_CHUNKS + 1)
    for _ in range(500):  # a writer at work takes nothing
        if len(builder.threads) >= ahead:
            break
        time.sleep(0.01)
    assert len(builder.threads) >= ahead
    assert threading.current_thread() not in builder.threads[BATCH_RECORDS:]
    assert len(list(records)) == LONG - BATCH_RECORDS - 1


def test_an_error_comes_to_who_takes_the_documents() -> None:
    count = BATCH_RECORDS + CHUNK_RECORDS + 10
    records = taken_from(Numbered(count, PermanentError("broken-off", "It breaks off.")))
    assert len(list(islice(records, count - 10))) == count - 10
    with pytest.raises(PermanentError, match="breaks off"):
        next(records)


def test_a_reader_that_stops_ends_the_building() -> None:
    builder = Numbered(LONG * 100)
    records = taken_from(builder)
    list(islice(records, BATCH_RECORDS + 1))
    del records
    assert builder.closed
    assert len(builder.threads) <= BATCH_RECORDS + CHUNK_RECORDS * (WAITING_CHUNKS + 3)
    assert not any(it.is_alive() for it in builder.threads if it is not threading.main_thread())


@dataclass
class Stopping(Numbered):
    """Stands still in the middle of a chunk, until it is told to go on."""

    at: int = BATCH_RECORDS + CHUNK_RECORDS + 5
    reached: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        for record in super().__call__(opened, ref, used_ids, first, now):
            if record.position == self.at:
                self.reached.set()
                self.go.wait(10)
            yield record


def test_who_stops_taking_waits_for_no_whole_chunk() -> None:
    builder = Stopping(LONG)
    records = taken_from(builder)
    list(islice(records, BATCH_RECORDS + 1))
    assert builder.reached.wait(10)
    threading.Timer(0.1, builder.go.set).start()
    del records
    assert len(builder.threads) <= builder.at + 2
