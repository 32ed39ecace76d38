"""A release's part of CHANGELOG.md: `python -m infra.supply_chain.release_notes v1.2.0`."""

import re
import sys
from collections.abc import Sequence

from infra.supply_chain.tools import ROOT


def notes(changelog: str, tag: str) -> str:
    """Return the lines of a version.

    Args:
        changelog: a heading `## 1.2.0`, with anything after the number, for each version.
        tag: such as `v1.2.0`.

    Raises:
        LookupError: the changelog has no such version, or nothing below its heading.
    """
    version = tag.removeprefix("v")
    for part in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        heading, _, lines = part.partition("\n")
        if heading.split()[:1] == [version] and lines.strip():
            return lines.strip() + "\n"
    raise LookupError(f"CHANGELOG.md has no lines below a heading '## {version}'.")


def main(arguments: Sequence[str]) -> int:
    """Write a version's lines to standard output.

    Args:
        arguments: the tag.

    Returns:
        Exit code: 1 where there is no such version.
    """
    [tag] = arguments
    try:
        sys.stdout.write(notes((ROOT / "CHANGELOG.md").read_text(), tag))
    except LookupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
