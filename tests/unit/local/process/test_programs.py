import sys
import threading
from pathlib import Path

import pytest

from infra.local.errors import LocalStackError
from infra.local.process.programs import ProgramRunner, find_uv
from infra.local.progress import CancellableTask, Cancelled, SilentTask


def tool(folder: Path) -> ProgramRunner:
    return ProgramRunner("the build", folder / "logs" / "build.log", SilentTask())


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no such rule'); raise SystemExit(2)"]
    with pytest.raises(
        LocalStackError, match=r"(?s)the build failed \(exit code 2\).*no such rule"
    ):
        tool(tmp_path).run(command)


def test_a_program_runs_where_and_with_what_it_is_told(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd(), os.environ['ONLY'], 'HOME' in os.environ)"
    tool(tmp_path).run([sys.executable, "-c", code], tmp_path, {"ONLY": "this"})
    assert (tmp_path / "logs" / "build.log").read_text() == f"{tmp_path} this False\n"


def test_giving_up_ends_a_program_at_once(tmp_path: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    watched = ProgramRunner("sleep", tmp_path / "log", CancellableTask(SilentTask(), cancelled))
    with pytest.raises(Cancelled):
        watched.run([sys.executable, "-c", "import time; time.sleep(600)"])


def test_the_uv_that_runs_us_is_taken_first() -> None:
    assert find_uv({"UV": "/theirs/uv", "PATH": ""}) == Path("/theirs/uv")


def test_uv_is_found_on_the_path(tmp_path: Path) -> None:
    program = tmp_path / "uv"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert find_uv({"PATH": str(tmp_path)}) == program


def test_missing_uv_is_told_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setattr("sys.base_prefix", str(tmp_path))
    with pytest.raises(LocalStackError, match="pip install uv"):
        find_uv({"PATH": str(tmp_path)})
