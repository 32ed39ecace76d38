"""Fixtures of the use cases."""

import pytest

from tests.unit.usecases.ingest_bench import Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()
