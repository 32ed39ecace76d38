"""The benchmark of the page runs, on few articles, and what it measures is what it says."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from infra.benchmarks.backends.single_search import single_search
from infra.benchmarks.data.documents import DocumentGenerator
from shared.search.filters.filters import DateRange, Filters, Selection
from shared.search.pages.cursor import Cursor
from shared.search.pages.page import PageRequest, page_bodies
from shared.search.query.parser import parse_query
from shared.usecases.read.library import Library
from tests.integration.search.conftest import Put

pytestmark = pytest.mark.integration

MEASURE = "import json, sys; from infra.benchmarks.search import measure;"
MEASURE += "print(json.dumps(measure(sys.argv[1], 2000, pages=3)))"


def test_the_page_is_measured_without_any_setting_of_the_caller(opensearch_url: str) -> None:
    told = ("OPENSEARCH_", "BUCKET", "INDEX_PREFIX", "POWERTOOLS_")
    environment = {name: v for name, v in os.environ.items() if not name.startswith(told)}
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, opensearch_url],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    row = json.loads(ran.stdout.splitlines()[-1])
    assert row["articles"] == 2000
    assert all(0 < ms["p50"] <= ms["p95"] <= ms["p99"] for ms in row["ms"].values())
    page, several = row["ms"]["page"]["p50"], row["ms"]["searches"]["p50"]
    assert row["to_searches"] == pytest.approx(page / several, rel=0.01)
    assert row["late"] == 0
    assert 0 < row["index_mb"] < 50


def test_generated_articles_are_the_same_in_every_process() -> None:
    one, other = DocumentGenerator(), DocumentGenerator()
    other.batch(0, 50)
    assert one.batch(3, 50) == other.batch(3, 50)
    ids = {document["id"] for number in range(4) for document in one.batch(number, 50)}
    assert len(ids) == 200


def test_single_search_finds_and_counts_the_same(put: Put, library: Library) -> None:
    put(DocumentGenerator().batch(0, 500))
    filters = Filters(
        words=parse_query("summit talks"),
        selections={"country": Selection(("USA",)), "status": Selection(("occurred", "planned"))},
        published=DateRange(date(2017, 1, 1)),
    )
    request = PageRequest(filters, None, 20, "2026-01-01", ("leader", "country", "status"))
    asked = page_bodies(request, Cursor((), request.as_of), lambda _: ())
    bodies = (asked.articles, *asked.counts)
    assert len(bodies) == 4
    articles, *counts = library.engine.multi_search(bodies)
    single = library.engine.search(single_search(bodies))
    assert single["hits"]["hits"] == articles["hits"]["hits"]
    assert single["hits"]["total"] == counts[0]["hits"]["total"]
    told = {name: part for answer in counts for name, part in answer["aggregations"].items()}
    parts = single["aggregations"].values()
    assert {name: part[name] for part in parts for name in part if name in told} == told
