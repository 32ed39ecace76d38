"""Backfill: the objects of a bucket are queued once, in order and at a rate."""

from datetime import UTC, date, datetime

import pytest

from shared.usecases.operate.backfill import Progress, Selection, backfill
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ref


def test_backfill_goes_on_where_it_stopped_and_keeps_its_rate(bench: Bench) -> None:
    for number in range(25):
        bench.store.upload(ref(f"{number:02}"), b"a")
    bench.store.upload(ref("folder/"), b"")
    bench.store.upload(ref("folder_$folder$"), b"")
    selection = Selection("bucket", "articles/")
    begun = bench.clock.now()
    first = next(backfill(selection, bench.store, bench.queue, bench.clock, 5.0))
    assert first == Progress("articles/09", 10)
    rest = list(backfill(selection, bench.store, bench.queue, bench.clock, 5.0, first))
    assert rest[-1] == Progress("articles/24", 25)
    assert len({body for body, _ in bench.queue.waiting}) == 25
    assert bench.clock.now() - begun == pytest.approx(3.0)


def test_backfill_takes_a_range_of_days(bench: Bench) -> None:
    for day in (1, 2, 3):
        bench.clock.time = datetime(2025, 9, day, 12, tzinfo=UTC).timestamp()
        bench.store.upload(ref(str(day)), b"a")
    selection = Selection("bucket", "articles/", date(2025, 9, 2), date(2025, 9, 2))
    assert [p.last_key for p in backfill(selection, bench.store, bench.queue, bench.clock, 9)] == [
        "articles/2"
    ]
