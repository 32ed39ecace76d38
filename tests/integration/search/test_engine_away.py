"""While the engine is away: 503 with Retry-After, soon, and never a hanging request."""

import socket
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from shared.search.index.index_names import IndexNames
from tests.integration.search.conftest import api_over

LIMIT_SECONDS = 5.0
CALLS = (
    "/articles?q=x",
    "/articles/00ff",
    "/articles/00ff/similar",
    "/facets/leader",
    "/timeline",
    "/network",
    "/suggest?q=x",
    "/export.csv",
    "/health",
)


@pytest.fixture
def deaf() -> Iterator[str]:
    """An address that takes connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def closed() -> str:
    """An address that refuses connections."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("path", CALLS)
def test_refused_connection_is_503(closed: str, path: str) -> None:
    _assert_503(api_over(closed, IndexNames("t-")), path)


@pytest.mark.parametrize("path", CALLS[:2])
def test_silence_is_503_within_five_seconds(deaf: str, path: str) -> None:
    api = api_over(deaf, IndexNames("t-"))
    started = time.monotonic()
    _assert_503(api, path)
    assert time.monotonic() - started < LIMIT_SECONDS


@pytest.mark.parametrize("path", ["/healthz", "/openapi.json", "/docs", "/"])
def test_what_needs_no_key_asks_no_engine(closed: str, path: str) -> None:
    """Else anybody could keep the engine busy."""
    assert api_over(closed, IndexNames("t-")).get(path).status_code == 200


def _assert_503(api: TestClient, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"] == "application/problem+json"
