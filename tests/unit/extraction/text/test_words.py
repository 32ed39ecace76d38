"""Words by their place: beyond the edges there are none, and nothing has to be asked first."""

import pytest

from shared.extraction.text.words import WordRange, Words

WORDS = Words(["Peru", "met", "Chile", "."])


@pytest.mark.parametrize(("place", "word"), [(-1, ""), (0, "Peru"), (3, "."), (4, ""), (99, "")])
def test_a_place_beyond_the_edges_is_empty(place: int, word: str) -> None:
    assert WORDS.at(place) == word
    assert WORDS.is_capital(place) is (word == "Peru")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(-3, 1, ["Peru"]), (2, 9, ["Chile", "."]), (-3, -1, []), (3, 1, []), (9, 12, [])],
)
def test_between_gives_what_there_is(start: int, end: int, expected: list[str]) -> None:
    assert WORDS.between(start, end) == expected


def test_a_stretch_ends_at_its_own_edges() -> None:
    stretch = WordRange(WORDS, 1, 3)
    assert [stretch.at(place) for place in range(-1, 5)] == ["", "", "met", "Chile", "", ""]
    assert stretch.between(-2, 2) == ["met"]
    assert stretch.between(0, 9) == ["met", "Chile"]
    assert stretch.between(3, 9) == stretch.between(-5, 1) == []
