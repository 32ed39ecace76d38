"""docs/architecture.md names every room, and its picture draws every import between rooms."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PICTURE = PAGE.split("## Who may import whom", 1)[1].split("```", 2)[1]
CODE = ("clients", "functions", "infra", "shared", "tests")
GATHERS_ONLY = {"clients", "functions", "infra", "shared", "tests", "tests/unit"}
"""Folders that hold nothing but rooms; each has a heading or a paragraph."""


def rooms() -> list[str]:
    """Return the folders with modules of their own, from the root of the repository, sorted."""
    folders = {
        str(module.parent.relative_to(ROOT))
        for top in CODE
        for module in (ROOT / top).rglob("*.py")
        if not any(part.startswith(".") for part in module.parts)
    }
    return sorted(folders - GATHERS_ONLY)


def is_mirror(room: str) -> bool:
    """Whether a folder of unit tests has the name of the room that it tests."""
    tested = room.removeprefix("tests/unit/")
    return room != tested and any((ROOT / top / tested).is_dir() for top in ("", *CODE[:-1]))


@pytest.mark.parametrize("room", rooms())
def test_room_is_named(room: str) -> None:
    """Every folder of code has a line; one of unit tests may mirror a folder that has one."""
    assert f"| `{room}` |" in PAGE or is_mirror(room), f"docs/architecture.md lacks `{room}`"


def test_named_rooms_exist() -> None:
    """A folder that was moved or removed leaves no line behind."""
    named = re.findall(r"^\| `([a-z_/]+)` \|", PAGE, re.MULTILINE)
    assert len(named) > 60
    assert [room for room in named if not (ROOT / room).is_dir()] == []


def test_named_files_exist() -> None:
    """The recipes name files and folders that are there."""
    named = re.findall(r"`((?:shared|infra|functions|tests|docs|clients)/[\w./]+)`", PAGE)
    assert len(named) > 80
    assert [path for path in named if not (ROOT / path).exists()] == []


@cache
def arrows() -> dict[str, set[str]]:
    """Return the rooms to which the picture draws an arrow, by room."""
    labels = dict(re.findall(r'(\w+)\["([\w/]+)"\]', PICTURE))
    drawn: dict[str, set[str]] = {}
    for line in re.sub(r'\["[\w/]+"\]', "", PICTURE).splitlines():
        source, arrow, targets = line.strip().partition(" --> ")
        if arrow:
            named = (labels.get(target, target) for target in targets.split(" & "))
            drawn.setdefault(labels.get(source, source), set()).update(named)
    return drawn


def below(room: str) -> set[str]:
    """Return all rooms to which arrows lead from a room, in one step or several."""
    reached: set[str] = set()
    waiting = [room]
    while waiting:
        new = arrows().get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def room_of(module: str) -> str | None:
    """Return the room of the picture that a dotted name belongs to; None for libraries."""
    top, _, rest = module.partition(".")
    if top == "summitry":
        return "clients/python"
    if top == "infra":
        return top
    return f"{top}/{rest.split('.')[0]}" if top in ("shared", "functions") and rest else None


def imports() -> Iterator[tuple[Path, str, str]]:
    """Yield every import of one room by another: file, importing room, imported room."""
    for top in ("clients", "functions", "infra", "shared"):
        for file in sorted((ROOT / top).rglob("*.py")):
            path = file.relative_to(ROOT)
            here = "clients/python" if top == "clients" else room_of(".".join(path.parts))
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += (
                    [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                )
                for there in map(room_of, names):
                    if here and there and here != there:
                        yield path, here, there


def test_every_import_is_drawn() -> None:
    """The picture allows what the code does."""
    found = list(imports())
    assert len(found) > 300
    assert [row for row in found if row[2] not in below(row[1])] == []


def test_picture_forbids_what_it_should() -> None:
    """An arrow too many would make the test above pass whatever the code does."""
    assert below("shared/domain") == set()
    assert "shared/adapters" not in below("shared/usecases")
    assert below("clients/python") == set()
    assert "infra" not in below("functions/api")
