"""Reconcile: bucket and index are compared, and keys that differ are queued."""

import json

from shared.ports import DocumentWrite
from shared.usecases.operate.reconcile import differences, queue_repair
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ingest, ref


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
