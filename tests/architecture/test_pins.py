"""All that the committed files pin is one set of versions, and the one that is installed.

No index is asked: what it answers changes from week to week. Where a test fails in an old checkout,
`uv sync` may be all that is wanted; otherwise `make requirements`, and commit what it writes.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from infra.local.cloud.server import interpreters
from infra.local.engine.distribution import OPENSEARCH
from infra.local.folders import Folders
from infra.local.progress import SilentProgress
from infra.pins.update import CLIENT, LAMBDA_GROUPS, LEFT_OUT, PLUGIN, TOOLS
from tests.architecture.packages import listed, needed

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
OWN = {
    tomllib.loads((ROOT / path).read_text())["project"]["name"]
    for path in ("pyproject.toml", CLIENT)
}
PINS = [Requirement(pin) for pin in PROJECT["tool"]["uv"]["constraint-dependencies"]]


def here(requirement: Requirement) -> bool:
    """Whether a requirement or a pin is meant for this machine."""
    return requirement.marker is None or requirement.marker.evaluate()


def versions(pins: Iterable[Requirement]) -> dict[str, Version]:
    """The version of each package that the pins name for this machine; every pin must be exact."""
    found: dict[str, Version] = {}
    for pin in pins:
        [specifier] = pin.specifier
        assert specifier.operator == "==", pin
        if here(pin):
            assert pin.name not in found, pin
            found[canonicalize_name(pin.name)] = Version(specifier.version)
    return found


def hashed(path: str) -> list[Requirement]:
    """The pins of a requirements file; every one must have its hashes."""
    pins = []
    for line in (ROOT / path).read_text().replace("\\\n", " ").splitlines():
        pin, *hashes = line.split("--hash=")
        assert hashes, line
        assert all(hash_.startswith("sha256:") for hash_ in hashes), line
        pins.append(Requirement(pin))
    return pins


def asked_for() -> list[Requirement]:
    """All that the project and the client ask for themselves, each other apart."""
    groups = PROJECT["dependency-groups"].values()
    client = tomllib.loads((ROOT / CLIENT).read_text())["project"]["dependencies"]
    parts = (PROJECT["project"]["dependencies"], client, *groups)
    return [Requirement(each) for part in parts for each in part if each not in OWN]


def without_pin(asked: Iterable[Requirement], pinned: Mapping[str, Version]) -> list[str]:
    """The requirements that no pin meets on this machine."""
    return [
        str(each)
        for each in filter(here, asked)
        if (name := canonicalize_name(each.name)) not in pinned
        or pinned[name] not in each.specifier
    ]


def test_the_pins_are_what_is_installed() -> None:
    installed = {
        canonicalize_name(each.name): Version(each.version)
        for each in distributions()
        if each.name not in OWN
    }
    assert installed == versions(PINS)


def test_the_pins_have_what_pyproject_asks_for() -> None:
    assert without_pin(asked_for(), versions(PINS)) == []


@pytest.mark.parametrize("group", LAMBDA_GROUPS)
def test_the_pins_of_a_zip_are_the_projects_own(group: str) -> None:
    shipped = versions(hashed(f"requirements/{group}.txt"))
    pinned = versions(PINS)
    assert shipped == {name: pinned.get(name) for name in shipped}
    asked = [Requirement(each) for each in PROJECT["dependency-groups"][group]]
    assert shipped.keys() == needed(asked) - set(LEFT_OUT)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_pins_of_a_tool_have_what_is_asked_for_it(tool: str) -> None:
    pinned = versions(hashed(f"requirements/{tool}.txt"))
    lines = (ROOT / "requirements" / f"{tool}.in").read_text().splitlines()
    asked = [Requirement(line) for line in lines if not line.startswith("#")]
    assert asked
    assert without_pin(asked, pinned) == []


def test_what_localstack_builds_from_source_is_built_with_a_pinned_backend() -> None:
    assert "setuptools" in versions(hashed("requirements/localstack.txt"))


def test_the_pinned_uv_may_install_the_project() -> None:
    [uv] = versions(hashed("requirements/uv.txt")).values()
    assert uv in SpecifierSet(PROJECT["tool"]["uv"]["required-version"])


def test_every_file_of_pins_is_written_by_make_requirements() -> None:
    files = {path.stem for path in (ROOT / "requirements").glob("*.txt")}
    assert files == {*LAMBDA_GROUPS, *TOOLS}


@pytest.mark.integration
def test_the_pins_are_what_localstack_and_the_functions_run_with(local_folders: Folders) -> None:
    task = SilentProgress().task("environments")
    localstack, functions = interpreters(local_folders.project, local_folders.cache, task)
    own = {"summitry-localstack": Version("1")}
    assert listed(localstack) == versions(hashed("requirements/localstack.txt")) | own
    assert listed(functions) == versions(hashed("requirements/lambda-runtime.txt"))


def test_the_pins_of_the_build_backend_are_one_and_it_built_the_project() -> None:
    asked = PROJECT["build-system"]["requires"]
    for path in (PLUGIN, CLIENT):
        assert tomllib.loads((ROOT / path).read_text())["build-system"]["requires"] == asked
    [backend] = [Requirement(each) for each in asked]
    version = versions([backend])["uv-build"]
    for name in OWN:
        built = distribution(name).read_text("WHEEL") or ""
        assert f"Generator: uv {version}" in built.splitlines()


def test_the_dev_container_has_the_pinned_python_and_uv() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
    python = (ROOT / ".python-version").read_text().strip()
    assert container["image"].partition(":")[2].startswith(f"{python}-")
    install = container["postCreateCommand"].partition(" && ")[0]
    assert install == "python -m pip install --require-hashes -r requirements/uv.txt"


def test_the_pins_of_the_servers_are_the_same_with_docker() -> None:
    services = yaml.safe_load((ROOT / "infra/local/compose.yaml").read_text())["services"]
    localstack = versions(hashed("requirements/localstack.txt"))["localstack-core"]
    assert services["opensearch"]["image"].partition(":")[2] == OPENSEARCH.version
    assert services["localstack"]["image"].partition(":")[2] == str(localstack)
