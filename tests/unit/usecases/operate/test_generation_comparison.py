"""The comparison of two generations, and what does not count as a difference."""

import json

from shared.ports import DocumentWrite
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.operate.generation_comparison import compare
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ref


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
