"""Proof that any day installs the same versions: `python -m infra.pins.days 2026-11-16 2026-11-27`.

For each day everything is installed into empty environments, from a copy of the checkout without
uv.lock, while uv is told to know no newer file. No day before the newest pin's own can succeed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from infra.local.cloud.server import interpreters
from infra.local.process.programs import find_uv
from infra.local.progress import SilentTask

ROOT = Path(__file__).parents[2]


def installed_on(day: str, root: Path) -> dict[str, list[str]]:
    """Install everything as if it were a day.

    Args:
        day: such as `2026-11-16`; files of that day and older ones exist.
        root: the repository, whose tracked files are copied.

    Returns:
        What each environment holds, a package with its version a line: the project's, LocalStack's
        and the one that functions run with.

    Raises:
        subprocess.CalledProcessError: the project's environment could not be made.
        LocalStackError: one of the others could not.
    """
    os.environ["UV_EXCLUDE_NEWER"] = day
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        _copy(root, project)
        _uv(project, "sync", "--quiet", "--no-active")
        localstack, functions = interpreters(project, Path(folder, "cache"), SilentTask())
        pythons = {"project": project / ".venv/bin/python"}
        pythons |= {"LocalStack": localstack, "functions": functions}
        return {name: _freeze(python, project) for name, python in pythons.items()}


def differences(
    first: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]
) -> list[str]:
    """List what is in one day's environments and not in another's, a line each."""
    return [
        f"{name}: {package} on one day alone"
        for name in first
        for package in sorted(set(first[name]) ^ set(other[name]))
    ]


def _copy(root: Path, target: Path) -> None:
    listed = subprocess.run(  # noqa: S603 - git, which the project needs anyway
        [shutil.which("git") or "git", "ls-files", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.rstrip("\0").split("\0"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, target / name)


def _freeze(python: Path, project: Path) -> list[str]:
    """List the packages of an environment, without those that are made from the checkout."""
    lines = _uv(project, "pip", "freeze", "--quiet", "--python", str(python)).splitlines()
    return [line for line in lines if "file://" not in line]


def _uv(project: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - uv, with arguments of our own
        [find_uv(), *arguments], cwd=project, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def main(days: Sequence[str]) -> int:
    """Compare the environments of several days.

    Args:
        days: at least two, none before the day of the newest pin.

    Returns:
        Exit code: 1 where they differ, 2 where there is nothing to compare.
    """
    if len(days) < 2:
        sys.stderr.write("Name at least two days, such as 2026-11-16 2026-11-27.\n")
        return 2
    first: dict[str, list[str]] = {}
    different: list[str] = []
    for day in days:
        found = installed_on(day, ROOT)
        first = first or found
        different += (f"{day}, {line}" for line in differences(first, found))
        counts = ", ".join(f"{name} {len(packages)}" for name, packages in found.items())
        sys.stdout.write(f"{day}: packages installed: {counts}\n")
    told = different or ["the same versions on all days"]
    sys.stdout.writelines(f"{line}\n" for line in told)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
