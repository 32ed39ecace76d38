"""What every search engine port must do; the real one is the only one there is."""

from collections.abc import Iterator

import pytest
from opensearchpy import OpenSearch

from shared.adapters.opensearch_client import make_client
from shared.adapters.opensearch_search import OpenSearchEngine
from shared.domain.errors import SearchUnavailable
from shared.ports import IndexState, SearchEngine
from shared.search.names import IndexNames
from tests.integration.search.conftest import indexed
from tests.integration.search.documents import Told, documents

pytestmark = pytest.mark.integration

TOLD = (Told("a"), Told("b", source=None))
COUNT = {
    "size": 1,
    "track_total_hits": True,
    "aggs": {
        "sources": {
            "filter": {"match_all": {}},
            "aggs": {"values": {"terms": {"field": "source", "size": 5}}},
        }
    },
}


@pytest.fixture(scope="module")
def client(opensearch_url: str) -> OpenSearch:
    return make_client(opensearch_url, "none", "us-east-1", "read")


@pytest.fixture(scope="module")
def filled(client: OpenSearch) -> Iterator[tuple[SearchEngine, IndexNames]]:
    names = indexed(client, documents(TOLD))
    yield OpenSearchEngine(client, names), names
    client.indices.delete(index=names.generation(1))


def test_search_answers_hits_and_counts(filled: tuple[SearchEngine, IndexNames]) -> None:
    answer = filled[0].search(COUNT)
    assert answer["hits"]["total"] == {"value": 2, "relation": "eq"}
    buckets = answer["aggregations"]["sources"]["values"]["buckets"]
    assert [(b["key"], b["doc_count"]) for b in buckets] == [("Example Wire", 1)]


def test_get_gives_the_document_or_none(filled: tuple[SearchEngine, IndexNames]) -> None:
    engine, _ = filled
    found = engine.get(TOLD[0].id)
    assert found is not None
    assert found["key"] == "articles/a.txt"
    assert engine.get("00ff") is None


def test_indices_tell_their_mapping(filled: tuple[SearchEngine, IndexNames]) -> None:
    engine, names = filled
    assert engine.indices() == (IndexState(names.generation(1), 1),)


def test_no_index_answers_as_an_empty_one(client: OpenSearch, index_prefix: str) -> None:
    engine = OpenSearchEngine(client, IndexNames(index_prefix))
    answer = engine.search(COUNT)
    assert answer["hits"]["total"] == {"value": 0, "relation": "eq"}
    assert answer["aggregations"]["sources"]["values"]["buckets"] == []
    assert engine.get("00ff") is None
    assert engine.indices() == ()


def test_engine_that_is_away_is_search_unavailable() -> None:
    away = make_client("http://127.0.0.1:9", "none", "us-east-1", "read")
    engine: SearchEngine = OpenSearchEngine(away, IndexNames("t-"))
    with pytest.raises(SearchUnavailable):
        engine.search(COUNT)
    with pytest.raises(SearchUnavailable):
        engine.get("00ff")
    with pytest.raises(SearchUnavailable):
        engine.indices()
