"""The client as other people get it: installed alone into an empty environment."""

import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from infra.local.process.programs import find_uv
from infra.pins.update import pins_in
from tests.architecture.packages import listed, needed

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
RIGHT = """\
from summitry import AsyncSummitry, Summitry
from summitry.types import Article


def title(summitry: Summitry) -> str:
    article: Article = summitry.article("x")
    return article["title"]


async def leaders(summitry: AsyncSummitry) -> list[str]:
    return [tag["name"] async for it in summitry.export(country=["FRA"]) for tag in it["leaders"]]
"""
WRONG = """\
from summitry import Summitry


def wrong(summitry: Summitry) -> int:
    summitry.search(leader="xi-jinping")
    return summitry.article("x")["title"]
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the client and what came with it."""
    folder = tmp_path_factory.mktemp("client")
    interpreter = folder / "environment" / "bin" / "python"
    # The project's versions are in uv's cache already, so that nothing is fetched.
    pins = folder / "pins.txt"
    pins.write_text("\n".join(pins_in((ROOT / "pyproject.toml").read_text())))
    install: list[str | Path] = ["pip", "install", "--python", interpreter, "--constraints", pins]
    uv(folder, "venv", "--no-project", "--python", sys.executable, folder / "environment")
    uv(folder, *install, ROOT / "clients" / "python")
    return interpreter


def uv(folder: Path, *arguments: str | Path) -> None:
    """Call uv outside the project, whose settings let it build nothing by hand."""
    done = subprocess.run(
        [find_uv(), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr


def test_httpx_and_what_it_needs_come_with_the_client_and_nothing_else(python: Path) -> None:
    assert listed(python).keys() == needed([Requirement("httpx")]) | {"summitry-client"}


def test_the_client_is_imported_from_there(python: Path) -> None:
    code = "import sys, summitry; print(summitry.__file__, *sys.modules)"
    done = subprocess.run(
        [python, "-Ic", code], capture_output=True, text=True, check=True, timeout=60
    )
    file, *loaded = done.stdout.split()
    assert Path(file).is_relative_to(python.parents[1])
    assert {"functions", "infra", "shared"}.isdisjoint(loaded)


def test_mypy_sees_the_types_of_the_installed_client(python: Path, tmp_path: Path) -> None:
    assert checked(RIGHT, python, tmp_path) == "Success: no issues found in 1 source file\n"
    found = checked(WRONG, python, tmp_path)
    assert 'example.py:5: error: Argument "leader" to "search"' in found
    assert 'example.py:6: error: Incompatible return value type (got "str"' in found


def checked(program: str, python: Path, folder: Path) -> str:
    """What mypy says of a program that runs in the environment."""
    (folder / "example.py").write_text(program)
    mypy = f"{sys.executable} -m mypy --strict --python-executable {python} example.py"
    done = subprocess.run(
        mypy.split(), cwd=folder, capture_output=True, text=True, check=False, timeout=200
    )
    return done.stdout
