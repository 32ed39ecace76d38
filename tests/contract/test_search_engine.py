"""What every search engine port must do; the real one is the only one there is."""

from collections.abc import Iterator

import pytest
from opensearchpy import OpenSearch
from opensearchpy.exceptions import RequestError

from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.domain.errors import AnswerTooLarge, SearchUnavailable
from shared.ports import IndexState, SearchEngine
from shared.search.index.index_names import MAPPING_VERSION, IndexNames
from tests.integration.search.conftest import INDEX, indexed
from tests.integration.search.documents import ArticleSpec, documents

pytestmark = pytest.mark.integration

TOLD = (ArticleSpec("a"), ArticleSpec("b", source=None))
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


def test_several_searches_are_answered_in_order(filled: tuple[SearchEngine, IndexNames]) -> None:
    one = {"query": {"term": {"id": TOLD[0].id}}, "track_total_hits": False}
    counted, found = filled[0].multi_search((COUNT, one))
    assert counted == filled[0].search(COUNT) | {"took": counted["took"], "status": 200}
    assert [hit["_id"] for hit in found["hits"]["hits"]] == [TOLD[0].id]
    assert "total" not in found["hits"]


def test_counts_alone_are_remembered(
    client: OpenSearch, filled: tuple[SearchEngine, IndexNames]
) -> None:
    """The page relies on it where only the place in the order changes (docs/adr/0085)."""
    engine, names = filled

    def remembered() -> int:
        told = client.indices.stats(index=names.articles, metric="request_cache")
        return int(told["_all"]["total"]["request_cache"]["hit_count"])

    counts = COUNT | {"size": 0, "query": {"term": {"language": "en"}}}
    before = remembered()
    answers = [engine.multi_search((COUNT | {"size": size}, counts))[1] for size in (1, 2)]
    assert remembered() == before + 1
    assert answers[0]["aggregations"] == answers[1]["aggregations"]


def test_get_gives_the_document_or_none(filled: tuple[SearchEngine, IndexNames]) -> None:
    engine, _ = filled
    found = engine.get(TOLD[0].id)
    assert found is not None
    assert found["key"] == "articles/a.txt"
    assert engine.get("00ff") is None


def test_indices_tell_their_mapping(filled: tuple[SearchEngine, IndexNames]) -> None:
    engine, names = filled
    assert engine.indices() == (IndexState(names.generation(1), MAPPING_VERSION),)


def test_no_index_answers_as_an_empty_one(client: OpenSearch, index_prefix: str) -> None:
    engine = OpenSearchEngine(client, IndexNames(index_prefix))
    for answer in (engine.search(COUNT), *engine.multi_search((COUNT, COUNT))):
        assert answer["hits"]["total"] == {"value": 0, "relation": "eq"}
        assert answer["aggregations"]["sources"]["values"]["buckets"] == []
    assert engine.get("00ff") is None
    assert engine.indices() == ()


def test_answer_for_a_part_of_the_articles_is_none(
    client: OpenSearch, filled: tuple[SearchEngine, IndexNames]
) -> None:
    """A second index behind the alias cannot count by `source`, where the first one can."""
    engine, names = filled
    mappings = {"properties": {"source": {"type": "text"}}}
    odd = names.generation(2)
    client.indices.create(
        index=odd, body=INDEX | {"mappings": mappings, "aliases": {names.articles: {}}}
    )
    try:
        client.index(index=odd, id="x", body={"source": "Example Wire"}, params={"refresh": "true"})
        with pytest.raises(SearchUnavailable, match="part of the articles"):
            engine.search(COUNT)
        with pytest.raises(SearchUnavailable, match="part of the articles"):
            engine.multi_search(({"size": 1}, COUNT))
    finally:
        client.indices.delete(index=odd)


def test_more_than_the_engine_counts_is_answer_too_large(
    client: OpenSearch, filled: tuple[SearchEngine, IndexNames]
) -> None:
    day = {"min": "2025-01-01", "max": "2025-01-02"}
    histogram = {
        "field": "date",
        "fixed_interval": "1s",
        "min_doc_count": 0,
        "extended_bounds": day,
    }
    seconds = {"size": 0, "aggs": {"seconds": {"date_histogram": histogram}}}
    with pytest.raises(AnswerTooLarge):
        filled[0].search(seconds)
    with pytest.raises(AnswerTooLarge):
        filled[0].multi_search((COUNT, seconds))


def test_one_wrong_search_of_several_is_an_error(filled: tuple[SearchEngine, IndexNames]) -> None:
    """An empty facet would be a wrong answer."""
    with pytest.raises(RequestError) as raised:
        filled[0].multi_search((COUNT, {"query": {"no_such_query": {}}}))
    assert raised.value.status_code == 400


def test_engine_that_is_away_is_search_unavailable() -> None:
    away = make_client("http://127.0.0.1:9", "none", "us-east-1", "read")
    engine: SearchEngine = OpenSearchEngine(away, IndexNames("t-"))
    with pytest.raises(SearchUnavailable):
        engine.search(COUNT)
    with pytest.raises(SearchUnavailable):
        engine.multi_search((COUNT, COUNT))
    with pytest.raises(SearchUnavailable):
        engine.get("00ff")
    with pytest.raises(SearchUnavailable):
        engine.indices()
