"""`summitry up` names the page first and opens it on request."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from infra.cli.commands.stack import up
from infra.cli.main import app
from infra.local.folders import Folders
from infra.local.process.registry import start_time
from infra.local.state import StackAddress

PAGE = "http://127.0.0.1:1/v1/"


class NothingKept:
    """A copy of the bucket with nothing in it."""

    def __init__(self, *_: object) -> None:
        pass

    def restore(self) -> int:
        return 0

    def save(self) -> None:
        pass


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The addresses that the browser was opened with, while a stack that is none is up."""
    address = StackAddress(
        api="http://127.0.0.1:1/v1",
        api_key="key",
        read_key="read-key",
        bucket="news",
        s3_endpoint="http://127.0.0.1:1",
        opensearch="http://127.0.0.1:2",
        web=PAGE,
        pid=os.getpid(),
        started=start_time(os.getpid()),
    )
    cloud = SimpleNamespace(client=lambda _: None)
    stack = SimpleNamespace(address=lambda: address, cloud=cloud, bucket="news")
    found: list[str] = []

    @contextmanager
    def started(*_: Any) -> Iterator[Any]:
        yield stack

    here = tmp_path
    folders = Folders(here, here, here, here, here, None)
    monkeypatch.setattr(up, "project_folders", lambda: folders)
    monkeypatch.setattr(up, "started_stack", started)
    monkeypatch.setattr(up, "BucketCopy", NothingKept)
    monkeypatch.setattr(up, "_keep", lambda *_: None)
    monkeypatch.setattr(typer, "launch", found.append)
    return found


def test_the_page_is_named_first_and_opened_on_request(opened: list[str]) -> None:
    told = CliRunner().invoke(app, ["up", "--open"])
    assert told.exit_code == 0, told.output
    addresses = [line for line in told.output.splitlines() if "http://" in line]
    assert PAGE in addresses[0]
    assert opened == [PAGE]


def test_nothing_is_opened_unless_somebody_asks(opened: list[str]) -> None:
    assert CliRunner().invoke(app, ["up"]).exit_code == 0
    assert opened == []
