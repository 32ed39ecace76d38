"""Rows and days of events agree with a listing by hand of every article's annotations."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.integration.search.conftest import Corpora
from tests.integration.search.documents import ArticleSpec, EventSpec
from tests.integration.search.oracle.oracle import (
    EVENT_FACETS,
    FACETS,
    OracleRequest,
    article_values,
    event_values,
    fitting_events,
    matches,
)
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


@given(
    seed=st.integers(1, CORPORA),
    search_request=oracle_requests(),
    split=st.none() | st.sampled_from(FACETS),
)
@settings(SETTINGS, max_examples=CASES // 4)
def test_timeline_by_event_day_counts_as_by_hand(
    corpora: Corpora, seed: int, search_request: OracleRequest, split: str | None
) -> None:
    corpus, api = corpora(seed)
    if absent_facets(corpus, search_request):
        return
    asked = {**search_request.parameters(), "by": "event_date", "facet_size": 50}
    answer = api.get("/timeline", params=asked | ({"split": split} if split else {}))
    assert answer.status_code == 200, answer.text
    told = answer.json()
    bound = replace(search_request, same_event=True)
    fitting = [
        (spec, events)
        for spec in corpus
        if matches(bound, spec) and (events := fitting_events(bound, spec, None))
    ]
    assert _months(told) == _by_month(events for _, events in fitting)
    assert told["undated"] == _undated(events for _, events in fitting)
    by_value: dict[str, list[list[EventSpec]]] = {}
    for spec, events in fitting if split else ():
        for value, having in _having(spec, events, str(split)).items():
            by_value.setdefault(value, []).append(having)
    assert {one["id"]: one["count"] for one in told["series"]} == {
        value: len(articles) for value, articles in by_value.items()
    }
    for one in told["series"]:
        assert _months(one) == _by_month(by_value[one["id"]])
        assert one["undated"] == _undated(by_value[one["id"]])


def _having(spec: ArticleSpec, events: list[EventSpec], split: str) -> dict[str, list[EventSpec]]:
    """The events of each value: of those that have it, where events have values of their own."""
    if split not in EVENT_FACETS:
        return dict.fromkeys(article_values(spec, split, events), events)
    values = {value for event in events for value in event_values(event, split)}
    return {value: [e for e in events if value in event_values(e, split)] for value in values}


def _months(timeline: dict[str, Any]) -> Counter[str]:
    return Counter({bucket["start"]: bucket["count"] for bucket in timeline["buckets"]})


def _by_month(articles: Iterable[list[EventSpec]]) -> Counter[str]:
    months = ({f"{event.date[:7]}-01" for event in events if event.date} for events in articles)
    return Counter(month for each in months for month in each)


def _undated(articles: Iterable[list[EventSpec]]) -> int:
    return sum(not any(event.date for event in events) for events in articles)
