import os
import signal
import sys
import time
from pathlib import Path

import pytest

from infra.local.errors import LocalStackError
from infra.local.process.registry import orphans, start_time
from infra.local.process.server import Server, died_message, tail
from infra.local.process.session import session_members
from infra.local.progress import SilentTask

PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], process_group=0)
print("ready", flush=True)
time.sleep(60)
"""
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


def server(folder: Path, code: str) -> Server:
    return Server(
        name="Thing",
        command=[sys.executable, "-c", code],
        environment={"PATH": os.environ["PATH"]},
        folder=folder,
        log=folder / "logs" / "thing.log",
        registry=folder / "runs",
    )


def started(folder: Path, code: str) -> Server:
    thing = server(folder, code)
    thing.start()
    thing.await_ready(lambda: "ready" in thing.log.read_text(), SilentTask(), 10)
    return thing


def test_stopping_ends_the_server_and_what_it_started(tmp_path: Path) -> None:
    thing = started(tmp_path, PARENT)
    members = set(session_members(thing.pid))
    assert len(members) == 2
    thing.stop()
    assert not any(start_time(pid) for pid in members)


def test_a_server_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    thing = started(tmp_path, DEAF)
    pid = thing.pid
    thing.stop(grace=0.2)
    assert start_time(pid) == 0


def test_a_server_that_dies_is_told_with_its_last_words(tmp_path: Path) -> None:
    thing = server(tmp_path, "print('no such setting'); raise SystemExit(3)")
    thing.start()
    with pytest.raises(
        LocalStackError, match=r"(?s)Thing ended by itself \(exit code 3\).*no such"
    ):
        thing.await_ready(lambda: False, SilentTask(), 10)
    thing.stop()


def test_a_server_that_is_never_ready_is_told(tmp_path: Path) -> None:
    thing = started(tmp_path, DEAF)
    with pytest.raises(LocalStackError, match="was not ready within 0 s"):
        thing.await_ready(lambda: False, SilentTask(), 0)
    thing.stop(grace=0.1)


def test_what_a_killed_run_left_is_known_until_it_is_stopped(tmp_path: Path) -> None:
    thing = started(tmp_path, DEAF)
    other = started(tmp_path, DEAF)
    registry = tmp_path / "runs"
    assert list(orphans(registry)) == []
    for path in registry.iterdir():
        path.write_text(path.read_text().replace(f'"owner": {os.getpid()}', '"owner": 999999999'))
    assert {left.pid for left in orphans(registry)} == {thing.pid, other.pid}
    assert all(left.lives for left in orphans(registry))
    thing.stop(grace=0.1)
    assert [left.pid for left in orphans(registry)] == [other.pid]
    other.stop(grace=0.1)
    assert list(registry.iterdir()) == []


def test_a_later_process_with_the_same_id_is_not_taken_for_ours(tmp_path: Path) -> None:
    thing = started(tmp_path, DEAF)
    assert start_time(thing.pid) > 0
    os.kill(thing.pid, signal.SIGKILL)
    thing.stop()
    assert start_time(999_999_999) == 0


def test_a_signal_is_named(tmp_path: Path) -> None:
    assert "killed by signal 9" in died_message("Thing", -9, tmp_path / "none")


def test_the_tail_of_a_long_log_is_short(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("".join(f"line {n}\n" for n in range(100_000)))
    assert tail(log, 2) == "  line 99998\n  line 99999"


def test_kill_ends_at_once(tmp_path: Path) -> None:
    thing = started(tmp_path, DEAF)
    began = time.monotonic()
    thing.kill()
    assert time.monotonic() - began < 10
    with pytest.raises(LocalStackError, match="killed by signal 9"):
        thing.require_alive()
    thing.stop()
