"""OpenSearch's distribution: fetched once, verified, unpacked in one piece.

Releases before 3.6 come without the module that makes analyzers. It is fetched and put beside.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import requests
from jgo.maven import MavenContext
from jgo.util import http

from infra.local.errors import LocalStackError
from infra.local.folders import require_space
from infra.local.locks import locked
from infra.local.progress import Task

CHUNK = 1 << 18
_MODULES, _ANALYSIS = "org.opensearch.plugin", "analysis-common"
_ANALYSIS_DESCRIPTOR = """\
description=Adds built in analyzers
version={version}
name=analysis-common
classname={plugin}
java.version={java}
opensearch.version={version}
has.native.controller=false
"""
"""Read by the engine. Painless, which the module extends, is left out, since we run no script."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file in a Maven repository.

    Attributes:
        group: Maven group id.
        artifact: Maven artifact id.
        version: exact version.
        packaging: `zip` or `jar`.
        sha256: what the file must hash to.
    """

    group: str
    artifact: str
    version: str
    packaging: str
    sha256: str

    @property
    def name(self) -> str:
        """Name of the file."""
        return f"{self.artifact}-{self.version}.{self.packaging}"


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
        analysis_sha256: what the jar of `analysis-common` must hash to, where the zip lacks this
            module; else an empty string.
    """

    group: str
    artifact: str
    version: str
    sha256: str
    megabytes: int
    javas: range
    analysis_sha256: str = ""

    @property
    def name(self) -> str:
        """Name of the zip without its suffix, and of the folder in it."""
        return f"{self.artifact}-{self.version}"

    @property
    def archive(self) -> Artifact:
        """The zip."""
        return Artifact(self.group, self.artifact, self.version, "zip", self.sha256)

    @property
    def analysis(self) -> Artifact | None:
        """The jar of `analysis-common`, which makes the analyzers; None where the zip has it."""
        if not self.analysis_sha256:
            return None
        return Artifact(_MODULES, _ANALYSIS, self.version, "jar", self.analysis_sha256)


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
    analysis_sha256="187378844d92a043b935038f9ae168f7812f686b1c1c7128f8b97731baff8a1a",
)
"""The last release of the oldest line that Summitry is held against."""
MANAGED_OPENSEARCH = replace(
    OPENSEARCH,
    version="3.3.2",
    sha256="1f8b62b09ed873ddc20164da79cbb1709687b19d0b6234f6b2a69ccbdd7906e7",
    analysis_sha256="c48e34dd44da90e6b1225b25a9f1b2cec552365c04fc24028825acb956f99237",
)
"""The last release of the line that template.yaml asks the managed service for."""
PINNED = (OPENSEARCH, MANAGED_OPENSEARCH, OLDEST_OPENSEARCH)


def chosen(environ: Mapping[str, str] = os.environ) -> Distribution:
    """Return the engine that `OPENSEARCH_VERSION` names, else the newest that is pinned.

    Raises:
        LocalStackError: no such version is pinned.
    """
    pinned = {each.version: each for each in PINNED}
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
            archive = _have(distribution.archive, cache, task)
            jar = _have(distribution.analysis, cache, task) if distribution.analysis else None
            task.say("unpacking")
            _unpack(archive, home, _module(distribution, jar) if jar else {})
            archive.unlink()
            if jar:
                jar.unlink()
    return home


def addresses(artifact: Artifact) -> list[str]:
    """List where Maven's repositories keep a file, in the order to be tried."""
    found = (
        MavenContext()
        .project(artifact.group, artifact.artifact)
        .at_version(artifact.version)
        .artifact(packaging=artifact.packaging)
    )
    folder = found.component.path_prefix.as_posix()
    return [f"{base}/{folder}/{found.filename}" for base in found.context.remote_repos.values()]


def _have(artifact: Artifact, cache: Path, task: Task) -> Path:
    part = cache / f"{artifact.name}.part"
    _fetch(artifact, part, task)
    _verify(artifact, part)
    return part


def _module(distribution: Distribution, jar: Path) -> dict[str, bytes]:
    """Return the files of the module that a jar makes, by path in the unpacked folder."""
    with zipfile.ZipFile(jar) as opened:
        # Its name changed between the lines 2 and 3.
        [plugin] = [name for name in opened.namelist() if name.endswith("Plugin.class")]
    descriptor = _ANALYSIS_DESCRIPTOR.format(
        version=distribution.version,
        plugin=plugin.removesuffix(".class").replace("/", "."),
        java=distribution.javas.start,
    )
    folder = f"modules/{_ANALYSIS}"
    return {
        f"{folder}/plugin-descriptor.properties": descriptor.encode(),
        f"{folder}/{jar.name.removesuffix('.part')}": jar.read_bytes(),
    }


def _fetch(artifact: Artifact, part: Path, task: Task) -> None:
    problem = "no repository has it"
    for address in addresses(artifact):
        try:
            if continue_download(address, part, task):
                return
        except (requests.RequestException, OSError) as error:
            problem = str(error)
    raise LocalStackError(
        f"The download of {artifact.name} broke off: {problem}. "
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


def _verify(artifact: Artifact, part: Path) -> None:
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != artifact.sha256:
        part.unlink()
        raise LocalStackError(
            f"The download of {artifact.name} is not the expected file: its SHA-256 is "
            f"{found}, not {artifact.sha256}. It was removed; start again."
        )


def _unpack(archive: Path, home: Path, added: Mapping[str, bytes]) -> None:
    draft = home.with_name(f"{home.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(draft)
    inner = draft / home.name
    for name, content in added.items():
        (inner / name).parent.mkdir(parents=True, exist_ok=True)
        (inner / name).write_bytes(content)
    for path in (inner, *inner.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    inner.rename(home)
    draft.rmdir()
