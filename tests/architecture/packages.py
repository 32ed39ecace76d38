"""What packages need, and what an environment holds."""

import subprocess
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version


def needed(asked: Iterable[Requirement]) -> set[str]:
    """Names of the packages that these and their own requirements come to on this machine."""
    queue = list(asked)
    seen = set()
    while queue:
        requirement = queue.pop()
        for extra in ("", *requirement.extras):
            key = (canonicalize_name(requirement.name), extra)
            if key in seen:
                continue
            seen.add(key)
            further = map(Requirement, requires(requirement.name) or [])
            queue += [
                each
                for each in further
                if not each.marker or each.marker.evaluate({"extra": extra})
            ]
    return {name for name, _ in seen}


def listed(python: Path) -> dict[str, Version]:
    """What is installed for another Python than ours."""
    code = "from importlib.metadata import *\nfor d in distributions(): print(d.name, d.version)"
    answer = subprocess.run([python, "-Ic", code], capture_output=True, text=True, check=True)
    pairs = (line.split() for line in answer.stdout.splitlines())
    return {canonicalize_name(name): Version(version) for name, version in pairs}
