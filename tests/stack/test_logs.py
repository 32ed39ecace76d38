"""One article and one request followed through logs, metrics, index and engine by one id."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.folders import Folders
from infra.local.stack import Stack
from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.manifests import OpenSearchManifests
from shared.domain.objects import ObjectRef
from shared.search.index.index_names import IndexNames
from tests.stack.stack_user import StackUser, eventually

pytestmark = [pytest.mark.stack, pytest.mark.timeout(400)]

# A function that starts on a busy machine may take longer than its limit, and is tried again.
PATIENCE = 180


@dataclass(frozen=True, slots=True)
class FunctionLog:
    """The log of one function, from where a test began."""

    path: Path
    begin: int

    def lines(self) -> list[dict[str, Any]]:
        """Its lines of JSON so far."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            texts = file.read().decode().splitlines()
        return [json.loads(text) for text in texts if text.startswith("{")]


def function_log(folders: Folders, name: str) -> FunctionLog:
    path = folders.logs / f"{name}.log"
    return FunctionLog(path, path.stat().st_size if path.exists() else 0)


def names(stack: Stack) -> list[str]:
    return [stack.outputs["IngestFunctionName"], stack.outputs["ApiFunctionName"]]


def set_metrics(stack: Stack, switch: str) -> None:
    """Do what a deployment with the parameter `Metrics` does to the functions."""
    functions = stack.cloud.client("lambda")
    for name in names(stack):
        variables = functions.get_function_configuration(FunctionName=name)["Environment"]
        changed = {**variables["Variables"], "METRICS": switch}
        functions.update_function_configuration(
            FunctionName=name, Environment={"Variables": changed}
        )
    for name in names(stack):
        functions.get_waiter("function_updated_v2").wait(FunctionName=name)


@pytest.fixture(scope="module")
def metrics(stack: Stack) -> Iterator[None]:
    """The functions with metrics on, until the tests of this module are over."""
    set_metrics(stack, "on")
    yield
    set_metrics(stack, "off")


@pytest.mark.usefixtures("metrics")
def test_an_article_is_followed_from_its_event_to_its_documents(
    user: StackUser, local_folders: Folders
) -> None:
    stack = user.stack
    log = function_log(local_folders, stack.outputs["IngestFunctionName"])
    key = user.put("followed/one.txt", "Talks in Oslo\n\nKeir Starmer visited Norway followably.\n")
    user.wait_for("searchable", key, PATIENCE)
    told = [line for line in log.lines() if line.get("ref", {}).get("key") == key]
    ids = {line["event_id"] for line in told}
    assert len(ids) == 1
    (id,) = ids
    done = next(line for line in told if line["outcome"] == "indexed")
    assert done["milliseconds"] >= done["engine_milliseconds"] > 0
    assert done["extraction_milliseconds"] > 0
    assert 0 < done["age_seconds"] < PATIENCE
    # CloudWatch makes metrics of this line; here it is read as CloudWatch would.
    metrics = next(line for line in log.lines() if "_aws" in line and line.get("event_id") == id)
    assert metrics["ArticlesIndexed"] == [1.0]
    assert metrics["EngineTime"][0] == done["engine_milliseconds"]
    # The index keeps the id with the key, whose ids are those of the documents.
    indices = IndexNames(stack.outputs["IndexPrefix"])
    client = make_client(stack.engine.url, "none", "local", "write")
    manifest = OpenSearchManifests(client, indices.manifests(1)).read(ObjectRef(stack.bucket, key))
    assert manifest.event == id
    (document,) = manifest.ids
    assert user.api.get(f"/articles/{document}").json()["key"] == key


@pytest.mark.usefixtures("metrics")
def test_a_request_is_followed_from_the_gateway_to_the_engine(
    user: StackUser, local_folders: Folders
) -> None:
    if os.environ.get("OPENSEARCH_URL"):
        pytest.skip("the log of an engine that is not ours cannot be read")
    stack = user.stack
    log = function_log(local_folders, stack.outputs["ApiFunctionName"])
    index = f"{stack.engine.url}/{IndexNames(stack.outputs['IndexPrefix']).generation(1)}"
    slow = "index.search.slowlog.threshold.query.info"
    key = user.put("followed/two.txt", "Talks\n\nXi Jinping in Rabat.\n")
    user.wait_for("searchable", key, PATIENCE)
    httpx.put(f"{index}/_settings", json={slow: "0ms"}, timeout=30).raise_for_status()
    try:
        answer = user.api.get("/articles", params={"q": "Rabat"})
    finally:
        httpx.put(f"{index}/_settings", json={slow: None}, timeout=30).raise_for_status()
    id = answer.headers["x-request-id"]
    eventually(lambda: any(line.get("request_id") == id for line in log.lines()))
    told = [line for line in log.lines() if line.get("request_id") == id]
    line = next(line for line in told if line.get("message") == "request")
    assert (line["route"], line["status"]) == ("/articles", 200)
    assert line["milliseconds"] >= line["engine_milliseconds"] > 0
    metrics = next(line for line in told if "_aws" in line)
    assert (metrics["route"], metrics["status"], metrics["Requests"]) == ("/articles", "200", [1.0])
    engine_log = local_folders.logs / "opensearch.log"
    eventually(lambda: f"id[{id}]" in engine_log.read_text(errors="replace"))
