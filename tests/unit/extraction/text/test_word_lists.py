import ast
from pathlib import Path

import pytest

import shared.extraction
from shared.extraction.text.word_lists import WOMEN, WOMENS_NAMES, read_word_sets
from shared.vocabulary import load

RULES = Path(shared.extraction.__file__).parent
CALENDAR = RULES / "events" / "clauses" / "day_expressions.py"
"""Months, weekdays and numerals stand for numbers, so they are a table in the code."""


def test_women_are_leaders_of_the_vocabulary() -> None:
    leaders = load().leaders
    assert {id.partition("-")[0] for id in leaders} >= WOMENS_NAMES
    assert leaders.keys() >= WOMEN


def test_a_word_list_has_forms_and_sets_in_sets(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# Said of it.\n[meet]\nmeet.v\ntalk.n\n\n[all]\n@meet , call_off\n", "utf-8")
    sets = read_word_sets(path)
    assert sets["meet"] == {"meet", "meets", "met", "meeting", "talk", "talks"}
    assert sets["all"] == sets["meet"] | {",", "call_off"}


def test_a_set_that_is_not_above_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("[all]\n@meet\n", "utf-8")
    with pytest.raises(KeyError, match="meet"):
        read_word_sets(path)


@pytest.mark.parametrize("path", sorted(RULES.rglob("data/words.txt")), ids=str)
def test_each_list_says_where_a_new_word_goes(path: Path) -> None:
    assert "# Where a new word goes:" in path.read_text("utf-8")
    assert all(read_word_sets(path).values())


def test_lists_of_words_are_in_the_data() -> None:
    found = [
        f"{path.relative_to(RULES)}:{line}"
        for path in RULES.rglob("*.py")
        if path != CALENDAR
        for line in word_lists_in(path.read_text("utf-8"))
    ]
    assert not found, "move these words to data/words.txt"


def word_lists_in(source: str) -> list[int]:
    """Lines on which words are split apart, or six and more stand together as a set."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Constant):
            lines += [node.lineno] * (node.attr == "split")
        if isinstance(node, ast.Set):
            words = [item.value for item in node.elts if isinstance(item, ast.Constant)]
            if len([word for word in words if str(word).isalpha()]) > 5:
                lines.append(node.lineno)
    return lines
