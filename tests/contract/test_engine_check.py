"""`summitry engine check`: green on a real engine, red on those that can do less."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from infra.cli.main import app
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.usecases.operate.engine_check import CHECKS, check_engine
from tests.fakes.lesser_engine import Weaken, lesser_engine, serverless

pytestmark = pytest.mark.integration


@pytest.fixture
def engine_url(opensearch_url: str, index_prefix: str) -> Iterator[str]:
    """The real engine, which afterwards must hold nothing of the check."""
    yield opensearch_url
    left = httpx.get(f"{opensearch_url}/_cat/indices/{index_prefix}*", params={"h": "index"})
    assert left.text.split() == []
    templates = httpx.get(f"{opensearch_url}/_cat/templates/{index_prefix}*", params={"h": "name"})
    assert templates.text.split() == []


def check(url: str, prefix: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """Run the command for a program; give its exit code and the results by name."""
    result = CliRunner().invoke(app, ["engine", "check", url, "--index-prefix", prefix, "--json"])
    told = [json.loads(line) for line in result.stdout.splitlines()]
    return result.exit_code, {one["name"]: one for one in told}


def test_a_real_engine_can_do_everything(engine_url: str, index_prefix: str) -> None:
    code, results = check(engine_url, index_prefix)
    assert {one["problem"] for one in results.values()} == {""}
    assert code == 0
    assert len(results) == len(CHECKS) + 1


def test_serverless_is_refused_with_what_it_means(engine_url: str, index_prefix: str) -> None:
    with lesser_engine(engine_url, serverless) as url:
        result = CliRunner().invoke(app, ["engine", "check", url, "--index-prefix", index_prefix])
    assert result.exit_code == 1
    assert re.search(r"fails +refresh +A reindex shows less than before", result.stdout)
    assert "_refresh answers 404 instead of 200" in result.stdout
    assert "Summitry cannot use this engine" in result.stdout
    assert re.search(r"works +compare and set", result.stdout)


def without_parameters(method: str, path: str, body: str) -> tuple[str, str] | None:
    return path.partition("?")[0], body


def without_versions(method: str, path: str, body: str) -> tuple[str, str] | None:
    return path, re.sub(r', "version": \d+, "version_type": "external_gte"', "", body)


def without_char_filters(method: str, path: str, body: str) -> tuple[str, str] | None:
    return path, re.sub(r'"char_filter":\[[^]]*\],?', "", body)


def with_own_nested_limit(method: str, path: str, body: str) -> tuple[str, str] | None:
    return path, body.replace('"limit":20000', '"limit":10000')


def without_aliases(method: str, path: str, body: str) -> tuple[str, str] | None:
    return None if path.startswith("/_alias") else (path, body)


@pytest.mark.parametrize(
    ("weaken", "failing"),
    [
        (without_parameters, {"create only", "compare and set"}),
        (without_versions, {"external versions"}),
        (without_char_filters, {"analyzers"}),
        (with_own_nested_limit, {"nested limit"}),
        (without_aliases, {"alias move"}),
    ],
)
def test_each_lack_is_found(
    weaken: Weaken, failing: set[str], engine_url: str, index_prefix: str
) -> None:
    with lesser_engine(engine_url, weaken) as url:
        code, results = check(url, index_prefix)
    assert {name for name, one in results.items() if one["problem"]} == failing
    assert code == 1


def test_nothing_is_left_by_a_check_that_ends_early(engine_url: str, index_prefix: str) -> None:
    engine = OpenSearchRequests(make_client(engine_url, "none", "local", "write"))
    running = check_engine(engine, SystemClock(), index_prefix, "early")
    assert [result.problem for result in islice(running, 3)] == ["", "", ""]
    assert httpx.head(f"{engine_url}/{index_prefix}checkearly-articles-v1").status_code == 200
    running.close()  # type: ignore[attr-defined] # a generator
