"""Values and labels of the facets, and which one was perhaps meant."""

import pytest

from shared.search.filters import FacetName
from shared.search.values import KnownValues, nearest_names
from shared.vocabulary import load


@pytest.fixture(scope="module")
def values() -> KnownValues:
    return KnownValues(load())


@pytest.mark.parametrize(
    ("facet", "wrong", "meant"),
    [
        ("country", "France", "FRA"),
        ("country", "rus", "RUS"),
        ("country", "Rusia", "RUS"),
        ("leader", "putin-vladimir", "vladimir-putin"),
        ("leader", "Emmanuel Macron", "emmanuel-macron"),
        ("event", "consult/visits", "consult/visit"),
        ("kind", "leaders", "leader"),
        ("leader", "putin", "vladimir-putin"),
        ("leader", "Erdogan", "recep-tayyip-erdogan"),
        ("country", "korea", "PRK"),
        ("event", "visit", "consult/visit"),
        ("status", "soon", "planned"),
    ],
)
def test_nearest_value_is_offered(
    values: KnownValues, facet: FacetName, wrong: str, meant: str
) -> None:
    assert values.label(facet, wrong) is None
    offered = values.nearest(facet, wrong)
    assert meant in offered


def test_values_of_the_index_are_offered_too(values: KnownValues) -> None:
    assert values.nearest("source", "Exampel Wire", ["Other", "Example Wire"])[0] == "Example Wire"


def test_value_without_a_label_gets_one(values: KnownValues) -> None:
    assert values.name("leader", "jane-doe") == "Jane Doe"
    assert values.name("source", "the-post") == "the-post"


def test_nearest_names() -> None:
    assert nearest_names("contry", ("country", "source")) == ("country",)
