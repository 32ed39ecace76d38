"""index = bucket at rest, under everything that S3, SQS, OpenSearch and crashes may do.

The model runs random users and up to four workers whose every call can be the last one, fail, get
lost or come late. A second set of tests takes single safeguards away and expects the model to see
it: a model that passes whatever one does proves nothing.
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
from tests.unit.usecases.ingest.sabotage import (
    NONE,
    BlindStore,
    Sabotage,
    UnfencedManifests,
    UnversionedArticles,
)
from tests.unit.usecases.ingest.simulation import World
from tests.unit.usecases.ingest.worker_threads import Verdict

MOST_WORKERS = 4

# Mostly one key: passes that never meet prove little.
keys = st.sampled_from(["one", "one", "one", "two"]).map(
    lambda name: ObjectRef("bucket", f"articles/{name}")
)
contents = st.lists(st.sampled_from("aabbcde!?#~~"), max_size=6).map("\n".join)
picks = st.integers(min_value=0, max_value=100)
# Where a worker is left standing, its next call not yet made.
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

    sabotage = NONE

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.sabotage)

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
        self.world.clock.sleep(seconds)
        if body is None:
            self.world.store.delete(ref)
        else:
            self.world.store.upload(ref, body.encode(), metadata={"source": source})
        self.world.tell(ref, copies)
        if len(self.world.running) < MOST_WORKERS:
            self.world.start(len(self.world.queue.waiting) - 1, in_parts)
            self.world.go_to(self.world.running[-1], place)

    @precondition(lambda self: self.world.queue.waiting and len(self.world.running) < MOST_WORKERS)
    @rule(pick=picks, in_parts=st.booleans(), place=places)
    def start(self, pick: int, in_parts: bool, place: str) -> None:
        """Let a worker take any message, as they come in no order, and run up to a place."""
        self.world.start(pick % len(self.world.queue.waiting), in_parts)
        self.world.go_to(self.world.running[-1], place)

    @precondition(lambda self: self.world.running)
    @rule(pick=picks, place=places)
    def go_to(self, pick: int, place: str) -> None:
        """Let a worker run until it stands at such a place, or is done."""
        self.world.go_to(self.world.running[pick % len(self.world.running)], place)

    @precondition(lambda self: 0 < len(self.world.running) < MOST_WORKERS)
    @rule(pick=picks, body=contents)
    def overtake(self, pick: int, body: str) -> None:
        """While one worker stands still, its object changes and another sees to that."""
        slow = self.world.running[pick % len(self.world.running)]
        self.world.store.upload(slow.ref, body.encode())
        self.world.tell(slow.ref, 1)
        self.world.start(len(self.world.queue.waiting) - 1, in_parts=False)
        self.world.go_to(self.world.running[-1], "the end")

    @precondition(lambda self: self.world.running)
    @rule(pick=picks, trouble=st.sampled_from(["crash", "lost", "late", "delivered again"]))
    def go_wrong(self, pick: int, trouble: Verdict | Literal["delivered again"]) -> None:
        """A worker dies, its call fails, or its message is visible before it is done."""
        running = self.world.running[pick % len(self.world.running)]
        if trouble == "delivered again":
            self.world.queue.send_raw([running.body])
        else:
            self.world.resume(running, trouble)

    @precondition(lambda self: self.world.late)
    @rule(pick=picks)
    def arrive_late(self, pick: int) -> None:
        self.world.arrive_late(pick % len(self.world.late))

    @rule()
    def rest(self) -> None:
        self.world.come_to_rest()
        self.world.reconcile()
        self.world.check()

    def teardown(self) -> None:
        self.rest()


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make batches, manifests and requests so small that six lines are a long object."""
    monkeypatch.setattr("shared.usecases.ingest.documents.batches.BATCH_RECORDS", 2)
    monkeypatch.setattr("shared.usecases.ingest.bulk_writes.REQUEST_WRITES", 2)
    monkeypatch.setattr("shared.domain.manifests.INLINE_IDS", 3)


def run(sabotage: Sabotage, examples: int, phases: Sequence[Phase] = tuple(Phase)) -> None:
    machine = type("Machine", (IngestMachine,), {"sabotage": sabotage})
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


def test_index_follows_bucket() -> None:
    run(NONE, examples=300)


@pytest.mark.parametrize(
    "sabotage",
    [
        pytest.param(replace(NONE, store=BlindStore), id="no-second-look"),
        pytest.param(replace(NONE, articles=UnversionedArticles), id="no-versions"),
        pytest.param(replace(NONE, manifests=UnfencedManifests), id="no-fence"),
    ],
)
def test_model_notices(sabotage: Sabotage) -> None:
    with pytest.raises(AssertionError):
        run(sabotage, examples=200, phases=[Phase.generate])
