"""The benchmark of the page runs, on few articles, and what it measures is what it says."""

import json
import os
import subprocess
import sys

import pytest

from infra.benchmarks.data.documents import DocumentGenerator

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
    assert row["body_p50_ms"] > 0
    assert row["ratio_p50"] == pytest.approx(row["page_p50_ms"] / row["body_p50_ms"], rel=0.01)
    assert 0 < row["index_mb"] < 50


def test_generated_articles_are_the_same_in_every_process() -> None:
    one, other = DocumentGenerator(), DocumentGenerator()
    other.batch(0, 50)
    assert one.batch(3, 50) == other.batch(3, 50)
    ids = {document["id"] for number in range(4) for document in one.batch(number, 50)}
    assert len(ids) == 200
