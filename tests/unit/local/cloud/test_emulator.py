"""The executor's process side, with AWS's real emulator and a function of our own."""

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from infra.local.cloud.plugin.summitry_localstack.emulator import Emulator
from infra.local.cloud.plugin.summitry_localstack.replies import (
    EmulatorError,
    Failure,
    Success,
)
from infra.local.cloud.server import emulator_binary
from infra.local.process.registry import start_time
from infra.local.process.session import session_members

FUNCTION = """
import os, sys, time

def handler(event, context):
    print("working on", event)
    if "sleep" in event:
        time.sleep(event["sleep"])
    if "raise" in event:
        raise ValueError(event["raise"])
    if "exit" in event:
        os._exit(event["exit"])
    if "allocate" in event:
        hoard = b"x" * (event["allocate"] * 2**20)
        time.sleep(60)
    return {
        "pid": os.getpid(),
        "variable": os.environ.get("VARIABLE"),
        "ours": "PYTEST_CURRENT_TEST" in os.environ,
        "folder": os.getcwd(),
        "first": sys.path[0],
        "memory": context.memory_limit_in_mb,
    }
"""

type MakeEmulator = Callable[[], Emulator]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[MakeEmulator]:
    code = tmp_path / "code"
    code.mkdir()
    (code / "function.py").write_text(FUNCTION)
    with ExitStack() as running:

        def start() -> Emulator:
            emulator = Emulator(
                binary=emulator_binary(platform.machine()),
                python=Path(sys.executable),
                code=code,
                handler="function.handler",
                variables={
                    "VARIABLE": "given",
                    "AWS_LAMBDA_FUNCTION_TIMEOUT": "5",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
                },
                log=tmp_path / "logs" / "function.log",
                megabytes=128,
            )
            running.callback(emulator.stop)
            emulator.start()
            return emulator

        yield start


def test_a_function_runs_in_its_zip_with_its_own_environment(make: MakeEmulator) -> None:
    emulator = make()
    reply = emulator.invoke(b'{"one": 1}')
    told = json.loads(reply.payload)
    assert isinstance(reply, Success)
    assert told["variable"] == "given"
    assert told["memory"] == "128"
    assert not told["ours"]
    assert told["folder"] == told["first"] == str(emulator.code)


def test_its_output_is_kept_for_the_invocation_and_in_the_log(make: MakeEmulator) -> None:
    emulator = make()
    emulator.invoke(b'{"one": 1}')
    reply = emulator.invoke(b'{"two": 2}')
    assert "working on {'two': 2}" in reply.logs
    assert "working on {'one': 1}" not in reply.logs
    assert "working on {'one': 1}" in emulator.log.read_text()


def test_an_exception_is_a_failure_and_the_next_event_goes_well(make: MakeEmulator) -> None:
    emulator = make()
    reply = emulator.invoke(b'{"raise": "no"}')
    assert isinstance(reply, Failure)
    assert json.loads(reply.payload)["errorType"] == "ValueError"
    assert isinstance(emulator.invoke(b"{}"), Success)


@pytest.mark.long
def test_a_timeout_is_a_failure_and_the_next_event_gets_a_new_process(make: MakeEmulator) -> None:
    emulator = make()
    before = json.loads(emulator.invoke(b"{}").payload)["pid"]
    reply = emulator.invoke(b'{"sleep": 60}')
    assert isinstance(reply, Failure)
    assert "timed out after 5.00 seconds" in json.loads(reply.payload)["errorMessage"]
    assert json.loads(emulator.invoke(b"{}").payload)["pid"] != before


def test_a_process_that_exits_is_a_failure_and_is_replaced(make: MakeEmulator) -> None:
    emulator = make()
    reply = emulator.invoke(b'{"exit": 3}')
    assert isinstance(reply, Failure)
    assert json.loads(reply.payload)["errorType"] == "Runtime.ExitError"
    assert isinstance(emulator.invoke(b"{}"), Success)


def test_more_memory_than_its_setting_kills_it(make: MakeEmulator) -> None:
    emulator = make()
    reply = emulator.invoke(b'{"allocate": 200}')
    assert isinstance(reply, Failure)
    assert "killed" in json.loads(reply.payload)["errorMessage"]
    assert isinstance(emulator.invoke(b"{}"), Success)


def test_several_environments_work_at_once(make: MakeEmulator) -> None:
    emulators = [make() for _ in range(3)]
    with ThreadPoolExecutor() as pool:
        replies = list(pool.map(lambda each: each.invoke(b'{"sleep": 0.5}'), emulators))
    assert len({json.loads(reply.payload)["pid"] for reply in replies}) == 3


def test_stopping_leaves_no_process(make: MakeEmulator) -> None:
    emulator = make()
    pid = json.loads(emulator.invoke(b"{}").payload)["pid"]
    emulator.stop()
    assert start_time(pid) == 0
    assert pid not in set(session_members(os.getsid(0)))


def test_an_emulator_that_is_gone_is_told(make: MakeEmulator) -> None:
    emulator = make()
    emulator.stop()
    with pytest.raises(EmulatorError, match="gone"):
        emulator.invoke(b"{}")
