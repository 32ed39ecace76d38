"""At rest the index follows the bucket, whatever S3, SQS, OpenSearch and crashes do.

The model runs random users and up to four workers. Each call of a worker can be its last one, fail,
get lost or arrive late. A second set of tests removes single safeguards and expects the model to
fail: a model that always passes proves nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from shared.domain.objects import ObjectRef
from tests.unit.usecases.ingest.model.simulation import Simulation
from tests.unit.usecases.ingest.model.unsafe_ports import (
    SAFE_PORTS,
    BlindStore,
    UnfencedManifests,
    UnversionedArticles,
    WorkerPorts,
)
from tests.unit.usecases.ingest.model.worker_threads import Verdict

MOST_WORKERS = 4

# Mostly one key: passes over different keys prove little.
keys = st.sampled_from(["one", "one", "one", "two"]).map(
    lambda name: ObjectRef("bucket", f"articles/{name}")
)
contents = st.lists(st.sampled_from("aabbcde!?#~~"), max_size=6).map("\n".join)
picks = st.integers(min_value=0, max_value=100)
# Where a worker pauses, before its next call.
places = st.sampled_from(
    [
        *["the end"] * 4,
        *["after store.open"] * 3,
        *["articles.write"] * 2,
        "start",
        "store.open",
        "manifests.read",
        "manifests.swap",
        "manifests.put_page",
        "store.head",
        "after store.head",
        "queue.send",
    ]
)


class IngestMachine(RuleBasedStateMachine):
    """Users change two keys, workers take messages in any order, and things go wrong."""

    ports = SAFE_PORTS

    def __init__(self) -> None:
        super().__init__()
        self.simulation = Simulation(self.ports)

    @rule(
        ref=keys,
        body=st.none() | contents | contents | contents,
        source=st.sampled_from("xxxy"),
        copies=st.sampled_from([1, 1, 1, 2, 3]),
        seconds=st.sampled_from([0, 0, 0.3, 30]),
        in_parts=st.booleans(),
        place=places,
    )
    def change(
        self,
        ref: ObjectRef,
        body: str | None,
        source: str,
        copies: int,
        seconds: float,
        in_parts: bool,
        place: str,
    ) -> None:
        """Put or delete an object; some worker takes the last event and runs up to a place."""
        self.simulation.clock.sleep(seconds)
        if body is None:
            self.simulation.store.delete(ref)
        else:
            self.simulation.store.upload(ref, body.encode(), metadata={"source": source})
        self.simulation.notify(ref, copies)
        if len(self.simulation.running) < MOST_WORKERS:
            self.simulation.start(len(self.simulation.queue.waiting) - 1, in_parts)
            self.simulation.run_until(self.simulation.running[-1], place)

    @precondition(
        lambda self: self.simulation.queue.waiting and len(self.simulation.running) < MOST_WORKERS
    )
    @rule(pick=picks, in_parts=st.booleans(), place=places)
    def start(self, pick: int, in_parts: bool, place: str) -> None:
        """Let a worker take any message, as they come in no order, and run up to a place."""
        self.simulation.start(pick % len(self.simulation.queue.waiting), in_parts)
        self.simulation.run_until(self.simulation.running[-1], place)

    @precondition(lambda self: self.simulation.running)
    @rule(pick=picks, place=places)
    def run_until(self, pick: int, place: str) -> None:
        """Let a worker run until it stands at such a place, or is done."""
        self.simulation.run_until(
            self.simulation.running[pick % len(self.simulation.running)], place
        )

    @precondition(lambda self: 0 < len(self.simulation.running) < MOST_WORKERS)
    @rule(pick=picks, body=contents)
    def overtake(self, pick: int, body: str) -> None:
        """While one worker stands still, its object changes and another sees to that."""
        slow = self.simulation.running[pick % len(self.simulation.running)]
        self.simulation.store.upload(slow.ref, body.encode())
        self.simulation.notify(slow.ref, 1)
        self.simulation.start(len(self.simulation.queue.waiting) - 1, in_parts=False)
        self.simulation.run_until(self.simulation.running[-1], "the end")

    @precondition(lambda self: self.simulation.running)
    @rule(pick=picks, trouble=st.sampled_from(["crash", "lost", "late", "delivered again"]))
    def go_wrong(self, pick: int, trouble: Verdict | Literal["delivered again"]) -> None:
        """A worker dies, its call fails, or its message is visible before it is done."""
        running = self.simulation.running[pick % len(self.simulation.running)]
        if trouble == "delivered again":
            self.simulation.queue.send_raw([running.body])
        else:
            self.simulation.resume(running, trouble)

    @precondition(lambda self: self.simulation.late)
    @rule(pick=picks)
    def arrive_late(self, pick: int) -> None:
        self.simulation.deliver_late_call(pick % len(self.simulation.late))

    @rule()
    def rest(self) -> None:
        self.simulation.run_to_rest()
        self.simulation.reconcile()
        self.simulation.check()

    def teardown(self) -> None:
        self.rest()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make batches, manifests and requests so small that six lines are a long object."""
    monkeypatch.setattr("shared.usecases.ingest.documents.batches.BATCH_RECORDS", 2)
    monkeypatch.setattr("shared.usecases.ingest.bulk_writes.REQUEST_WRITES", 2)
    monkeypatch.setattr("shared.domain.manifests.INLINE_IDS", 3)


def run(ports: WorkerPorts, examples: int, phases: Sequence[Phase] = tuple(Phase)) -> None:
    machine = type("Machine", (IngestMachine,), {"ports": ports})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            database=None,
            derandomize=True,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.long
def test_index_follows_bucket() -> None:
    run(SAFE_PORTS, examples=300)


@pytest.mark.long
@pytest.mark.parametrize(
    "ports",
    [
        pytest.param(replace(SAFE_PORTS, store=BlindStore), id="no-second-look"),
        pytest.param(replace(SAFE_PORTS, articles=UnversionedArticles), id="no-versions"),
        pytest.param(replace(SAFE_PORTS, manifests=UnfencedManifests), id="no-fence"),
    ],
)
def test_model_notices(ports: WorkerPorts) -> None:
    with pytest.raises(AssertionError):
        run(ports, examples=200, phases=[Phase.generate])
