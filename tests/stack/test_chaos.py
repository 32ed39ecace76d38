"""The storm of `make chaos`, small enough for every run."""

import os

import pytest

from infra.chaos.storm import Storm
from infra.local.stack import Stack

pytestmark = [pytest.mark.stack, pytest.mark.timeout(1800)]

CHANGES = int(os.environ.get("CHAOS_CHANGES", "300"))


def test_index_is_bucket_after_the_storm(stack: Stack) -> None:
    if stack.engine.server is None:
        pytest.fail("unset OPENSEARCH_URL: this test kills its OpenSearch")
    verdict = Storm(stack, CHANGES, seed=7, say=print).run()
    assert verdict.documents > CHANGES / 2
    assert verdict.equal, verdict
