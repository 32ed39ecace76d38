"""Folders in which the stack on this machine keeps its files."""

import hashlib
import os
import pwd
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from infra.local.errors import LocalStackError

ROOT_FOLDER = Path("/var/lib/summitry")
UNPRIVILEGED_USER = "nobody"


@dataclass(frozen=True, slots=True)
class UnixUser:
    """The unprivileged user that OpenSearch runs as where we are root."""

    uid: int
    gid: int

    def owns(self, folder: Path) -> None:
        """Make the user the owner of everything in a folder."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders and files of the stack of one project.

    Attributes:
        project: the repository's root, with template.yaml.
        cache: downloads and environments, shared by all projects of this user.
        data: what survives a restart of the stack.
        scratch: under it every run makes a folder that goes when the run ends.
        logs: the logs of every server and function, a file each; those of the stack that is up,
            unless a run has its own.
        user: whom OpenSearch runs as; None for the user who started us.
    """

    project: Path
    cache: Path
    data: Path
    scratch: Path
    logs: Path
    user: UnixUser | None

    @property
    def state(self) -> Path:
        """`.summitry`, what belongs to this project and is not committed."""
        return self.project / ".summitry"

    @property
    def runs(self) -> Path:
        """Records of the runs, by which what a killed run left behind can be stopped."""
        return self.state / "runs"

    @contextmanager
    def scratch_folder(self, name: str) -> Iterator[Path]:
        """Make a folder that OpenSearch's user may enter, and remove it at the end."""
        open_folder(self.scratch)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-{name}-", dir=self.scratch))
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def with_own_logs(self, name: str) -> Self:
        """Give the same folders, with a folder of logs that no other run writes to or removes.

        The logs stay when the run ends, until the next run of any name asks for its own.

        Args:
            name: of the run, such as `demo`.
        """
        folder = self.state / "run-logs"
        for logs in folder.glob("*-*"):
            if not Path("/proc", logs.name.rpartition("-")[2]).exists():
                shutil.rmtree(logs, ignore_errors=True)
        return replace(self, logs=folder / f"{name}-{os.getpid()}")

    def remove_abandoned(self) -> None:
        """Remove the scratch folders of runs that were killed."""
        for folder in self.scratch.glob("*-*"):
            if not Path("/proc", folder.name.partition("-")[0]).exists():
                shutil.rmtree(folder, ignore_errors=True)

    def hand_over(self, folder: Path) -> Path:
        """Make a folder and give it to the user that OpenSearch runs as."""
        open_folder(folder)
        if self.user is not None:
            self.user.owns(folder)
        return folder


def find_folders(project: Path, environ: Mapping[str, str] = os.environ) -> Folders:
    """Choose the folders for a project.

    OpenSearch refuses to run as root, and root's home and cache are closed to others: when we are
    root, everything that it needs is kept under /var/lib/summitry.
    """
    state = project / ".summitry"
    if os.geteuid() == 0:
        own, cache, user = (
            ROOT_FOLDER / project_key(project),
            ROOT_FOLDER / "cache",
            _unprivileged(),
        )
    else:
        base = Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        own, cache, user = state, base / "summitry", None
    return Folders(project, cache, own / "data", own / "run", state / "logs", user)


def open_folder(folder: Path) -> None:
    """Make a folder with its parents, which others may enter whatever the umask says."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        each.chmod(0o755)


def project_key(project: Path) -> str:
    """Return a folder's name that no other project on this machine has."""
    digest = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:10]
    return f"{re.sub(r'[^A-Za-z0-9_.-]', '_', project.resolve().name) or 'project'}-{digest}"


def require_space(folder: Path, megabytes: int) -> None:
    """Refuse to begin what would fill the disk.

    Raises:
        LocalStackError: fewer than `megabytes` are free where `folder` is or will be.
    """
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free // 2**20
    if free < megabytes:
        raise LocalStackError(
            f"No disk space: {folder} needs {megabytes} MB and {free} MB are free. "
            "Make room there and start again."
        )


def _unprivileged() -> UnixUser:
    try:
        entry = pwd.getpwnam(UNPRIVILEGED_USER)
    except KeyError:
        return UnixUser(65534, 65534)
    return UnixUser(entry.pw_uid, entry.pw_gid)
