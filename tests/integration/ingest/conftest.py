"""The environment that ingest is tested in."""

from collections.abc import Iterator

import pytest

from functions.ingest.wiring import index_bodies
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import make_client
from shared.search.index.index_names import IndexNames
from tests.contract.test_index import clean
from tests.fakes.clock import FakeClock
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue
from tests.integration.ingest.ingest_environment import IngestEnvironment


@pytest.fixture
def environment(opensearch_url: str, index_prefix: str) -> Iterator[IngestEnvironment]:
    client = make_client(opensearch_url, "none", "local", "write")
    clock, names = FakeClock(), IndexNames(index_prefix)
    catalogue = OpenSearchCatalogue(client, names, clock, index_bodies())
    catalogue.current()
    yield IngestEnvironment(client, names, catalogue, FakeStore(clock), FakeQueue(), clock)
    clean(client, index_prefix)
