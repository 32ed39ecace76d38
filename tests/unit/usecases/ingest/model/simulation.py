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
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest.model.controlled_ports import (
    Connection,
    ControlledClock,
    ControlledGeneration,
    ControlledQueue,
)
from tests.unit.usecases.ingest.model.unsafe_ports import SAFE_PORTS, WorkerPorts
from tests.unit.usecases.ingest.model.worker_threads import Crash, Verdict, Worker

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


class Simulation:
    """A bucket, a queue, an index and the workers between them."""

    def __init__(self, ports: WorkerPorts = SAFE_PORTS) -> None:
        self.clock = FakeClock()
        self.store = FakeStore(self.clock)
        self.generation = FakeGeneration(1, self.clock)
        self.queue = FakeQueue()
        self.running: list[Running] = []
        self.late: list[Callable[[], object]] = []
        self._ports = ports

    def notify(self, ref: ObjectRef, copies: int) -> None:
        """Send the event of a change, perhaps more than once."""
        self.queue.send([KeyUpdate(ref)] * copies)

    def start(self, index: int, in_parts: bool) -> None:
        """Let a worker take a message; with `in_parts` it hands on after each batch."""
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

    def run_until(self, running: Running, place: str) -> None:
        """Let a worker make its calls successfully, until it is before this one or has ended."""
        while not running.worker.over:
            self.resume(running, "go")
            if running.worker.paused_before == place:
                return

    def deliver_late_call(self, index: int) -> None:
        """Let a late call arrive, whose worker has given up on it."""
        with suppress(VersionConflict):
            self.late.pop(index)()

    def run_to_rest(self) -> None:
        """Work until queue and workers are empty and nothing is on its way any more."""
        steps = 0
        while self.running or self.queue.waiting or self.late:
            if self.running:
                for running in tuple(self.running):
                    self.resume(running, "go")
            elif self.queue.waiting:
                self.start(0, in_parts=False)
            else:
                self.deliver_late_call(0)
            steps += 1
            assert steps < MOST_STEPS, "the queue does not empty"

    def reconcile(self) -> None:
        """Queue the keys that differ at rest: only those whose embargo has ended may differ."""
        self.generation.articles.refresh()
        found = list(differences(self.store, self.generation, "bucket", self.clock.now()))
        assert {difference.reason for difference in found} <= {"embargo-passed"}
        for difference in found:
            self.notify(difference.ref, 1)
        self.run_to_rest()

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
        connection, ports = Connection(worker, self.late), self._ports
        store = ports.store(self.store, connection)
        articles = ports.articles(self.generation.articles, connection)
        manifests = ports.manifests(self.generation.manifests, connection)
        context = PassContext(
            store,
            ControlledQueue(self.queue, connection),
            ControlledClock(self.clock, connection),
            build_line_documents,
        )
        generation = ControlledGeneration(1, articles, manifests)
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
