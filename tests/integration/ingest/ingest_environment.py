"""The environment of ingest tests: a fake bucket and queue, and a real engine."""

import json
from dataclasses import dataclass

from opensearchpy import OpenSearch

from infra.proofs.harness.index_check import check_index
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.domain.messages import Continuation, KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.search.index.index_names import IndexNames
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits
from shared.usecases.ingest.pass_context import PassContext
from shared.usecases.operate.reconcile import differences
from shared.vocabulary import load
from tests.fakes.clock import FakeClock
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue

EXTRACTOR = Extractor(load())


@dataclass
class IngestEnvironment:
    """A fake bucket and queue, and a real engine."""

    client: OpenSearch
    names: IndexNames
    catalogue: OpenSearchCatalogue
    store: FakeStore
    queue: FakeQueue
    clock: FakeClock

    @property
    def context(self) -> PassContext:
        return PassContext(self.store, self.queue, self.clock, ArticleDocumentBuilder(EXTRACTOR))

    def drain(self, hand_on_after: float = 1e9) -> list[str]:
        """Handle every message, each in an invocation of its own; the outcomes."""
        outcomes: list[str] = []
        while received := self.queue.receive(1):
            now = self.clock.now()
            batch = MessageBatch(
                Ingest(self.context),
                self.catalogue,
                TimeLimits(now + 1e9, now + hand_on_after),
                EnginePause(self.catalogue, self.clock),
            )
            message = from_body(json.loads(received[0].body))
            assert isinstance(message, KeyUpdate | Continuation)
            results = batch.process([message], received[0].receipt, 1)
            batch.finish()
            outcomes += [result.outcome for result in results]
            self.queue.acknowledge([received[0].receipt])
        return outcomes

    def upload(self, ref: ObjectRef, body: bytes, content_type: str = "") -> None:
        self.store.upload(ref, body, content_type)
        self.queue.send([KeyUpdate(ref)])

    def assert_index_is_bucket(self) -> None:
        now = self.clock.now()
        for number in self.catalogue.current().write:
            self.catalogue.refresh(number)
            generation = self.catalogue.open(number)
            verdict = check_index(
                self.store, generation, self.context.build_documents, "bucket", now
            )
            assert verdict.equal, verdict
            assert list(differences(self.store, generation, "bucket", now)) == []
