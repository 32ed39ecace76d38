"""`sam local`, which runs a function in Docker, and the servers for those who have Docker."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.cloud.sam import build, sam_environment, sam_program
from infra.local.folders import Folders
from infra.local.process.ports import LOOPBACK, free_port
from infra.local.process.server import Server
from infra.local.progress import SilentProgress

ROOT = Path(__file__).parents[2]
EVENTS = ROOT / "tests/data/events"
ENGINE = ["--parameter-overrides", "OpenSearchUrl=http://engine.invalid OpenSearchAuth=none"]
"""Neither event below makes a function ask the engine."""


def answers(*command: str) -> bool:
    """Whether a program is there and ends well."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


with_docker = pytest.mark.skipif(
    not answers("docker", "version"),
    reason="no Docker engine answers here, and sam local needs one",
)


@pytest.fixture(scope="module")
def built(local_folders: Folders) -> Path:
    return build(local_folders, SilentProgress().task("Functions"))


def invoked(template: Path, function: str, event: str) -> Any:
    """What a function answers to an event of tests/data/events."""
    command: list[str | Path] = [
        sam_program(),
        *("local", "invoke", function, "--template", str(template), *ENGINE),
        *("--event", str(EVENTS / event)),
    ]
    done = subprocess.run(
        command, env=sam_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.stack
@with_docker
def test_ingest_takes_a_batch(built: Path) -> None:
    answer = invoked(built, "IngestFunction", "sqs_test_message.json")
    assert answer == {"batchItemFailures": []}


@pytest.mark.stack
@with_docker
def test_the_api_takes_a_request(built: Path) -> None:
    assert invoked(built, "ApiFunction", "api_healthz.json")["statusCode"] == 200


@pytest.fixture
def local_api(built: Path, local_folders: Folders) -> Iterator[str]:
    """`sam local start-api`, which listens until the test ends."""
    port = free_port()
    url = f"http://{LOOPBACK}:{port}"
    with local_folders.scratch_folder("sam-local") as folder:
        server = Server(
            name="sam local start-api",
            command=[
                sam_program(),
                *("local", "start-api", "--template", str(built), *ENGINE),
                *("--host", LOOPBACK, "--port", str(port)),
            ],
            environment=sam_environment(),
            folder=folder,
            log=local_folders.logs / "sam-local.log",
            registry=local_folders.runs,
        )
        try:
            server.start()
            server.await_ready(lambda: listens(url), SilentProgress().task("sam local"), 300)
            yield url
        finally:
            server.stop()


def listens(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=120).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.mark.stack
@with_docker
def test_the_api_listens_on_a_port(local_api: str) -> None:
    assert httpx.get(f"{local_api}/healthz", timeout=120).json()


@pytest.mark.skipif(
    not answers("docker", "compose", "version"), reason="`docker compose` is not installed here"
)
def test_compose_understands_its_file() -> None:
    command = ["docker", "compose", "--file", "infra/local/compose.yaml", "config", "--quiet"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
