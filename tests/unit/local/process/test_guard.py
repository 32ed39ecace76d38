"""A program that gets SIGKILL leaves no server behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra.local.process.guard import ROOT
from infra.local.process.session import session_members
from tests.unit.local.process.test_server import PARENT, started

OWNER = """
import sys, time
from pathlib import Path
from tests.unit.local.process.test_server import PARENT, started
print(started(Path(sys.argv[1]), PARENT).pid, flush=True)
time.sleep(60)
"""
LOCAL_OWNER = """
import sys, time
from pathlib import Path
from infra.local.cloud.server import localstack
from infra.local.engine.server import opensearch
from infra.local.folders import find_folders
from infra.local.process.ports import free_port
from infra.local.progress import SilentTask
folders = find_folders(Path.cwd()).with_own_logs("guard")
with folders.scratch_folder("data") as data:
    if sys.argv[1] == "opensearch":
        server = opensearch(folders, data / "opensearch", SilentTask(), free_port(), {})
    else:
        server = localstack(folders, SilentTask(), free_port())
    with server as ready:
        print(ready.server.pid, flush=True)
        time.sleep(300)
"""


def gone_after_kill(code: str, *arguments: str | Path, seconds: float) -> None:
    """Have a program start a server, kill the program, and wait for the end of the server."""
    owner = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout
    try:
        leader = int(owner.stdout.readline())
        assert set(session_members(leader))
    finally:
        owner.kill()
        owner.communicate()
    end = time.monotonic() + seconds
    while set(session_members(leader)):
        assert time.monotonic() < end, f"the session of {leader} outlived its owner"
        time.sleep(0.05)


def test_a_killed_program_takes_its_server_and_all_its_processes_along(tmp_path: Path) -> None:
    gone_after_kill(OWNER, tmp_path, seconds=20)


def test_a_stopped_server_has_no_guard_left(tmp_path: Path) -> None:
    before = children()
    thing = started(tmp_path, PARENT)
    assert len(children() - before) == 2
    thing.stop()
    assert children() == before


def children() -> set[int]:
    """Process ids of the children of this process."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return {int(pid) for pid in listed.split()}


def test_ctrl_c_leaves_the_guard_to_its_work(tmp_path: Path) -> None:
    before = children()
    thing = started(tmp_path, PARENT)
    assert {os.getsid(pid) for pid in children() - before} == children() - before
    thing.stop()


@pytest.mark.integration
@pytest.mark.skipif(not os.environ.get("PROVE"), reason="starts real servers; PROVE=1 runs it")
@pytest.mark.timeout(400)
@pytest.mark.parametrize("server", ["opensearch", "localstack"])
def test_a_killed_run_leaves_no_real_server(server: str) -> None:
    gone_after_kill(LOCAL_OWNER, server, seconds=60)
