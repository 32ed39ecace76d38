"""Fixtures that every kind of test shares."""

import os
import uuid
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def opensearch_url() -> Iterator[str]:
    """A real OpenSearch: the one OPENSEARCH_URL names, else one started for this session."""
    given = os.environ.get("OPENSEARCH_URL")
    if given:
        yield given
        return
    raise NotImplementedError("started by infra.local")


@pytest.fixture
def index_prefix() -> str:
    """A prefix of index names that no other test uses."""
    return f"t{uuid.uuid4().hex[:10]}-"
