"""Quarantine: reason files that still hold, and another try."""

import pytest

from shared.domain.messages import KeyUpdate, to_body
from shared.domain.objects import ObjectRef
from shared.usecases.operate.quarantine import list_quarantine, retry, show_quarantine
from tests.unit.usecases.ingest_bench import Bench
from tests.unit.usecases.operate.articles import ingest, ref


def test_quarantine_lists_shows_retries_and_clears(bench: Bench) -> None:
    bench.store.upload(ref("bad"), b"#")
    bench.store.upload(ref("half"), b"a\n!")
    bench.store.upload(ref("good"), b"a")
    ingest(bench, "bad", "half", "good")
    files = list(list_quarantine(bench.store, bench.catalogue, "bucket"))
    assert [(file.ref, file.outcome, file.reason) for file in files] == [
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
    (file,) = show_quarantine(bench.store, bench.catalogue, ref(long))
    assert file.ref == ref(long)
    assert all(len(stored.key) <= 1024 for stored in bench.store.objects)


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"ref": 1, "records": []}'])
def test_what_is_no_note_is_passed_over(bench: Bench, body: bytes) -> None:
    bench.store.put(ObjectRef("bucket", "quarantine/readme.txt"), body, "text/plain")
    bench.store.upload(ref("bad"), b"#")
    ingest(bench, "bad")
    files = list_quarantine(bench.store, bench.catalogue, "bucket")
    assert [file.ref for file in files] == [ref("bad")]
