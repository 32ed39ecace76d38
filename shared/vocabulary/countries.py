"""Builders of countries, blockers and places from their data files."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from shared.vocabulary.data_files import (
    Report,
    Row,
    Tables,
    cell_values,
    check_allowed,
    complete_rows,
)
from shared.vocabulary.model import (
    Blocker,
    Country,
    CountryForm,
    FormFlag,
    FormKind,
    Place,
    PlaceKind,
)
from shared.vocabulary.normal_form import fold
from shared.vocabulary.wikidata import COUNTRIES, wikidata_ids


def build_countries(tables: Tables, report: Report) -> dict[str, Country]:
    """Build the countries by code, with the forms of countries.psv, then of country_forms.psv."""
    names_by_code: dict[str, tuple[str, str]] = {}
    forms: dict[str, dict[str, CountryForm]] = {}
    for row in complete_rows(tables, "countries.psv", 4, report):
        code, name, official, others = row.cells
        if code in names_by_code:
            report.add(row, f"country {code} is there twice")
        names_by_code[code] = (name, official)
        names = [CountryForm(text, code, "name") for text in (name, official, *cell_values(others))]
        forms[code] = {form_key(form): form for form in names if form.text}
    capitals = _add_forms(complete_rows(tables, "country_forms.psv", 4, report), forms, report)
    items = wikidata_ids(tables, COUNTRIES, report)
    return {
        code: Country(
            code,
            name,
            official,
            capitals.get(code, ""),
            tuple(forms[code].values()),
            items.get(code, ""),
        )
        for code, (name, official) in names_by_code.items()
    }


def form_key(form: CountryForm) -> str:
    """Return the key of a form: forms with equal keys are equal in a text."""
    folded = fold(form.text)
    return folded if "exact" in form.flags else folded.lower()


def _add_forms(
    rows: Iterable[Row], forms: dict[str, dict[str, CountryForm]], report: Report
) -> dict[str, str]:
    """Add the forms of rows to their countries; return the first capital of each country.

    A form that its country has already keeps its kind and takes the flags of the later row.
    """
    capitals: dict[str, str] = {}
    for row in rows:
        code, kind, flags, texts = row.cells
        check_allowed(row, "kind", kind, FormKind, report)
        for flag in flags.split():
            check_allowed(row, "flag", flag, FormFlag, report)
        if code not in forms:
            report.add(row, f"country {code} is not in countries.psv")
            continue
        known = forms[code]
        flagged = cast(tuple[FormFlag, ...], tuple(flags.split()))
        for text in cell_values(texts):
            new = CountryForm(text, code, cast(FormKind, kind), flagged)
            key = form_key(new)
            known[key] = replace(known[key], flags=flagged) if key in known else new
            if kind == "capital":
                capitals.setdefault(code, text)
    return capitals


def build_blockers(tables: Tables, report: Report) -> tuple[Blocker, ...]:
    """Build a blocker for each pattern of a line."""
    return tuple(
        Blocker(pattern, row.cells[0])
        for row in complete_rows(tables, "blockers.psv", 2, report)
        for pattern in cell_values(row.cells[1])
    )


def build_places(tables: Tables, report: Report) -> tuple[Place, ...]:
    """Build the parts of countries, then the large cities, in the order of the files."""
    places: list[Place] = []
    for row in complete_rows(tables, "places.psv", 4, report):
        country, kind, name, abbreviations = row.cells
        check_allowed(row, "kind", kind, PlaceKind, report)
        places.append(Place(name, cast(PlaceKind, kind), country, cell_values(abbreviations)))
    for row in complete_rows(tables, "cities.psv", 3, report):
        country, state, name = row.cells
        places.append(Place(name, "city", country, state=state))
    return tuple(places)
