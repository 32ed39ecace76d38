"""Countries, what keeps their forms from meaning them, and places, from their data files."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from shared.vocabulary.data_files import Report, Row, Tables, complete_rows, one_of, values
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


def build_countries(tables: Tables, report: Report) -> dict[str, Country]:
    """Countries by code, with the forms of countries.psv and then those of country_forms.psv."""
    heads: dict[str, tuple[str, str]] = {}
    forms: dict[str, dict[str, CountryForm]] = {}
    for row in complete_rows(tables, "countries.psv", 4, report):
        code, name, official, others = row.cells
        if code in heads:
            report.add(row, f"country {code} is there twice")
        heads[code] = (name, official)
        names = [CountryForm(text, code, "name") for text in (name, official, *values(others))]
        forms[code] = {form_key(form): form for form in names if form.text}
    capitals = _add_forms(complete_rows(tables, "country_forms.psv", 4, report), forms, report)
    return {
        code: Country(code, name, official, capitals.get(code, ""), tuple(forms[code].values()))
        for code, (name, official) in heads.items()
    }


def form_key(form: CountryForm) -> str:
    """What makes two forms the same to a reader of text: letters, and case where it counts."""
    folded = fold(form.text)
    return folded if "exact" in form.flags else folded.lower()


def _add_forms(
    rows: Iterable[Row], forms: dict[str, dict[str, CountryForm]], report: Report
) -> dict[str, str]:
    """Add the rows' forms to those of their countries; the chief capital of each country.

    A form that its country has already keeps its kind and takes the flags told last.
    """
    capitals: dict[str, str] = {}
    for row in rows:
        code, kind, flags, texts = row.cells
        one_of(row, "kind", kind, FormKind, report)
        for flag in flags.split():
            one_of(row, "flag", flag, FormFlag, report)
        if code not in forms:
            report.add(row, f"country {code} is not in countries.psv")
            continue
        known = forms[code]
        flagged = cast(tuple[FormFlag, ...], tuple(flags.split()))
        for text in values(texts):
            new = CountryForm(text, code, cast(FormKind, kind), flagged)
            key = form_key(new)
            known[key] = replace(known[key], flags=flagged) if key in known else new
            if kind == "capital":
                capitals.setdefault(code, text)
    return capitals


def build_blockers(tables: Tables, report: Report) -> tuple[Blocker, ...]:
    """One blocker for each pattern of a line."""
    return tuple(
        Blocker(pattern, row.cells[0])
        for row in complete_rows(tables, "blockers.psv", 2, report)
        for pattern in values(row.cells[1])
    )


def build_places(tables: Tables, report: Report) -> tuple[Place, ...]:
    """Parts of countries, then great towns, in the order of the files."""
    places: list[Place] = []
    for row in complete_rows(tables, "places.psv", 4, report):
        country, kind, name, abbreviations = row.cells
        one_of(row, "kind", kind, PlaceKind, report)
        places.append(Place(name, cast(PlaceKind, kind), country, values(abbreviations)))
    for row in complete_rows(tables, "cities.psv", 3, report):
        country, state, name = row.cells
        places.append(Place(name, "city", country, state=state))
    return tuple(places)
