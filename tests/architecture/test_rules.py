"""The layout shows the architecture, and these keep it so."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("functions", "infra", "shared", "clients/python/src")
SOURCES = sorted(path for top in PACKAGES for path in (ROOT / top).rglob("*.py"))
# What a Lambda that only moves articles must never load: each costs more than all of extraction.
HEAVY = ("fastapi", "pydantic", "trafilatura", "lxml", "pypdf", "warcio", "numpy", "fasttext")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_import_rules_hold() -> None:
    found = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert found.returncode == 0, found.stdout + found.stderr


def public_nodes(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """The module and every public class, function and method in it."""
    yield "module", tree
    owners: list[ast.Module | ast.ClassDef] = [tree]
    while owners:
        for node in owners.pop().body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_"):
                continue
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                owners.append(node)


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_public_thing_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text())
    bare = [
        name
        for name, node in public_nodes(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and not ast.get_docstring(node)
    ]
    assert bare == []


@pytest.mark.long
@pytest.mark.parametrize("handler", ["functions.ingest.handler", "shared.extraction"])
def test_ingest_loads_no_reader_and_no_web_framework_before_it_needs_one(handler: str) -> None:
    code = f"import sys, {handler}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    loaded = run(sys.executable, "-c", code)
    assert loaded.returncode == 0, loaded.stderr
    assert set(HEAVY) & set(loaded.stdout.split()) == set()


def test_no_tracked_file_names_a_package_index() -> None:
    hosts = ["py[p]i\\.org", "python[h]osted", "rep[o]1\\.maven", "registry\\.npm[j]s"]
    found = run("git", "grep", "-nIE", "|".join(hosts))
    assert found.stdout == ""
