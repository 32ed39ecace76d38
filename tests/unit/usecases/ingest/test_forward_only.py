"""A state of an object that was found is never followed by an earlier one, not for a moment."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from shared.domain.objects import ObjectRef
from shared.ports import OpenObject
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeGeneration
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest.model.simulation import Simulation

REF = ObjectRef("bucket", "articles/one")


@pytest.mark.parametrize("seconds", [0, 5], ids=["the same second", "later"])
@pytest.mark.parametrize(
    ("early", "late"), [("a", "b"), ("a", None), (None, "b")], ids=["changed", "removed", "put"]
)
def test_a_slow_pass_puts_nothing_back(early: str | None, late: str | None, seconds: float) -> None:
    simulation = Simulation()
    settle(simulation, "c")  # somebody has seen the key before
    change(simulation, early, seconds)
    simulation.start(0, in_parts=False)
    slow = simulation.running[0]
    simulation.run_until(slow, "after store.open")
    change(simulation, late, seconds)
    simulation.start(0, in_parts=False)
    simulation.run_until(simulation.running[-1], "the end")
    found = simulation.generation.articles.documents()
    assert len(found) == (late is not None)
    while not slow.worker.over:
        simulation.resume(slow, "go")
        assert simulation.generation.articles.documents() == found
    simulation.run_to_rest()
    simulation.check()


def settle(simulation: Simulation, body: str) -> None:
    change(simulation, body, 0)
    simulation.run_to_rest()


def change(simulation: Simulation, body: str | None, seconds: float) -> None:
    simulation.clock.sleep(seconds)
    if body is None:
        simulation.store.delete(REF)
    else:
        simulation.store.upload(REF, body.encode())
    simulation.notify(REF, 1)


class RestlessStore(FakeStore):
    """A bucket in which users do something before an object is opened for the n-th time."""

    def __init__(self, clock: FakeClock, before: dict[int, Callable[[], object]]) -> None:
        super().__init__(clock)
        self.before = before
        self.opened = 0

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        self.opened += 1
        self.before.get(self.opened, int)()
        return super().open(ref, etag)


@pytest.mark.parametrize("body", [b"b", None], ids=["changed", "removed"])
def test_no_generation_is_ahead_of_the_one_before_it(body: bytes | None) -> None:
    clock = FakeClock()
    store = RestlessStore(clock, {})
    ahead, read = FakeGeneration(2, clock), FakeGeneration(1, clock)
    ingest = Ingest(PassContext(store, FakeQueue(), clock, build_line_documents))
    store.upload(REF, b"a")

    def change() -> None:
        """What a user does after the first generation is done, its event yet to come."""
        store.upload(REF, body) if body else store.delete(REF)

    store.before[2] = change
    ingest.update_all(REF, [ahead, read], float("inf"))
    assert read.articles.documents() == ahead.articles.documents()
    assert len(read.articles.documents()) == (body is not None)
    assert store.opened > 2
