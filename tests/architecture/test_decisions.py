"""All decisions in docs/adr/ have one form: a numbered title, context, decision, consequences."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "adr"
PAGES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name[:4])
def test_decision_has_the_form(page: Path) -> None:
    """The title begins with the number in the file's name; three sections follow in order."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    assert re.fullmatch(rf"# {page.name[:4]} \S.*", headings[0]), f"{page.name}: {headings[0]}"
    assert text.startswith(headings[0]), f"{page.name}: the title is not the first line"
    assert headings[1:] == ["## Context", "## Decision", "## Consequences"], page.name


def test_numbers_are_unique() -> None:
    """Two decisions of one number could not be told apart in a reference."""
    numbers = [page.name[:4] for page in PAGES]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdecimal() for number in numbers)
