"""Times of articles: what they follow from, and what they outlast."""

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from shared.usecases.ingest.documents.article_times import ArticleTimes, article_times
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import further_generations
from shared.usecases.operate.reindex import move_searches, start_reindex, update_new_generation
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ingest, ref

FIRST, LATER, LAST = "2025-06-15T15:06:40Z", "2025-06-15T16:06:40Z", "2025-06-15T17:06:40Z"
"""The bench's clock begins at the first; an hour lies between two."""


@pytest.fixture
def times_bench(bench: Bench) -> Bench:
    bench.context = replace(bench.context, further=partial(further_generations, bench.catalogue))
    return bench


def put(bench: Bench, lines: str) -> None:
    bench.store.upload(ref("news"), lines.encode())
    ingest(bench, "news")


def times(bench: Bench, generation: int = 1) -> dict[str, tuple[str, str]]:
    """`indexed` and `updated` of each article by its line."""
    stored = bench.catalogue.open(generation).articles.stored.values()
    found: list[dict[str, Any]] = [json.loads(each.source) for each in stored if each.source]
    return {one["leader"][0]: (one["indexed"], one["updated"]) for one in found}


def test_an_article_has_the_time_of_its_upload(times_bench: Bench) -> None:
    times_bench.store.upload(ref("news"), b"one")
    times_bench.clock.sleep(3600)
    ingest(times_bench, "news")
    assert times(times_bench) == {"one": (FIRST, FIRST)}


def test_a_further_look_and_an_overwrite_keep_the_times_of_what_is_the_same(
    times_bench: Bench,
) -> None:
    put(times_bench, "one\ntwo")
    times_bench.clock.sleep(3600)
    ingest(times_bench, "news")
    assert times(times_bench) == {"one": (FIRST, FIRST), "two": (FIRST, FIRST)}
    put(times_bench, "one\ntwo\nthree")
    assert times(times_bench)["one"] == (FIRST, FIRST)
    assert times(times_bench)["three"] == (LATER, LATER)


def test_a_corrected_object_of_one_article_keeps_its_first_time(times_bench: Bench) -> None:
    put(times_bench, "one")
    for text, told in (("won", LATER), ("One", LAST)):
        times_bench.clock.sleep(3600)
        put(times_bench, text)
        assert times(times_bench) == {text: (FIRST, told)}


def test_what_was_deleted_is_new_when_it_comes_back(times_bench: Bench) -> None:
    put(times_bench, "one")
    times_bench.store.delete(ref("news"))
    ingest(times_bench, "news")
    times_bench.clock.sleep(3600)
    put(times_bench, "one")
    assert times(times_bench) == {"one": (LATER, LATER)}


def test_reindex_keeps_the_times(times_bench: Bench) -> None:
    put(times_bench, "one\ntwo")
    times_bench.clock.sleep(3600)
    put(times_bench, "one\nthree")
    before = times(times_bench)
    start_reindex(times_bench.catalogue, times_bench.clock)
    new = times_bench.catalogue.open(2)
    update_new_generation(Ingest(times_bench.context), new, ref("news"))
    assert times(times_bench, 2) == before == {"one": (FIRST, FIRST), "three": (LATER, LATER)}
    move_searches(times_bench.catalogue, times_bench.clock)
    ingest(times_bench, "news")
    assert times(times_bench, 2) == before


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        (None, ArticleTimes(LAST, LAST)),
        ({"digest": "d"}, ArticleTimes(LAST, LAST)),
        ({"indexed": FIRST, "updated": LATER, "digest": "d"}, ArticleTimes(FIRST, LATER)),
        ({"indexed": FIRST, "updated": LATER, "digest": "e"}, ArticleTimes(FIRST, LAST)),
    ],
    ids=["new", "of an earlier version", "the same content", "other content"],
)
def test_times_follow_from_the_earlier_document(
    earlier: dict[str, str] | None, told: ArticleTimes
) -> None:
    assert article_times(LAST, "d", earlier) == told
