"""Names in other spellings, and the facets that they mean."""

import pytest

from shared.search.counts.facet_search import values_with_prefix
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.query.parser import parse_query
from shared.vocabulary import load


@pytest.fixture(scope="module")
def names() -> NameTable:
    return NameTable(load())


def test_other_spellings_of_a_word(names: NameTable) -> None:
    assert "zelenskyy" in names.spellings("Zelensky")
    assert "lukashenka" in names.spellings("Lukashenko")
    assert names.spellings("summit") == []


def test_short_words_have_no_variants(names: NameTable) -> None:
    assert names.spellings("Xi") == []


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Zelensky in Paris", {"volodymyr-zelenskyy"}),
        ("French visit", {"FRA"}),
        ("South Korea", {"KOR"}),
        ("emmanuel macron", {"emmanuel-macron"}),
        ("-Zelensky talks", set()),
    ],
)
def test_hints_name_what_the_words_name(names: NameTable, query: str, ids: set[str]) -> None:
    node = parse_query(query)
    assert node is not None
    assert {hint.id for hint in names.hints(node)} == ids


def test_prefix_never_becomes_a_pattern_of_the_callers(names: NameTable) -> None:
    values = KnownValues(load())
    within = "[^\x02]*"
    pattern = f"{within}\x01a\\.\\*\\({within}\x02.*"
    assert values_with_prefix("source", "A.*(", values, names) == pattern
    assert values_with_prefix("source", "\u0301", values, names) == []
    assert values_with_prefix("leader", ".*", values, names) == []
    assert values_with_prefix("country", "fran", values, names)[0] == "FRA"
