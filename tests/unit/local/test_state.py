import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.registry import start_time
from infra.local.startup import require_linux
from infra.local.state import (
    StackAddress,
    published,
    read_state,
    require_none_running,
    running_stack,
    sole_owner,
    stack_owner,
    state_file,
    tidy,
    write_state,
)

ADDRESS = StackAddress(
    api="http://127.0.0.1:1/v1",
    api_key="key",
    read_key="read-key",
    bucket="articles",
    s3_endpoint="http://127.0.0.1:1",
    opensearch="http://127.0.0.1:2",
    web="http://127.0.0.1:1/v1/docs",
    pid=os.getpid(),
    started=start_time(os.getpid()),
)
DEAD = replace(ADDRESS, pid=999_999_999, started=1)


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path / "logs", None)


def test_the_running_stack_is_told_until_the_block_ends(here: Folders) -> None:
    with published(here, ADDRESS):
        told = json.loads(state_file(here).read_text())
        assert {
            "api",
            "api_key",
            "read_key",
            "bucket",
            "s3_endpoint",
            "opensearch",
            "web",
        } <= told.keys()
        assert running_stack(here) == ADDRESS
        assert [path.name for path in here.state.iterdir()] == ["stack.json"]
    assert read_state(here) is None


def test_no_stack_is_told_with_the_way_to_start_one(here: Folders) -> None:
    with pytest.raises(LocalStackError, match="start one with `summitry up`"):
        running_stack(here)


def test_a_second_stack_is_refused(here: Folders) -> None:
    write_state(here, ADDRESS)
    with pytest.raises(LocalStackError, match=rf"up already.*{os.getpid()}"):
        require_none_running(here)


def test_a_stale_file_is_told_and_tidied(here: Folders) -> None:
    write_state(here, DEAD)
    require_none_running(here)
    with pytest.raises(LocalStackError, match=r"stack.json is stale"):
        running_stack(here)
    assert tidy(here) == ["removed a stale stack.json"]
    assert tidy(here) == []


@pytest.mark.parametrize("text", ["not json", "[]", '{"api": "x"}'])
def test_a_file_that_is_not_ours_is_named(here: Folders, text: str) -> None:
    here.state.mkdir()
    state_file(here).write_text(text)
    with pytest.raises(LocalStackError, match=r"stack.json is not one of ours"):
        read_state(here)


def test_other_systems_are_pointed_to_docker() -> None:
    with pytest.raises(LocalStackError, match=r"not on darwin.*infra/local/compose.yaml"):
        require_linux("darwin")
    require_linux("linux")


def test_a_second_keeper_is_refused_while_the_first_one_starts(here: Folders) -> None:
    with sole_owner(here):
        found = stack_owner(here)
        assert found is not None
        assert found.pid == os.getpid()
        with pytest.raises(LocalStackError, match=rf"starting or stopping.*{os.getpid()}"):
            sole_owner(here).__enter__()
    assert stack_owner(here) is None
    with sole_owner(here):
        pass


def test_a_keeper_that_was_killed_is_none(here: Folders) -> None:
    (here.state).mkdir()
    (here.state / "up.lock").write_text(json.dumps({"pid": 999_999_999, "started": 1}))
    assert stack_owner(here) is None
    with sole_owner(here):
        assert stack_owner(here) is not None


def test_a_stack_that_is_up_is_told_by_its_address(here: Folders) -> None:
    write_state(here, ADDRESS)
    with pytest.raises(LocalStackError, match="up already"):
        sole_owner(here).__enter__()
