"""Passes, long objects and a reindex on a real OpenSearch."""

import gzip
import json

import pytest

from shared.domain.messages import KeyUpdate
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.operate import reindex
from shared.usecases.operate.generation_comparison import compare
from shared.usecases.operate.upload_status import upload_status
from tests.integration.ingest.environment import House

pytestmark = pytest.mark.integration

MANY = ObjectRef("bucket", "articles/many.jsonl.gz")


def lines(numbers: range) -> bytes:
    records = [
        {"id": str(number), "title": f"Title {number}", "text": "Emmanuel Macron was in Berlin."}
        for number in numbers
    ]
    return gzip.compress("\n".join(json.dumps(record) for record in records).encode())


def test_long_object_in_parts_shrinks_and_goes(house: House) -> None:
    house.upload(MANY, lines(range(1_700)))
    assert house.drain(hand_on_after=-1) == ["continued"] * 3 + ["indexed"]
    house.assert_index_is_bucket()
    house.clock.sleep(2)
    house.upload(MANY, lines(range(1_600, 1_800)))
    outcomes = house.drain(hand_on_after=-1)
    assert outcomes[-1] == "indexed"
    house.assert_index_is_bucket()
    status = upload_status(MANY, house.store, house.catalogue)
    assert status
    assert (status.state, status.articles) == ("searchable", 200)
    house.store.delete(MANY)
    house.queue.send([KeyUpdate(MANY)])
    house.drain()
    house.assert_index_is_bucket()
    assert list(house.catalogue.open(1).articles.scan()) == []


@pytest.mark.parametrize(
    "text", ["\ud800 alone", "x" * 40_000, "\x00\x01\x02", "\U0001f600" * 50, "\u2028\u2029"]
)
def test_odd_text_ends_indexed_or_quarantined(house: House, text: str) -> None:
    record = json.dumps({"title": text, "text": text, "id": text, "url": text, "authors": [text]})
    house.upload(ObjectRef("bucket", "articles/odd.json"), record.encode())
    (outcome,) = house.drain()
    assert outcome in ("indexed", "quarantined")


def test_reindex_loses_nothing_and_can_go_back(house: House) -> None:
    refs = [ObjectRef("bucket", f"articles/{number}.txt") for number in range(6)]
    for ref in refs[:4]:
        house.upload(ref, f"Title of {ref.key}\n\nXi Jinping was in Moscow.".encode())
    house.drain()
    reindex.start_reindex(house.catalogue, house.clock)
    house.upload(refs[4], b"Title\n\nNarendra Modi was in Moscow.")
    house.store.delete(refs[0])
    house.queue.send([KeyUpdate(refs[0])])
    house.drain()
    ingest, new = Ingest(house.context), house.catalogue.open(2)
    for ref in reindex.article_keys(house.store, "bucket"):
        reindex.update_new_generation(ingest, new, ref)
    house.assert_index_is_bucket()
    comparison = compare(house.catalogue.open(1), new)
    assert (comparison.before, comparison.after, comparison.changed) == (4, 4, 0)
    reindex.move_searches(house.catalogue, house.clock)
    alias = house.names.articles
    assert list(house.client.indices.get_alias(name=alias)) == [house.names.generation(2)]
    house.upload(refs[5], b"Title\n\nKeir Starmer was in Moscow.")
    house.drain()
    house.assert_index_is_bucket()
    reindex.roll_back(house.catalogue, house.clock)
    assert list(house.client.indices.get_alias(name=alias)) == [house.names.generation(1)]
    assert reindex.finish_reindex(house.catalogue, house.clock) == (2,)
    house.assert_index_is_bucket()
