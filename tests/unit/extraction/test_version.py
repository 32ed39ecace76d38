"""The version of the rules: it follows what decides, and nothing else."""

import shutil
from pathlib import Path

import pytest

from shared.extraction import version
from shared.extraction.extractor import Extractor
from shared.extraction.version import (
    COMPILED,
    NO_RULES,
    ROOT,
    RULES,
    rules_version,
    version_of_rules,
    version_of_sources,
)

RULE = '''"""What counts."""

from shared.extraction.words import ACTS, weigh

WEIGHT = 1.5


def counts(word: str) -> bool:
    """Return whether a word counts."""
    return word in ACTS and weigh(word) > WEIGHT
'''
WORDS = "ACTS = frozenset({'met'})\n\n\ndef weigh(word: str) -> int:\n    return len(word)\n"
CODE = {"shared.extraction.rule": RULE, "shared.extraction.words": WORDS}
LISTS = {"data/words.txt": "# Verbs of acts.\n[acts]\nmet visited\n"}
BEFORE = version_of_sources(CODE, LISTS)


def with_change(old: str, new: str) -> str:
    assert old in RULE
    return version_of_sources({**CODE, "shared.extraction.rule": RULE.replace(old, new)}, LISTS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5", "1.6"),
        ("word in ACTS and", "word in ACTS or"),
        ("> WEIGHT", ">= WEIGHT"),
        ("return word", "return not word"),
        ("counts(word: str)", "counts(word: str, last: bool = True)"),
    ],
    ids=["a weight", "a condition", "a bound", "a negation", "a parameter"],
)
def test_a_changed_rule_changes_the_version(old: str, new: str) -> None:
    assert with_change(old, new) != BEFORE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WEIGHT = 1.5\n", "WEIGHT = 1.5  # why\n"),
        ("What counts.", "Other words."),
        ('    """Return whether a word counts."""\n', ""),
        ("WEIGHT = 1.5\n", 'WEIGHT = 1.5\n"""What a word must weigh."""\n'),
        ("word in ACTS and weigh(word) > WEIGHT", "(\n word in ACTS and weigh(word) > WEIGHT\n)"),
        ("import ACTS, weigh", "import weigh, ACTS"),
    ],
    ids=["a comment", "a docstring", "no docstring", "one more", "a layout", "order of imports"],
)
def test_a_changed_telling_does_not(old: str, new: str) -> None:
    assert with_change(old, new) == BEFORE


def test_a_moved_module_does_not() -> None:
    moved = {
        "shared.extraction.people.people_finder.rule": RULE.replace(
            "extraction.words", "extraction.text.lists"
        ),
        "shared.extraction.text.lists": WORDS,
    }
    assert version_of_sources(moved, LISTS) == BEFORE


def test_a_new_folder_for_modules_does_not() -> None:
    package = {"shared.extraction": '"""Rules."""\n'}
    deeper = {"shared.extraction.people": '"""Rules of people."""\n'}
    before = version_of_sources({**CODE, **package}, LISTS)
    assert version_of_sources({**CODE, **package, **deeper}, LISTS) == before


def test_a_name_taken_from_another_module_does() -> None:
    code = {**CODE, "shared.extraction.others": WORDS.replace("met", "spoke")}
    others = RULE.replace("extraction.words", "extraction.others")
    assert version_of_sources(code, LISTS) != version_of_sources(
        {**code, "shared.extraction.rule": others}, LISTS
    )
    assert with_change("from shared.extraction.words import", "from json import") != BEFORE


def test_a_word_counts_and_what_is_said_of_it_does_not() -> None:
    text = LISTS["data/words.txt"]
    assert version_of_sources(CODE, {"data/words.txt": text + "met with\n"}) != BEFORE
    assert version_of_sources(CODE, {"lists/words.txt": text}) == BEFORE
    retold = text.replace("Verbs of acts", "Acts").replace("met visited", "met\nvisited")
    assert version_of_sources(CODE, {"data/words.txt": retold}) == BEFORE


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, as a zip has them."""
    root = tmp_path_factory.mktemp("copy")
    for folder in RULES:
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.mark.long
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("shared/extraction/salience.py", "TITLE = 3.0", "TITLE = 3.5"),
        ("shared/extraction/text/data/words.txt", "[acts]\n", "[acts]\nhops\n"),
        ("shared/vocabulary/normal_form.py", "def fold(", "def fold_all("),
    ],
)
def test_the_rules_of_this_tree_are_looked_at(copy: Path, file: str, old: str, new: str) -> None:
    assert version_of_rules(copy) == version_of_rules(ROOT)
    text = (copy / file).read_text("utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new), "utf-8")
    changed = version_of_rules(copy)
    (copy / file).write_text(text, "utf-8")
    assert changed != version_of_rules(ROOT)


def test_what_decides_nothing_is_left_out(copy: Path) -> None:
    assert all((ROOT / path).exists() for path in NO_RULES)
    record = copy / "shared/extraction/record.py"
    record.write_text(record.read_text("utf-8") + "\nMORE = 1\n", "utf-8")
    assert version_of_rules(copy) == version_of_rules(ROOT)


def test_a_zip_tells_the_version_that_its_build_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "rules_version.txt"
    written.write_text("0123abcd\n", "ascii")
    monkeypatch.setattr(version, "COMPILED", written)
    assert rules_version.__wrapped__() == "0123abcd"


def test_a_checkout_works_its_version_out(extractor: Extractor) -> None:
    assert not COMPILED.exists()
    assert rules_version() == version_of_rules(ROOT)
    assert extractor.version.rpartition("-")[2] == rules_version()
