"""A tool with a pinned environment of its own: `python -m infra.supply_chain.tools checkov …`.

What it runs with is in requirements/<tool>.txt, with hashes: docs/adr/0088.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.local.cloud.environments import environment
from infra.local.errors import LocalStackError
from infra.local.folders import find_folders
from infra.local.progress import SilentTask

ROOT = Path(__file__).parents[2]
TOOLS = ("checkov", "pip-audit")


def program(tool: str) -> Path:
    """Have a tool on this machine.

    Args:
        tool: one of `TOOLS`.

    Returns:
        Its program, in an environment that is made once for each content of its requirements.

    Raises:
        LocalStackError: the environment could not be made.
    """
    requirements = ROOT / "requirements" / f"{tool}.txt"
    python = environment(tool, requirements, find_folders(ROOT).cache, SilentTask())
    return python.with_name(tool)


def main(arguments: Sequence[str]) -> int:
    """Run a tool in this process's folder.

    Args:
        arguments: the tool, and its own arguments.

    Returns:
        The tool's exit code; 2 where it is none of ours or could not be installed.
    """
    tool, *rest = arguments or ("",)
    if tool not in TOOLS:
        sys.stderr.write(f"Name a tool, one of: {', '.join(TOOLS)}.\n")
        return 2
    try:
        command: list[str | Path] = [program(tool), *rest]
    except LocalStackError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    done = subprocess.run(command, check=False)  # noqa: S603 - a pinned tool, the user's arguments
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
