"""The storm of `make chaos`, small enough for every run."""

import os

import pytest

from infra.local.stack import Stack
from infra.proofs.chaos.run import Storm

pytestmark = [pytest.mark.stack, pytest.mark.timeout(1800)]

CHANGES = int(os.environ.get("CHAOS_CHANGES", "300"))


def test_index_is_bucket_after_the_storm(stack: Stack) -> None:
    if stack.engine.server is None:
        pytest.fail("unset OPENSEARCH_URL: this test kills its OpenSearch")
    storm = Storm(stack, CHANGES, seed=7, say=print)
    verdict = storm.run()
    assert storm.progress.made == CHANGES
    assert storm.progress.outages == 2
    assert storm.progress.killed > 0
    assert storm.progress.resent > CHANGES / 2
    assert storm.progress.waiting == 0
    assert verdict.documents > CHANGES / 2
    assert verdict.equal, verdict
