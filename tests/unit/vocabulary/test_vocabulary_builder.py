from shared.vocabulary import CountryForm, Leader, Place, Term
from tests.unit.vocabulary.sources import SOUND, built, with_line


def test_a_country_has_the_forms_of_both_files() -> None:
    country = built().countries["RUR"]
    assert (country.name, country.official) == ("Ruritania", "Kingdom of Ruritania")
    assert country.capital == "Strelsau"
    assert CountryForm("RU", "RUR", "name", ("exact",)) in country.forms
    assert CountryForm("Ruritanian", "RUR", "demonym") in country.forms
    assert CountryForm("Old Strelsau", "RUR", "capital", ("namesake",)) in country.forms


def test_a_form_told_again_takes_the_flags_told_last() -> None:
    country = built(with_line("country_forms.psv", "RUR | name | word | Rurítania")).countries[
        "RUR"
    ]
    assert CountryForm("Ruritania", "RUR", "name", ("word",)) in country.forms
    assert sum("ritania" in form.text for form in country.forms) == 4


def test_a_leader_has_names_short_forms_and_terms() -> None:
    leader = built().leaders["rudolf-elphberg"]
    term = Term("king", "leader", "RUR", None, "2020-05-01", None)
    expected = Leader(
        "rudolf-elphberg", "Rudolf Elphberg", ("Rudolph Elphberg",), ("Elphberg",), (term,), "Q21"
    )
    assert leader == expected


def test_countries_and_leaders_have_their_wikidata_id_where_one_is_told() -> None:
    vocabulary = built()
    assert vocabulary.countries["RUR"].wikidata == "Q11"
    assert vocabulary.countries["GRA"].wikidata == ""
    assert vocabulary.leaders["beverly-yetive"].wikidata == ""


def test_the_last_word_is_the_short_form_where_none_is_given() -> None:
    assert built().leaders["beverly-yetive"].short == ("Yetive",)


def test_an_office_may_be_of_an_organisation() -> None:
    term = built().leaders["beverly-yetive"].terms[0]
    assert term == Term("chief", "leader", None, "league", "2024-02", "2025")


def test_titles_come_longest_first() -> None:
    assert built().offices["king"].titles == ("his majesty king", "king")


def test_places_hold_provinces_and_towns() -> None:
    assert built().places == (
        Place("Hentzau", "province", "RUR", ("Hz.",)),
        Place("Zenda", "city", "RUR"),
    )


def test_as_of_is_the_latest_of_the_leaders_files() -> None:
    second = (
        "# as_of: 2026-02-02\n# source: a novel\njohn-lorry | John Lorry |  | king GRA 2025..\n"
    )
    assert built({**SOUND, "leaders/more.psv": second}).as_of == "2026-02-02"
