"""Requests to the engine carry the id of what they are made for, and are measured."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.connection import OPAQUE_ID
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.domain.engine_work import engine_work
from shared.domain.errors import SearchUnavailable
from shared.search.index.index_names import IndexNames
from tests.fakes.faulty_server import Answer, FaultyServer, faulty_server


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with faulty_server() as started:
        yield started


@pytest.fixture
def engine(server: FaultyServer) -> OpenSearchEngine:
    return OpenSearchEngine(make_client(server.url, "none", "local", "write"), IndexNames(""))


def test_a_request_names_what_it_is_for(server: FaultyServer, engine: OpenSearchEngine) -> None:
    server.answers = [Answer(body={"_source": {}})]
    engine.get("a")
    for id in ("first", "second"):
        with engine_work(id):
            engine.get("a")
    engine.get("a")
    assert [headers.get(OPAQUE_ID) for headers in server.headers] == [
        None,
        "first",
        "second",
        None,
    ]


def test_the_time_of_a_failed_request_counts(
    server: FaultyServer, engine: OpenSearchEngine
) -> None:
    server.answers = [Answer(503, trouble="slow")]
    with engine_work("first") as work, suppress(SearchUnavailable):
        engine.get("a")
    assert work.seconds >= 1
