"""Python environments made from requirements files, apart from the project's own."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from infra.local.digests import digest
from infra.local.folders import require_space
from infra.local.locks import locked
from infra.local.process.programs import ProgramRunner, find_uv
from infra.local.progress import Task

PYTHON = "3.13"
KEPT = 3


def environment(
    name: str, requirements: Path, cache: Path, task: Task, packages: Sequence[Path] = ()
) -> Path:
    """Have a virtual environment with exactly what a requirements file lists.

    It is made once for each content of the file and the packages, and shared by all projects.

    Args:
        name: what it is for; the first part of its folder's name.
        requirements: versions and hashes.
        cache: folder for environments.
        task: told what goes on.
        packages: folders of packages to install besides, without their dependencies.

    Returns:
        The environment's Python.

    Raises:
        LocalStackError: it could not be made.
    """
    home = cache / f"{name}-{digest([requirements, *packages])}"
    with locked(cache / f"{name}.lock"):
        if not (home / "complete").exists():
            require_space(cache, 500)
            task.say("installing its environment")
            _make(home, requirements, packages, ProgramRunner(name, cache / f"{name}.log", task))
        (home / "complete").touch()
        _prune(cache, name)
    return home / "bin" / "python"


def _make(home: Path, requirements: Path, packages: Sequence[Path], tool: ProgramRunner) -> None:
    uv = find_uv()
    install: list[str | Path] = [uv, "pip", "install", "--python", home / "bin" / "python"]
    # What has no wheel is built with the setuptools that the file pins, not with the newest.
    pinned: list[str | Path] = ["-r", requirements, "--build-constraints", requirements]
    # Called inside the project, uv would hold the environment to the project's own pins.
    folder = home.parent
    tool.run([uv, "venv", "--clear", "--no-project", "--python", PYTHON, home], folder)
    tool.run([*install, "--require-hashes", *pinned], folder)
    if packages:
        tool.run([*install, "--no-deps", *packages], folder)


def _prune(cache: Path, name: str) -> None:
    """Remove all but the environments used last: each takes a third of a gigabyte."""
    used = sorted(cache.glob(f"{name}-*/complete"), key=lambda mark: mark.stat().st_mtime)
    for mark in used[:-KEPT]:
        shutil.rmtree(mark.parent)
