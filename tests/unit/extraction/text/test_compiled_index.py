"""The compiled index of forms: the same as one that is made anew."""

from pathlib import Path

import pytest

from shared.extraction.text.compiled_index import COMPILED, compile_index, load_index
from shared.extraction.text.form_index import END, Entry, Index, Node, build_index
from shared.vocabulary import load


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index as a zip has it."""
    file = tmp_path_factory.mktemp("zip") / COMPILED.name
    file.write_bytes(compile_index(load(), "v1"))
    return file


def test_what_is_read_is_what_was_made(compiled: Path) -> None:
    made = build_index(load())
    read = load_index(load(), "v1", compiled)
    assert read._replace(entries=tuple(read.entries)) == made
    assert read.root["south"]["korea"][END] == made.root["south"]["korea"][END]
    assert entries_of(read, "south", "korea") == {"KOR"}


def test_equal_vocabularies_give_equal_bytes(compiled: Path) -> None:
    assert compile_index(load(), "v1") == compiled.read_bytes()


def test_an_index_of_another_version_is_not_read(compiled: Path, tmp_path: Path) -> None:
    assert load_index(load(), "v2", compiled) == build_index(load())
    assert load_index(load(), "v1", tmp_path / "missing") == build_index(load())
    assert not COMPILED.exists()


def entries_of(index: Index, *words: str) -> set[str]:
    node: Node = index.root
    for word in words:
        node = node[word]
    found: list[Entry] = [index.entries[place] for place in node[END]]
    return {entry.id for entry in found if entry.kind == "country"}
