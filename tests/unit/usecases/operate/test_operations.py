"""What operators call: quarantine, backfill, reconcile, redrive, reindex."""

import json
from datetime import UTC, date, datetime

import pytest

from shared.domain.messages import KeyUpdate, to_body
from shared.domain.objects import ObjectRef
from shared.ports import ActiveGenerations, DocumentWrite
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.operate.backfill import Progress, Selection, backfill
from shared.usecases.operate.generation_comparison import compare
from shared.usecases.operate.quarantine import list_quarantine, retry, show_quarantine
from shared.usecases.operate.reconcile import differences, queue_repair
from shared.usecases.operate.redrive import redrive
from shared.usecases.operate.reindex import (
    ReindexError,
    article_keys,
    finish_reindex,
    move_searches,
    roll_back,
    start_reindex,
    update_new_generation,
)
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.test_message_batch import Bench


def ref(name: str) -> ObjectRef:
    return ObjectRef("bucket", f"articles/{name}")


@pytest.fixture
def bench() -> Bench:
    return Bench()


def ingest(bench: Bench, *names: str) -> None:
    for name in names:
        bench.batch().process([KeyUpdate(ref(name))], name, 1)
    bench.catalogue.refresh(1)


def test_quarantine_lists_shows_retries_and_clears(bench: Bench) -> None:
    bench.store.upload(ref("bad"), b"#")
    bench.store.upload(ref("half"), b"a\n!")
    bench.store.upload(ref("good"), b"a")
    ingest(bench, "bad", "half", "good")
    notes = list(list_quarantine(bench.store, bench.catalogue, "bucket"))
    assert [(note.ref, note.outcome, note.reason) for note in notes] == [
        (ref("bad"), "quarantined", "broken-off"),
        (ref("half"), "indexed", ""),
    ]
    (half,) = show_quarantine(bench.store, bench.catalogue, ref("half"))
    assert [(record.position, record.reason) for record in half.records] == [(1, "bad-record")]
    retry(bench.queue, [ref("bad")])
    assert bench.queue.waiting == [(to_body(KeyUpdate(ref("bad"))), 0)]
    bench.store.upload(ref("bad"), b"b")
    bench.store.delete(ref("half"))
    ingest(bench, "bad", "half")
    assert list(list_quarantine(bench.store, bench.catalogue, "bucket")) == []


def test_key_without_room_for_more_has_its_note_elsewhere(bench: Bench) -> None:
    long = "x" * 1_010
    bench.store.upload(ref(long), b"#")
    ingest(bench, long)
    (note,) = show_quarantine(bench.store, bench.catalogue, ref(long))
    assert note.ref == ref(long)
    assert all(len(stored.key) <= 1024 for stored in bench.store.objects)


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"ref": 1, "records": []}'])
def test_what_is_no_note_is_passed_over(bench: Bench, body: bytes) -> None:
    bench.store.put(ObjectRef("bucket", "quarantine/readme.txt"), body, "text/plain")
    bench.store.upload(ref("bad"), b"#")
    ingest(bench, "bad")
    notes = list_quarantine(bench.store, bench.catalogue, "bucket")
    assert [note.ref for note in notes] == [ref("bad")]


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


def test_redrive_moves_all_or_so_many(bench: Bench) -> None:
    dead = FakeQueue()
    dead.send_raw([f"body {number}" for number in range(15)])
    assert list(redrive(dead, bench.queue, most=12)) == [10, 12]
    assert list(redrive(dead, bench.queue)) == [3]
    assert (dead.depth(), bench.queue.depth()) == (0, 15)


def found(bench: Bench) -> set[tuple[str, str]]:
    bench.catalogue.refresh(1)
    return {
        (difference.ref.key.removeprefix("articles/"), difference.reason)
        for difference in differences(
            bench.store, bench.catalogue.open(1), "bucket", bench.clock.now()
        )
    }


def test_reconcile_sees_every_kind_of_difference(bench: Bench) -> None:
    for name in ("same", "changed", "gone", "lost", "kept"):
        bench.store.upload(ref(name), b"a\nb")
    ingest(bench, "same", "changed", "gone", "lost", "kept")
    assert found(bench) == set()
    generation = bench.catalogue.open(1)
    bench.store.upload(ref("new"), b"a")
    bench.store.upload(ref("changed"), b"c")
    bench.store.delete(ref("gone"))
    bench.store.upload(ref("begun"), b"a")
    generation.manifests.swap(generation.manifests.read(ref("begun")).claimed(None))
    lost = generation.manifests.read(ref("lost")).ids[0]
    generation.articles.write([DocumentWrite(lost, None)], 99)
    stray = json.dumps({"id": "ff", "bucket": "bucket", "key": "articles/kept"})
    orphan = json.dumps({"id": "ee", "bucket": "bucket", "key": "articles/never"})
    generation.articles.write([DocumentWrite("ff", stray), DocumentWrite("ee", orphan)], 1)
    assert found(bench) == {
        ("new", "not-seen"),
        ("changed", "outdated"),
        ("gone", "not-removed"),
        ("begun", "unfinished"),
        ("lost", "documents-missing"),
        ("kept", "documents-left"),
        ("never", "documents-left"),
    }


def test_reconcile_mends_what_it_finds(bench: Bench) -> None:
    bench.store.upload(ref("kept"), b"a")
    bench.store.upload(ref("new"), b"b")
    ingest(bench, "kept")
    generation = bench.catalogue.open(1)
    for id, name in (("ff", "kept"), ("ee", "never")):
        stray = json.dumps({"id": id, "bucket": "bucket", "key": f"articles/{name}"})
        generation.articles.write([DocumentWrite(id, stray)], 1)
    bench.catalogue.refresh(1)
    for difference in list(differences(bench.store, generation, "bucket", bench.clock.now())):
        queue_repair(difference, generation, bench.queue)
    ingest(bench, "kept", "never", "new")
    assert found(bench) == set()


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


def test_comparison_tells_what_each_value_gained_and_lost(bench: Bench) -> None:
    bench.catalogue.create(2)
    old, new = bench.catalogue.open(1), bench.catalogue.open(2)
    before = {"aa": ["xi", "putin"], "bb": ["xi"], "cc": ["kim"]}
    after = {"aa": ["xi", "putin"], "bb": ["xi-jinping"], "dd": ["xi"]}
    for articles, contents in ((old.articles, before), (new.articles, after)):
        for id, leaders in contents.items():
            source = {"id": id, "bucket": "bucket", "key": f"articles/{id}", "leader": leaders}
            articles.write([DocumentWrite(id, json.dumps(source))], 1)
        articles.refresh()
    comparison = compare(old, new)
    assert (comparison.before, comparison.after, comparison.changed) == (3, 3, 3)
    changes = comparison.facets["leader"]
    assert {value: (it.gained_by, it.lost_by) for value, it in changes.items()} == {
        "xi-jinping": (["bb"], []),
        "xi": (["dd"], ["bb"]),
        "kim": ([], ["cc"]),
    }
    assert comparison.facets["country"] == {}


def test_what_an_upload_is_just_changing_is_no_difference(bench: Bench) -> None:
    bench.catalogue.create(2)
    old, new = bench.catalogue.open(1), bench.catalogue.open(2)
    bench.store.upload(ref("rest"), b"a")
    bench.store.upload(ref("moving"), b"a")
    for generation in (old, new):
        for name in ("rest", "moving"):
            Ingest(bench.context).update(ref(name), generation, 1e12)
    bench.store.upload(ref("moving"), b"b")
    Ingest(bench.context).update(ref("moving"), new, 1e12)
    for generation in (old, new):
        generation.articles.refresh()
    comparison = compare(old, new)
    assert (comparison.before, comparison.after) == (1, 1)
    assert (comparison.changed, comparison.changing) == (0, 2)
    Ingest(bench.context).update(ref("moving"), old, 1e12)
    stale = compare(old, new)
    assert (stale.before, stale.after, stale.changed, stale.changing) == (2, 2, 0, 0)


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
