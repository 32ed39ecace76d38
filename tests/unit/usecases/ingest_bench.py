"""The bench of use cases: ports in memory, and batches of messages over them."""

from collections.abc import Sequence

import pytest

from shared.domain.errors import SearchUnavailable
from shared.ports import DocumentWrite, WriteResult
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits
from shared.usecases.ingest.pass_context import PassContext
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import build_line_documents


class Bench:
    """Bucket, queue and index in memory, and batches of messages over them."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = FakeStore(self.clock)
        self.queue = FakeQueue(self.clock)
        self.catalogue = FakeCatalogue(self.clock)
        self.pause = EnginePause(self.catalogue, self.clock)
        self.context = PassContext(self.store, self.queue, self.clock, build_line_documents)

    def batch(self, start_for: float = 10.0, hand_on_after: float = 10.0) -> MessageBatch:
        now = self.clock.now()
        times = TimeLimits(now + start_for, now + hand_on_after)
        return MessageBatch(Ingest(self.context), self.catalogue, times, self.pause)

    def engine_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
            raise SearchUnavailable("the search engine does not answer")

        monkeypatch.setattr(self.catalogue.open(1).articles, "write", away)
