"""An execution environment of the ingest function, as a thread."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from functions.ingest.handler import HAND_ON_SECONDS, START_SECONDS
from infra.proofs.harness.worker_process import INVOCATION_SECONDS
from infra.proofs.nodes.attempts import Attempt, Attempts
from infra.proofs.nodes.bucket import NotifyingBucket
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.extraction.extractor import Extractor
from shared.ports import ReceivedMessage
from shared.runtime.s3_events import decode_message
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits, total_receives
from shared.usecases.ingest.pass_context import PassContext

BATCH = 10
"""BatchSize of template.yaml."""
IDLE_SECONDS = 0.02


@dataclass(slots=True)
class IngestWorker:
    """Takes messages as Lambda's poller does and does with them what the handler does.

    Attributes:
        bucket: whose queue it drains.
        catalogue: the index; with a client of its own, as each environment has.
        extractor: finds leaders, countries and events.
        attempts: told of each pass.
    """

    bucket: NotifyingBucket
    catalogue: OpenSearchCatalogue
    extractor: Extractor
    attempts: Attempts

    def work(self, over: threading.Event) -> None:
        """Drain the queue until `over` is set."""
        clock = SystemClock()
        builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(self.extractor))
        ingest = Ingest(PassContext(self.bucket, self.bucket.queue, clock, builder))
        pause = EnginePause(self.catalogue, clock)
        while not over.is_set():
            received = sorted(self.bucket.queue.receive(BATCH), key=_receives)
            if received:
                ends = clock.now() + INVOCATION_SECONDS
                limits = TimeLimits(ends - START_SECONDS, ends - HAND_ON_SECONDS)
                self._handle(MessageBatch(ingest, self.catalogue, limits, pause), received)
            else:
                over.wait(IDLE_SECONDS)

    def _handle(self, batch: MessageBatch, received: Sequence[ReceivedMessage]) -> None:
        done = [message.receipt for message in received if self._process(batch, message, received)]
        batch.finish()
        self.bucket.queue.acknowledge(done)

    def _process(
        self, batch: MessageBatch, message: ReceivedMessage, received: Sequence[ReceivedMessage]
    ) -> bool:
        """Process a message; return whether it need not come again."""
        began = time.monotonic()
        last = message is received[-1]
        try:
            results = batch.process(
                decode_message(message.body), message.receipt, message.count, last
            )
        except Exception as error:
            failure = f"{type(error).__name__}: {error}"
            self.attempts.add(Attempt("index write", began, time.monotonic(), failure))
            return False
        for result in results:
            waits = f"waits: {result.reason}" if result.outcome == "waiting" else ""
            self.attempts.add(Attempt("index write", began, time.monotonic(), waits))
        return True


def _receives(message: ReceivedMessage) -> int:
    return total_receives(decode_message(message.body), message.count)
