"""The storm of `make chaos`, small enough for every run."""

import os

import pytest

from infra.local.stack import Stack
from infra.proofs.chaos.run import ChaosRun

pytestmark = [pytest.mark.stack, pytest.mark.timeout(1800)]

CHANGES = int(os.environ.get("CHAOS_CHANGES", "300"))


def test_index_is_bucket_after_the_storm(stack: Stack) -> None:
    if stack.engine.server is None:
        pytest.fail("unset OPENSEARCH_URL: this test kills its OpenSearch")
    chaos_run = ChaosRun(stack, CHANGES, seed=7, say=print)
    verdict = chaos_run.run()
    assert chaos_run.progress.made == CHANGES
    assert chaos_run.progress.outages == 2
    assert chaos_run.progress.killed > 0
    assert chaos_run.progress.resent > CHANGES / 2
    assert chaos_run.progress.waiting == 0
    assert verdict.documents > CHANGES / 2
    assert verdict.equal, verdict
