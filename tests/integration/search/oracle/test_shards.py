"""Counts on an index of several shards: exact, or off by no more than `error_bound` tells."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opensearchpy import OpenSearch

from tests.integration.search.conftest import Corpus, api_over, indexed
from tests.integration.search.documents import documents
from tests.integration.search.oracle.oracle import (
    FACETS,
    OracleRequest,
    facet_counts,
    matches,
    months,
)
from tests.integration.search.oracle.random_articles import (
    CASES,
    SETTINGS,
    absent_facets,
    oracle_requests,
    random_corpus,
)

pytestmark = pytest.mark.integration

SHARDS = 3


@pytest.fixture(scope="module")
def sharded(writer: OpenSearch, opensearch_url: str) -> Iterator[Corpus]:
    corpus = random_corpus(1)
    names = indexed(writer, documents(corpus), SHARDS)
    yield corpus, api_over(opensearch_url, names)
    writer.indices.delete(index=names.generation(1))


@given(search_request=oracle_requests(), size=st.sampled_from((1, 20)))
@settings(SETTINGS, max_examples=CASES // 5)
def test_counts_are_exact_or_their_error_is_told(
    sharded: Corpus, search_request: OracleRequest, size: int
) -> None:
    corpus, api = sharded
    if absent_facets(corpus, search_request):
        return
    asked = search_request.parameters() | {"limit": 100, "facet_size": size}
    page = api.get("/articles", params=asked).json()
    expected = [spec for spec in corpus if matches(search_request, spec)]
    assert page["total"] == {"value": len(expected), "relation": "eq"}
    assert {article["id"] for article in page["articles"]} <= {spec.id for spec in expected}
    assert {b["start"]: b["count"] for b in page["timeline"]["buckets"]} == months(
        search_request, corpus
    )[0]
    for facet in FACETS:
        counts = facet_counts(search_request, corpus, facet)
        told = page["facets"][facet]
        for value in told["values"]:
            off = abs(value["count"] - counts[value["id"]])
            assert told["error_bound"] is None or off <= told["error_bound"], (facet, value)
