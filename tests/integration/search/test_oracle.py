"""Every count of a page agrees with a count by hand, whatever the filters."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.search.conftest import Corpora
from tests.integration.search.oracle import FACETS, Question, facet_counts, listed, matches, months
from tests.integration.search.randomness import (
    CASES,
    CORPORA,
    SETTINGS,
    not_there,
    questions,
)

pytestmark = pytest.mark.integration


@given(seed=st.integers(1, CORPORA), question=questions(), size=st.sampled_from((1, 3, 20)))
@SETTINGS
def test_page_counts_as_by_hand(corpora: Corpora, seed: int, question: Question, size: int) -> None:
    corpus, api = corpora(seed)
    unknown = not_there(corpus, question)
    answer = api.get(
        "/articles", params={**question.parameters(), "limit": 100, "facet_size": size}
    )
    if unknown:
        assert answer.status_code == 422
        assert {error["parameter"] for error in answer.json()["errors"]} == unknown
        return
    assert answer.status_code == 200, answer.text
    page = answer.json()
    expected = [told.id for told in corpus if matches(question, told)]
    assert page["total"] == {"value": len(expected), "relation": "eq"}
    assert len(page["articles"]) == min(100, len(expected))
    assert {article["id"] for article in page["articles"]} <= set(expected)
    buckets, undated = months(question, corpus)
    timeline = page["timeline"]
    assert {b["start"]: b["count"] for b in timeline["buckets"]} == buckets
    assert timeline["undated"] == undated
    for facet in FACETS:
        counts = facet_counts(question, corpus, facet)
        shown, other = listed(counts, size, question.included(facet))
        given_facet = page["facets"][facet]
        assert {v["id"]: v["count"] for v in given_facet["values"]} == shown, facet
        assert given_facet["other"] == other, facet
        assert given_facet["error_bound"] == 0, facet
        selected = {v["id"] for v in given_facet["values"] if v["selected"]}
        assert selected == question.included(facet)


@given(seed=st.integers(1, CORPORA), question=questions())
@settings(SETTINGS, max_examples=CASES // 4)
def test_export_gives_what_matches(corpora: Corpora, seed: int, question: Question) -> None:
    corpus, api = corpora(seed)
    if not_there(corpus, question):
        return
    answer = api.get("/export.ndjson", params=question.parameters())
    ids = [json.loads(line)["id"] for line in answer.text.splitlines()]
    assert sorted(ids) == sorted(told.id for told in corpus if matches(question, told))
