"""Passes, long objects and a reindex on a real OpenSearch."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from opensearchpy import OpenSearch

from functions.ingest.wiring import index_bodies
from infra.chaos.proof import prove
from shared.adapters.opensearch_catalogue import OpenSearchCatalogue
from shared.adapters.opensearch_client import make_client
from shared.domain.messages import Continue, Look, from_body
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.search.names import IndexNames
from shared.usecases import reindex
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.ingest_object import Ingest
from shared.usecases.ingest_tools import Tools
from shared.usecases.intake import Intake, Times
from shared.usecases.reconcile import differences
from shared.usecases.upload_status import upload_status
from shared.vocabulary import load
from tests.contract.test_index import clean
from tests.fakes.clock import FakeClock
from tests.fakes.objects import FakeStore
from tests.fakes.queue import FakeQueue

pytestmark = pytest.mark.integration

EXTRACTOR = Extractor(load())
MANY = ObjectRef("bucket", "articles/many.jsonl.gz")


@dataclass
class House:
    """A fake bucket and queue before a real engine."""

    client: OpenSearch
    names: IndexNames
    catalogue: OpenSearchCatalogue
    store: FakeStore
    queue: FakeQueue
    clock: FakeClock

    @property
    def tools(self) -> Tools:
        return Tools(self.store, self.queue, self.clock, ArticleDrafting(EXTRACTOR))

    def drain(self, hand_on_after: float = 1e9) -> list[str]:
        """Handle every message, each in an invocation of its own; the outcomes."""
        outcomes: list[str] = []
        while received := self.queue.receive(1):
            now = self.clock.now()
            intake = Intake(
                Ingest(self.tools), self.catalogue, Times(now + 1e9, now + hand_on_after)
            )
            message = from_body(json.loads(received[0].body))
            assert isinstance(message, Look | Continue)
            results = intake.take([message], received[0].receipt, 1)
            outcomes += [result.outcome for result in results]
            self.queue.acknowledge([received[0].receipt])
        return outcomes

    def upload(self, ref: ObjectRef, body: bytes) -> None:
        self.store.upload(ref, body)
        self.queue.send([Look(ref)])

    def assert_index_is_bucket(self) -> None:
        for number in self.catalogue.current().write:
            self.catalogue.refresh(number)
            generation = self.catalogue.open(number)
            verdict = prove(self.store, generation, self.tools.drafting, "bucket")
            assert verdict.equal, verdict
            assert list(differences(self.store, generation, "bucket")) == []


@pytest.fixture
def house(opensearch_url: str, index_prefix: str) -> Iterator[House]:
    client = make_client(opensearch_url, "none", "local", "write")
    clock, names = FakeClock(), IndexNames(index_prefix)
    catalogue = OpenSearchCatalogue(client, names, clock, index_bodies())
    catalogue.current()
    yield House(client, names, catalogue, FakeStore(clock), FakeQueue(), clock)
    clean(client, index_prefix)


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
    house.queue.send([Look(MANY)])
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
    reindex.begin(house.catalogue, house.clock)
    house.upload(refs[4], b"Title\n\nNarendra Modi was in Moscow.")
    house.store.delete(refs[0])
    house.queue.send([Look(refs[0])])
    house.drain()
    ingest, new = Ingest(house.tools), house.catalogue.open(2)
    for ref in reindex.keys_to_fill(house.store, "bucket"):
        reindex.fill(ingest, new, ref)
    house.assert_index_is_bucket()
    comparison = reindex.compare(house.catalogue.open(1).articles, new.articles)
    assert (comparison.before, comparison.after, comparison.changed) == (4, 4, 0)
    reindex.move(house.catalogue, house.clock)
    alias = house.names.articles
    assert list(house.client.indices.get_alias(name=alias)) == [house.names.generation(2)]
    house.upload(refs[5], b"Title\n\nKeir Starmer was in Moscow.")
    house.drain()
    house.assert_index_is_bucket()
    reindex.roll_back(house.catalogue)
    assert list(house.client.indices.get_alias(name=alias)) == [house.names.generation(1)]
    assert reindex.finish(house.catalogue, house.clock) == (2,)
    house.assert_index_is_bucket()
