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
from tests.integration.ingest.ingest_environment import IngestEnvironment

pytestmark = pytest.mark.integration

MANY = ObjectRef("bucket", "articles/many.jsonl.gz")


def lines(numbers: range) -> bytes:
    records = [
        {"id": str(number), "title": f"Title {number}", "text": "Emmanuel Macron was in Berlin."}
        for number in numbers
    ]
    return gzip.compress("\n".join(json.dumps(record) for record in records).encode())


def test_long_object_in_parts_shrinks_and_goes(environment: IngestEnvironment) -> None:
    environment.upload(MANY, lines(range(1_700)))
    assert environment.drain(hand_on_after=-1) == ["continued"] * 3 + ["indexed"]
    environment.assert_index_is_bucket()
    environment.clock.sleep(2)
    environment.upload(MANY, lines(range(1_600, 1_800)))
    outcomes = environment.drain(hand_on_after=-1)
    assert outcomes[-1] == "indexed"
    environment.assert_index_is_bucket()
    status = upload_status(MANY, environment.store, environment.catalogue)
    assert status
    assert (status.state, status.articles) == ("searchable", 200)
    environment.store.delete(MANY)
    environment.queue.send([KeyUpdate(MANY)])
    environment.drain()
    environment.assert_index_is_bucket()
    assert list(environment.catalogue.open(1).articles.scan()) == []


@pytest.mark.parametrize(
    "text", ["\ud800 alone", "x" * 40_000, "\x00\x01\x02", "\U0001f600" * 50, "\u2028\u2029"]
)
def test_odd_text_ends_indexed_or_quarantined(environment: IngestEnvironment, text: str) -> None:
    record = json.dumps({"title": text, "text": text, "id": text, "url": text, "authors": [text]})
    environment.upload(ObjectRef("bucket", "articles/odd.json"), record.encode())
    (outcome,) = environment.drain()
    assert outcome in ("indexed", "quarantined")


def test_reindex_loses_nothing_and_can_go_back(environment: IngestEnvironment) -> None:
    refs = [ObjectRef("bucket", f"articles/{number}.txt") for number in range(6)]
    for ref in refs[:4]:
        environment.upload(ref, f"Title of {ref.key}\n\nXi Jinping was in Moscow.".encode())
    environment.drain()
    reindex.start_reindex(environment.catalogue, environment.clock)
    environment.upload(refs[4], b"Title\n\nNarendra Modi was in Moscow.")
    environment.store.delete(refs[0])
    environment.queue.send([KeyUpdate(refs[0])])
    environment.drain()
    ingest, new = Ingest(environment.context), environment.catalogue.open(2)
    for ref in reindex.article_keys(environment.store, "bucket"):
        reindex.update_new_generation(ingest, new, ref)
    environment.assert_index_is_bucket()
    comparison = compare(environment.catalogue.open(1), new)
    assert (comparison.before, comparison.after, comparison.changed) == (4, 4, 0)
    reindex.move_searches(environment.catalogue, environment.clock)
    alias = environment.names.articles
    assert list(environment.client.indices.get_alias(name=alias)) == [
        environment.names.generation(2)
    ]
    environment.upload(refs[5], b"Title\n\nKeir Starmer was in Moscow.")
    environment.drain()
    environment.assert_index_is_bucket()
    reindex.roll_back(environment.catalogue, environment.clock)
    assert list(environment.client.indices.get_alias(name=alias)) == [
        environment.names.generation(1)
    ]
    assert reindex.finish_reindex(environment.catalogue, environment.clock) == (2,)
    environment.assert_index_is_bucket()
