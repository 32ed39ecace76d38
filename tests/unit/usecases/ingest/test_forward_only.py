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
from tests.fakes.objects import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest.simulation import World

REF = ObjectRef("bucket", "articles/one")


@pytest.mark.parametrize("seconds", [0, 5], ids=["the same second", "later"])
@pytest.mark.parametrize(
    ("early", "late"), [("a", "b"), ("a", None), (None, "b")], ids=["changed", "removed", "put"]
)
def test_a_slow_pass_puts_nothing_back(early: str | None, late: str | None, seconds: float) -> None:
    world = World()
    settle(world, "c")  # somebody has seen the key before
    change(world, early, seconds)
    world.start(0, in_parts=False)
    slow = world.running[0]
    world.go_to(slow, "after store.open")
    change(world, late, seconds)
    world.start(0, in_parts=False)
    world.go_to(world.running[-1], "the end")
    found = world.generation.articles.documents()
    assert len(found) == (late is not None)
    while not slow.worker.over:
        world.resume(slow, "go")
        assert world.generation.articles.documents() == found
    world.come_to_rest()
    world.check()


def settle(world: World, body: str) -> None:
    change(world, body, 0)
    world.come_to_rest()


def change(world: World, body: str | None, seconds: float) -> None:
    world.clock.sleep(seconds)
    if body is None:
        world.store.delete(REF)
    else:
        world.store.upload(REF, body.encode())
    world.tell(REF, 1)


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
