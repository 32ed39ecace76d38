"""Values of a facet that begin with what was typed."""

import re
import string

import pytest

from shared.search.counts.facet_search import values_with_prefix
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.vocabulary import load

LONGEST_PATTERN = 1000
"""The engine's own bound (`index.max_regex_length`)."""


@pytest.fixture(scope="module")
def values() -> KnownValues:
    return KnownValues(load())


@pytest.fixture(scope="module")
def names() -> NameTable:
    return NameTable(load())


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("putin", "vladimir-putin"),
        ("burma", "MMR"),
        ("iran", "IRN"),
        ("zelensky", "volodymyr-zelenskyy"),
        ("jane", "jane-doe"),
    ],
)
def test_role_is_found_by_names_of_leaders_and_countries(
    values: KnownValues, names: NameTable, prefix: str, found: str
) -> None:
    pattern = values_with_prefix("actor", prefix, values, names)
    assert isinstance(pattern, str)
    assert re.fullmatch(pattern, found)
    assert not re.fullmatch(pattern, "emmanuel-macron")


def test_leaders_are_no_countries(values: KnownValues, names: NameTable) -> None:
    pattern = values_with_prefix("leader", "iran", values, names)
    assert isinstance(pattern, str)
    assert not re.fullmatch(pattern, "IRN")


@pytest.mark.parametrize("letter", string.ascii_lowercase)
def test_no_letter_makes_a_pattern_too_long_for_the_engine(
    values: KnownValues, names: NameTable, letter: str
) -> None:
    pattern = values_with_prefix("recipient", letter, values, names)
    assert isinstance(pattern, str)
    assert len(pattern) <= LONGEST_PATTERN
