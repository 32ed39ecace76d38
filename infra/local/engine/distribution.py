"""OpenSearch's distribution: fetched once, verified, unpacked in one piece."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import requests
from jgo.maven import MavenContext
from jgo.util import http

from infra.local.errors import LocalStackError
from infra.local.folders import require_space
from infra.local.locks import locked
from infra.local.progress import Task

CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Distribution:
    """A zip in a Maven repository that unpacks to one folder.

    Attributes:
        group: Maven group id.
        artifact: Maven artifact id.
        version: exact version.
        sha256: what the zip must hash to.
        megabytes: disk space that the zip and its content take.
        javas: versions of Java that it runs on.
    """

    group: str
    artifact: str
    version: str
    sha256: str
    megabytes: int
    javas: range

    @property
    def name(self) -> str:
        """Name of the zip without its suffix, and of the folder in it."""
        return f"{self.artifact}-{self.version}"


OPENSEARCH = Distribution(
    group="org.opensearch.distribution.integ-test-zip",
    artifact="opensearch",
    version="3.8.0",
    sha256="196c3cf4602c394f2e40e6174ccbf2a924eae37246f08fa6bbb6b75f9fd5ff1f",
    megabytes=600,
    javas=range(21, 100),
)
OLDEST_OPENSEARCH = Distribution(
    group=OPENSEARCH.group,
    artifact=OPENSEARCH.artifact,
    version="2.19.6",
    sha256="71d6d8b1c637f3faecda0752b184b1cc526fc6eaad59ec1408c6327bb00b9293",
    megabytes=600,
    # It needs Java's security manager, which is gone from 24 on.
    javas=range(11, 24),
)
"""The last release of the oldest line that Summitry is held against."""


def chosen(environ: Mapping[str, str] = os.environ) -> Distribution:
    """Return the engine that `OPENSEARCH_VERSION` names, else the newest that is pinned.

    Raises:
        LocalStackError: no such version is pinned.
    """
    pinned = {each.version: each for each in (OPENSEARCH, OLDEST_OPENSEARCH)}
    version = environ.get("OPENSEARCH_VERSION") or OPENSEARCH.version
    if version not in pinned:
        raise LocalStackError(
            f"OPENSEARCH_VERSION is {version}; the pinned versions are {', '.join(pinned)}."
        )
    return pinned[version]


def install(distribution: Distribution, cache: Path, task: Task) -> Path:
    """Have a distribution on this machine.

    A download that broke off goes on where it stopped at the next call.

    Args:
        distribution: what to have.
        cache: folder for downloads; several programs may use it at once.
        task: told how the download goes.

    Returns:
        The unpacked folder, readable by everybody.

    Raises:
        LocalStackError: no space, no network, or a file that is not the expected one.
    """
    home = cache / distribution.name
    with locked(cache / f"{distribution.name}.lock"):
        if not home.is_dir():
            require_space(cache, distribution.megabytes)
            part = cache / f"{distribution.name}.zip.part"
            _fetch(distribution, part, task)
            _verify(distribution, part)
            task.say("unpacking")
            _unpack(part, home)
            part.unlink()
    return home


def addresses(distribution: Distribution) -> list[str]:
    """List where Maven's repositories keep the zip, in the order to be tried."""
    artifact = (
        MavenContext()
        .project(distribution.group, distribution.artifact)
        .at_version(distribution.version)
        .artifact(packaging="zip")
    )
    folder = artifact.component.path_prefix.as_posix()
    return [
        f"{base}/{folder}/{artifact.filename}" for base in artifact.context.remote_repos.values()
    ]


def _fetch(distribution: Distribution, part: Path, task: Task) -> None:
    problem = "no repository has it"
    for address in addresses(distribution):
        try:
            if continue_download(address, part, task):
                return
        except (requests.RequestException, OSError) as error:
            problem = str(error)
    raise LocalStackError(
        f"The download of {distribution.name} broke off: {problem}. "
        "Start again: it goes on where it stopped."
    )


def continue_download(address: str, part: Path, task: Task) -> bool:
    """Fetch what is still missing of a file.

    Args:
        address: where the whole file is.
        part: what is there of it; grows.
        task: told the bytes.

    Returns:
        Whether the file was there to be fetched.

    Raises:
        requests.RequestException: the connection failed.
        OSError: the disk did, or fewer bytes came than were announced.
    """
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-", "Accept-Encoding": "identity"}
    with http.get(address, stream=True, timeout=30, headers=headers) as response:
        if response.status_code == requests.codes.requested_range_not_satisfiable:
            return have > 0
        if not response.ok:
            return False
        goes_on = response.status_code == requests.codes.partial_content
        have = have if goes_on else 0
        total = have + int(response.headers.get("Content-Length", 0))
        with part.open("ab" if goes_on else "wb") as file:
            for chunk in response.iter_content(CHUNK):
                have += file.write(chunk)
                task.check()
                task.advance(have, total)
    if have < total:
        raise OSError(f"{have} of {total} bytes came")
    return True


def _verify(distribution: Distribution, part: Path) -> None:
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != distribution.sha256:
        part.unlink()
        raise LocalStackError(
            f"The download of {distribution.name} is not the expected file: its SHA-256 is "
            f"{found}, not {distribution.sha256}. It was removed; start again."
        )


def _unpack(archive: Path, home: Path) -> None:
    draft = home.with_name(f"{home.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(draft)
    inner = draft / home.name
    for path in (inner, *inner.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    inner.rename(home)
    draft.rmdir()
