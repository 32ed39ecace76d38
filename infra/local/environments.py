"""Python environments made from requirements files, apart from the project's own."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from infra.local.downloads import locked
from infra.local.errors import LocalStackError
from infra.local.places import require_space
from infra.local.processes import tail

PYTHON = "3.13"


def environment(
    name: str, requirements: Path, cache: Path, uv: Path, packages: Sequence[Path] = ()
) -> Path:
    """Have a virtual environment with exactly what a requirements file lists.

    It is made once for each content of the file and the packages, and shared by all projects.

    Args:
        name: what it is for; the first part of its folder's name.
        requirements: versions and hashes.
        cache: folder for environments.
        uv: the uv program.
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
            log = cache / f"{name}.log"
            python = home / "bin" / "python"
            install: list[str | Path] = [uv, "pip", "install", "--python", python]
            _run([uv, "venv", "--clear", "--no-project", "--python", PYTHON, home], name, log)
            _run([*install, "--require-hashes", "-r", requirements], name, log)
            if packages:
                _run([*install, "--no-deps", "--no-index", *packages], name, log)
            (home / "complete").touch()
    return home / "bin" / "python"


def find_uv(environ: Mapping[str, str] = os.environ) -> Path:
    """The uv program: the one that runs us, or one on the PATH, or one beside our Python.

    Raises:
        LocalStackError: there is none.
    """
    beside = [Path(base) / "bin" for base in (sys.prefix, sys.base_prefix)]
    path = os.pathsep.join([environ.get("PATH", ""), *map(str, beside)])
    found = environ.get("UV") or shutil.which("uv", path=path)
    # pyenv's shim of uv works only where the Python that uv was installed for is selected.
    if found and Path(found).parent.name == "shims":
        found = shutil.which("uv", path=os.pathsep.join(map(str, beside)))
    if not found:
        raise LocalStackError("uv is missing: `python -m pip install uv`, then start again.")
    return Path(found)


def digest(paths: Sequence[Path]) -> str:
    """A short hash of the names and contents of files and of all files in folders."""
    total = hashlib.sha256()
    for path in paths:
        for file in [path] if path.is_file() else sources(path):
            total.update(f"{file.relative_to(path.parent)}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def sources(folder: Path) -> list[Path]:
    """The files of a folder that someone wrote, in a fixed order."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if "__pycache__" not in path.parts)


def _run(command: Sequence[str | Path], name: str, log: Path) -> None:
    with log.open("ab") as output:
        done = subprocess.run(  # noqa: S603 - uv, with arguments of our own
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode != 0:
        raise LocalStackError(
            f"The environment of {name} could not be made (is the network there?). "
            f"The end of {log}:\n{tail(log)}"
        )
