"""docs/security.md: a table of attacks, and each named test exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
COLUMNS = ["attack", "what stops it", "test"]
LEAST_ROWS = 20
"""Attacks that issue 14 asks for at least."""


def rows() -> list[list[str]]:
    """Return the cells of each row of all tables, their headers left out."""
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row != COLUMNS and not set(row) <= {"---"}]


@cache
def functions(file: str) -> frozenset[str]:
    """Return the names of the functions of a module; none where there is no such file."""
    path = ROOT / file
    tree = ast.parse(path.read_text("utf-8") if path.is_file() else "")
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_there_are_attacks_enough_and_each_is_told_once() -> None:
    attacks = [row[0] for row in rows()]
    assert len(set(attacks)) == len(attacks) >= LEAST_ROWS


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_row_is_whole_and_its_tests_exist(row: list[str]) -> None:
    assert len(row) == len(COLUMNS)
    assert all(row)
    named = re.findall(r"`([^`]+)`", row[2])
    assert ", ".join(f"`{name}`" for name in named) == row[2]
    for name in named:
        file, _, function = name.partition("::")
        assert function.startswith("test_"), name
        assert function in functions(file), name


def test_gaps_are_told_and_the_page_is_linked() -> None:
    assert len(re.findall(r"^- ", PAGE.partition("## What nothing stops")[2], re.MULTILINE)) >= 3
    for page in ("README.md", "SECURITY.md"):
        assert "docs/security.md" in (ROOT / page).read_text("utf-8")
