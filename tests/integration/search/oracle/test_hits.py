"""Every count of a page agrees with a count by hand, whatever the filters."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.search.conftest import Corpora
from tests.integration.search.oracle.oracle import (
    FACETS,
    OracleRequest,
    facet_counts,
    listed,
    matches,
    months,
)
from tests.integration.search.oracle.random_articles import (
    CASES,
    CORPORA,
    SETTINGS,
    absent_facets,
    oracle_requests,
)

pytestmark = pytest.mark.integration


@given(
    seed=st.integers(1, CORPORA), search_request=oracle_requests(), size=st.sampled_from((1, 3, 20))
)
@SETTINGS
def test_page_counts_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, size: int
) -> None:
    corpus, api = corpora(seed)
    unknown = absent_facets(corpus, search_request)
    answer = api.get(
        "/articles", params={**search_request.parameters(), "limit": 100, "facet_size": size}
    )
    if unknown:
        assert answer.status_code == 422
        assert {error["parameter"] for error in answer.json()["errors"]} == unknown
        return
    assert answer.status_code == 200, answer.text
    page = answer.json()
    expected = [spec.id for spec in corpus if matches(search_request, spec)]
    assert page["total"] == {"value": len(expected), "relation": "eq"}
    assert len(page["articles"]) == min(100, len(expected))
    assert {article["id"] for article in page["articles"]} <= set(expected)
    buckets, undated = months(search_request, corpus)
    timeline = page["timeline"]
    assert {b["start"]: b["count"] for b in timeline["buckets"]} == buckets
    assert timeline["undated"] == undated
    for facet in FACETS:
        counts = facet_counts(search_request, corpus, facet)
        shown, other = listed(counts, size, search_request.included(facet))
        given_facet = page["facets"][facet]
        assert {v["id"]: v["count"] for v in given_facet["values"]} == shown, facet
        assert given_facet["other"] == other, facet
        assert given_facet["error_bound"] == 0, facet
        selected = {v["id"] for v in given_facet["values"] if v["selected"]}
        assert selected == search_request.included(facet)


@given(seed=st.integers(1, CORPORA), search_request=oracle_requests())
@settings(SETTINGS, max_examples=CASES // 4)
def test_export_gives_what_matches(
    corpora: Corpora, seed: int, search_request: OracleRequest
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    answer = api.get("/export.ndjson", params=search_request.parameters())
    ids = [json.loads(line)["id"] for line in answer.text.splitlines()]
    assert sorted(ids) == sorted(spec.id for spec in corpus if matches(search_request, spec))
