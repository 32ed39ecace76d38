"""A bucket, a queue, an index, and workers that a test moves call by call."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from shared.domain.errors import PermanentError, TransientError, VersionConflict
from shared.domain.manifests import BadRecord
from shared.domain.messages import KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.usecases.ingest.reason_files import reason_file_ref
from shared.usecases.operate.reconcile import differences
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeGeneration
from tests.fakes.objects import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest.paused_ports import (
    Line,
    PausedClock,
    PausedGeneration,
    PausedQueue,
)
from tests.unit.usecases.ingest.sabotage import NONE, Sabotage
from tests.unit.usecases.ingest.worker_threads import Crash, Verdict, Worker

MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Running:
    """A worker with the message that it works on."""

    worker: Worker
    body: str

    @property
    def ref(self) -> ObjectRef:
        """Give the key that the message is about."""
        return ObjectRef(**json.loads(self.body)["ref"])


class World:
    """Everything that the model is about."""

    def __init__(self, sabotage: Sabotage = NONE) -> None:
        self.clock = FakeClock()
        self.store = FakeStore(self.clock)
        self.generation = FakeGeneration(1, self.clock)
        self.queue = FakeQueue()
        self.running: list[Running] = []
        self.late: list[Callable[[], object]] = []
        self._sabotage = sabotage

    def tell(self, ref: ObjectRef, copies: int) -> None:
        """Send the event of a change, perhaps more than once."""
        self.queue.send([KeyUpdate(ref)] * copies)

    def start(self, index: int, in_parts: bool) -> None:
        """Let a worker take a message; in parts, it hands on whenever it may."""
        body, _ = self.queue.waiting.pop(index)
        deadline = float("-inf") if in_parts else float("inf")
        worker = Worker(lambda worker: self._work(worker, body, deadline))
        self.running.append(Running(worker, body))

    def resume(self, running: Running, verdict: Verdict) -> None:
        """Let a worker make its next call, or not; a message that is not done comes back."""
        running.worker.resume(verdict)
        if not running.worker.over:
            return
        self.running.remove(running)
        error = running.worker.error
        if isinstance(error, TransientError | Crash):
            self.queue.send_raw([running.body])
        elif error:
            raise error

    def go_to(self, running: Running, place: str) -> None:
        """Let a worker make its calls, all of them well, until it stands at this one or is over."""
        while not running.worker.over:
            self.resume(running, "go")
            if running.worker.standing_at == place:
                return

    def arrive_late(self, index: int) -> None:
        """Let a call that its worker has given up on reach the other side."""
        with suppress(VersionConflict):
            self.late.pop(index)()

    def come_to_rest(self) -> None:
        """Work until queue and workers are empty and nothing is on its way any more."""
        steps = 0
        while self.running or self.queue.waiting or self.late:
            if self.running:
                for running in tuple(self.running):
                    self.resume(running, "go")
            elif self.queue.waiting:
                self.start(0, in_parts=False)
            else:
                self.arrive_late(0)
            steps += 1
            assert steps < MOST_STEPS, "the queue does not empty"

    def reconcile(self) -> None:
        """Look again at what differs at rest: what an embargo held back, once it has passed."""
        self.generation.articles.refresh()
        found = list(differences(self.store, self.generation, "bucket", self.clock.now()))
        assert {difference.reason for difference in found} <= {"embargo-passed"}
        for difference in found:
            self.tell(difference.ref, 1)
        self.come_to_rest()

    def check(self) -> None:
        """Compare index, manifests and reason files with what follows from the bucket."""
        wanted: dict[str, str] = {}
        for ref in self.generation.manifests.stored:
            documents, bad = self._follow(ref)
            wanted |= documents
            outcome = self.generation.manifests.read(ref).outcome
            there = self.store.head(ref) is not None
            state = ("indexed" if documents else "quarantined") if there else "absent"
            assert (outcome.state, outcome.articles) == (state, len(documents)), ref
            noted = reason_file_ref(ref, "reason") in self.store.objects
            assert noted == (state == "quarantined" or bad > 0), ref
        assert self.generation.articles.documents() == wanted

    def _work(self, worker: Worker, body: str, deadline: float) -> None:
        line, broken = Line(worker, self.late), self._sabotage
        store = broken.store(self.store, line)
        articles = broken.articles(self.generation.articles, line)
        manifests = broken.manifests(self.generation.manifests, line)
        context = PassContext(
            store,
            PausedQueue(self.queue, line),
            PausedClock(self.clock, line),
            build_line_documents,
        )
        generation = PausedGeneration(1, articles, manifests)
        message = from_body(json.loads(body))
        assert message
        if isinstance(message, KeyUpdate):
            Ingest(context).update(message.ref, generation, deadline)
        else:
            Ingest(context).resume(message, generation, deadline)

    def _follow(self, ref: ObjectRef) -> tuple[dict[str, str], int]:
        """Tell what follows from an object: documents, and how many records give none."""
        with self.store.open(ref) as opened:
            if opened is None:
                return {}, 0
            try:
                documents = list(build_line_documents(opened, ref, set(), 0, self.clock.now()))
            except PermanentError:
                return {}, 0
        good = {
            document.id: document.source
            for document in documents
            if not isinstance(document, BadRecord) and '"refuse"' not in document.source
        }
        return good, len(documents) - len(good)
