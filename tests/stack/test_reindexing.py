"""The proof of `make reindexing`, small enough for every run."""

import os

import pytest

from infra.local.stack import Stack
from infra.proofs.reindex.run import ReindexRun

pytestmark = [pytest.mark.stack, pytest.mark.timeout(3600)]

WHOLE = bool(os.environ.get("PROVE"))  # as `make prove` runs it
ARTICLES = 50_000 if WHOLE else 1_000
RATE = 20.0 if WHOLE else 5.0


def test_no_search_sees_a_reindex(stack: Stack) -> None:
    report = ReindexRun(stack, ARTICLES, RATE, say=print).run()
    assert report.changes > 20 * RATE
    assert {name: found.wrong for name, found in report.tallies.items()} == {
        "the alias": [],
        "the API": [],
    }
    assert all(found.searches > 100 for found in report.tallies.values())
    assert report.comparison["changed"] == report.differing == 0
    assert [verdict.equal for verdict in report.verdicts.values()] == [True, True]
    assert report.good(ARTICLES)
