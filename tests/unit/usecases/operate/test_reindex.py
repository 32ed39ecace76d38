"""Reindex: a new generation is built, read, rolled back and finished."""

import pytest

from shared.domain.messages import KeyUpdate
from shared.ports import ActiveGenerations
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.operate.reindex import (
    ReindexError,
    article_keys,
    finish_reindex,
    move_searches,
    roll_back,
    start_reindex,
    update_new_generation,
)
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ingest, ref


def test_reindex_moves_over_and_back_and_drops_the_rest(bench: Bench) -> None:
    for name in ("one", "two"):
        bench.store.upload(ref(name), name.encode())
    ingest(bench, "one", "two")
    assert start_reindex(bench.catalogue, bench.clock) == ActiveGenerations(1, (2, 1))
    assert start_reindex(bench.catalogue, bench.clock) == ActiveGenerations(1, (2, 1))
    new = bench.catalogue.open(2)
    bench.store.upload(ref("three"), b"three")
    ingest(bench, "three")
    for key in article_keys(bench.store, "bucket"):
        update_new_generation(Ingest(bench.context), new, key)
    assert new.manifests.read(ref("three")).number == 1
    assert new.articles.documents() == bench.catalogue.open(1).articles.documents()
    assert move_searches(bench.catalogue, bench.clock) == ActiveGenerations(2, (1, 2))
    with pytest.raises(ReindexError):
        move_searches(bench.catalogue, bench.clock)
    assert roll_back(bench.catalogue, bench.clock) == ActiveGenerations(1, (2, 1))
    assert move_searches(bench.catalogue, bench.clock) == ActiveGenerations(2, (1, 2))
    assert finish_reindex(bench.catalogue, bench.clock) == (1,)
    assert bench.catalogue.current() == ActiveGenerations(2, (2,))
    with pytest.raises(ReindexError):
        roll_back(bench.catalogue, bench.clock)


def test_shards_of_a_generation_that_was_begun_cannot_be_chosen(bench: Bench) -> None:
    start_reindex(bench.catalogue, bench.clock, 3)
    with pytest.raises(ReindexError, match="generation 2 was begun before"):
        start_reindex(bench.catalogue, bench.clock, 6)


def test_generation_that_a_finish_left_behind_is_not_built_upon(bench: Bench) -> None:
    bench.store.upload(ref("one"), b"one")
    bench.catalogue.create(2)
    Ingest(bench.context).update(ref("one"), bench.catalogue.open(2), 1e12)
    start_reindex(bench.catalogue, bench.clock)
    assert bench.catalogue.open(2).manifests.read(ref("one")).number == 0


def test_generation_that_searches_read_is_written_last(bench: Bench) -> None:
    bench.store.upload(ref("one"), b"one")
    start_reindex(bench.catalogue, bench.clock)
    first, last = bench.batch().process([KeyUpdate(ref("one"))], "1", 1)
    assert (first.generation, last.generation) == (2, 1)
