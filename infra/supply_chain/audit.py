"""`make audit`: every pin looked up in a database of known vulnerabilities, by pip-audit.

The database is that of the package index (its JSON answers), or one that answers as OSV's API does:
`make audit MIRROR=https://osv.example/v1/query`. What cannot be looked up is a failure.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from infra.local.errors import LocalStackError
from infra.pins.update import LAMBDA_GROUPS, PROJECT, TOOLS, pins_in
from infra.supply_chain.tools import ROOT, program

ONLY_TOLD = ("localstack",)
"""LocalStack 4.14.0 cannot have newer packages; it is shipped nowhere and listens on loopback."""


def audited(folder: Path) -> list[Path]:
    """List the requirements files that are looked up.

    Args:
        folder: where the pins of pyproject.toml are put as a requirements file.
    """
    project = folder / "project.txt"
    project.write_text("\n".join(pins_in((ROOT / PROJECT).read_text())))
    return [project, *(ROOT / "requirements" / f"{n}.txt" for n in (*LAMBDA_GROUPS, *TOOLS))]


def audit(requirements: Path, mirror: str = "") -> int:
    """Look up each package of a requirements file.

    Args:
        requirements: exact versions, a line each.
        mirror: address that answers as OSV's `/v1/query` does; empty for the package index.

    Returns:
        pip-audit's exit code: 0 where nothing is known against any package.

    Raises:
        LocalStackError: pip-audit could not be installed.
    """
    service = ["--vulnerability-service", "osv", "--osv-url", mirror] if mirror else []
    command: list[str | Path] = [
        *(program("pip-audit"), "--requirement", requirements, "--no-deps", "--disable-pip"),
        *("--strict", "--progress-spinner", "off", *service),
    ]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - a pinned tool, our files


def main(arguments: Sequence[str]) -> int:
    """Audit all that the project pins.

    Args:
        arguments: the address of a mirror, or nothing.

    Returns:
        Exit code: 1 where something is known against a package or could not be looked up.
    """
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for requirements in audited(Path(folder)):
            sys.stdout.write(f"{requirements.name}\n")
            sys.stdout.flush()
            try:
                code = audit(requirements, *arguments)
            except LocalStackError as error:
                sys.stderr.write(f"{error}\n")
                return 1
            if code and requirements.stem not in ONLY_TOLD:
                failed.append(requirements.name)
    sys.stdout.write(f"not clean: {', '.join(failed)}\n" if failed else "nothing is known\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
