"""Redrive: dead letters go back to the queue."""

from shared.usecases.operate.redrive import redrive
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest_bench import Bench


def test_redrive_moves_all_or_so_many(bench: Bench) -> None:
    dead = FakeQueue()
    dead.send_raw([f"body {number}" for number in range(15)])
    assert list(redrive(dead, bench.queue, most=12)) == [10, 12]
    assert list(redrive(dead, bench.queue)) == [3]
    assert (dead.depth(), bench.queue.depth()) == (0, 15)
