"""Names that a wrong name of a parameter may have meant."""

from shared.search.facet_registry import FACETS
from shared.search.filters.request_problems import nearest_choices


def test_nearest_choices_are_alike_or_known_synonyms() -> None:
    assert nearest_choices("contry", ("country", "source")) == ("country",)
    assert nearest_choices("query", ("country", "q")) == ("q",)
    assert nearest_choices("from", ("date_from", "date_to"))[0] == "date_from"


def test_synonyms_of_facets_come_from_the_registry() -> None:
    assert nearest_choices("publisher", FACETS)[0] == "source"
    assert nearest_choices("byline", FACETS)[0] == "author"
    assert nearest_choices("role", FACETS)[:2] == ("office", "kind")
