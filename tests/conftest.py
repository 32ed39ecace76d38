"""Fixtures that every kind of test shares: the servers, each started at most once a run."""

import io
import logging
import os
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.cloud.server import LocalStack
from infra.local.cloud.server import localstack as start_localstack
from infra.local.engine.server import OpenSearch, opensearch
from infra.local.folders import Folders, find_folders
from infra.local.process.ports import free_port
from infra.local.progress import SilentProgress
from infra.local.stack import Options, Stack
from infra.local.startup import local_stack
from infra.local.state import tidy
from shared.domain.unexpected_errors import LOGGER

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure() -> None:
    """Let `kill` end a run as Ctrl-C does, so that it stops its servers."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # xdist tells its processes a width, which consoles would keep whatever a test sets.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run all the tests in two processes, and a part of them in this one."""
    return 2 if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give all tests that share servers to one of two processes."""
    from tests.support.processes import ServersInOneProcess

    return ServersInOneProcess(config, log)


@pytest.fixture(scope="session")
def local_folders() -> Folders:
    """Where this machine keeps downloads and the like; logs apart from those of `summitry up`."""
    found = find_folders(ROOT).with_own_logs("tests")
    tidy(found)
    return found


@pytest.fixture(scope="session")
def engine(local_folders: Folders) -> Iterator[OpenSearch]:
    """A real OpenSearch: the one OPENSEARCH_URL names, else one started for this session."""
    with (
        local_folders.scratch_folder("data") as data,
        opensearch(
            local_folders, data / "opensearch", SilentProgress().task("OpenSearch"), free_port()
        ) as started,
    ):
        yield started


@pytest.fixture(scope="session")
def opensearch_url(engine: OpenSearch) -> str:
    """Where the session's OpenSearch answers."""
    return engine.url


@pytest.fixture(scope="session")
def localstack(local_folders: Folders) -> Iterator[LocalStack]:
    """A real LocalStack: `.url` is its endpoint, `.client("s3")` a boto3 client of a service."""
    with start_localstack(
        local_folders, SilentProgress().task("LocalStack"), free_port()
    ) as started:
        yield started


@pytest.fixture(scope="session")
def stack(local_folders: Folders, engine: OpenSearch) -> Iterator[Stack]:
    """template.yaml deployed to a LocalStack of its own, over the session's OpenSearch."""
    prefix = f"stack{uuid.uuid4().hex[:10]}-"
    with local_stack(
        Options(local_folders, index_prefix=prefix), SilentProgress(), engine
    ) as started:
        yield started
    found = httpx.get(f"{engine.url}/_cat/indices/{prefix}*", params={"h": "index"})
    for index in found.text.split():
        httpx.delete(f"{engine.url}/{index}")


@pytest.fixture
def index_prefix() -> str:
    """A prefix of index names that no other test uses."""
    return f"t{uuid.uuid4().hex[:10]}-"


@pytest.fixture
def unexpected_error_log() -> Iterator[io.StringIO]:
    """What is logged of exceptions that nobody foresaw."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger(LOGGER).addHandler(handler)
    yield written
    logging.getLogger(LOGGER).removeHandler(handler)
