"""Rows of events agree with a listing by hand of every article's annotations."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.search.conftest import Corpora
from tests.integration.search.documents import ArticleSpec, EventSpec
from tests.integration.search.oracle.oracle import OracleRequest, fitting_events, matches
from tests.integration.search.oracle.random_articles import (
    CASES,
    CORPORA,
    SETTINGS,
    absent_facets,
    oracle_requests,
)

pytestmark = pytest.mark.integration

type Told = tuple[ArticleSpec, int, EventSpec]
type Row = tuple[str, int]
"""Id of an article, and number of the event in it."""

SORTS = ("event_newest", "event_oldest", "newest", "oldest")


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    sort=st.sampled_from(SORTS),
    limit=st.sampled_from((1, 2, 7, 100)),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_events_are_those_listed_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, sort: str, limit: int
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    told = sorted(_told(corpus, search_request), key=lambda one: _order(one, sort))
    expected = [(spec.id, number) for spec, number, _ in told]
    asked = {**search_request.parameters(), "sort": sort}
    first = api.get("/events", params=asked)
    assert first.status_code == 200, first.text
    assert first.json()["total"] == {"value": len(expected), "relation": "eq"}
    assert first.json()["articles"]["value"] == len({id for id, _ in expected})
    few = 8 * limit
    rows = list(_pages(api, {**asked, "limit": limit}, few))
    assert [_row(row) for row in rows] == expected[:few]
    for row, (spec, _, event) in zip(rows, told, strict=False):
        _require_equal(row, spec, event)
    _require_exports(api, asked, expected)


def _told(corpus: list[ArticleSpec], search_request: OracleRequest) -> Iterator[Told]:
    """Every event that satisfies what concerns events, of articles that satisfy all else."""
    bound = replace(search_request, same_event=True)
    for spec in corpus:
        if not matches(bound, spec):
            continue
        for number, event in enumerate(spec.events):
            if fitting_events(bound, replace(spec, events=(event,)), None):
                yield spec, number, event


def _order(told: Told, sort: str) -> tuple[bool, float, str, int]:
    """What is sorted by: without a day last, then the day either way, then article and number."""
    spec, number, event = told
    day = event.date if sort.startswith("event_") else spec.published
    moment = datetime.fromisoformat(day) if day else datetime.min
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = aware.timestamp() if day else 0.0
    return day is None, -seconds if sort.endswith("newest") else seconds, spec.id, number


def _pages(api: TestClient, asked: dict[str, Any], most: int) -> Iterator[dict[str, Any]]:
    cursor, given_rows = None, 0
    while given_rows < most:
        page = api.get("/events", params=asked | ({"cursor": cursor} if cursor else {})).json()
        yield from page["events"]
        given_rows += len(page["events"])
        assert len(page["events"]) == asked["limit"] or page["next_cursor"] is None
        if (cursor := page["next_cursor"]) is None:
            return


def _row(row: dict[str, Any]) -> Row:
    return row["article"]["id"], row["number"]


def _require_equal(row: dict[str, Any], spec: ArticleSpec, event: EventSpec) -> None:
    assert (row["type"], row["status"], row["date"]) == (event.type, event.status, event.date)
    assert row["confidence"] == event.confidence
    for group in ("leaders", "countries", "actors", "recipients"):
        assert [one["id"] for one in row[group]] == list(getattr(event, group)), group
    assert (row["article"]["title"], row["article"]["source"]) == (spec.title, spec.source)
    start, end = row["sentence"]
    assert row["quote"] == spec.body[start:end]


def _require_exports(api: TestClient, asked: dict[str, Any], expected: list[Row]) -> None:
    lines = api.get("/export/events.ndjson", params=asked).text.splitlines()
    assert [_row(json.loads(line)) for line in lines] == expected
    table = csv.DictReader(io.StringIO(api.get("/export/events.csv", params=asked).text))
    assert [(row["article"], int(row["number"])) for row in table] == expected
