"""From rows of data files to the vocabulary's types; what is malformed goes into the report."""

import re
from collections.abc import Iterable
from typing import cast, get_args

from shared.domain.annotations import Kind
from shared.vocabulary.events import build_events
from shared.vocabulary.model import (
    Blocker,
    Country,
    CountryForm,
    FormFlag,
    FormKind,
    Leader,
    Office,
    Organisation,
    Place,
    PlaceKind,
    Rank,
    Term,
    Vocabulary,
)
from shared.vocabulary.rows import Report, Row, Table, Tables, values

_COUNTRY_CODE = re.compile(r"[A-Z]{3}")
_TERM = re.compile(r"(\S+) (\S+) (\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})?")


def build(tables: Tables, version: str, report: Report) -> Vocabulary:
    """Make the vocabulary of all data files.

    Args:
        tables: every data file, parsed.
        version: hash of the files.
        report: takes every malformed entry, which the vocabulary then lacks.
    """
    offices = build_offices(_rows(tables, "offices.psv", 6, report), report)
    organisations = build_organisations(_rows(tables, "organisations.psv", 5, report), report)
    leaders: dict[str, Leader] = {}
    for table in leader_tables(tables):
        for row in _whole(table.rows, 4, report):
            leader = build_leader(row, offices, organisations, report)
            if leader.id in leaders:
                report.add(row, f"leader id {leader.id} is taken")
            leaders[leader.id] = leader
    return Vocabulary(
        countries=build_countries(tables, report),
        blockers=tuple(build_blockers(_rows(tables, "blockers.psv", 2, report))),
        places=tuple(build_places(_rows(tables, "places.psv", 4, report), report)),
        leaders=leaders,
        offices=offices,
        organisations=organisations,
        events=build_events(tables, report),
        as_of=max((table.headers.get("as_of", "") for table in leader_tables(tables)), default=""),
        version=version,
    )


def leader_tables(tables: Tables) -> list[Table]:
    """The files of leaders, in order of their paths."""
    return [table for file, table in tables.items() if file.startswith("leaders/")]


def build_offices(rows: Iterable[Row], report: Report) -> dict[str, Office]:
    """Offices by key."""
    offices: dict[str, Office] = {}
    for row in rows:
        key, label, kind, rank, holders, titles = row.cells
        _one_of(row, "kind", kind, Kind, report)
        _one_of(row, "rank", rank, Rank, report)
        if holders not in ("one", "many"):
            report.add(row, f"holders is {holders!r}, not one or many")
        if key in offices:
            report.add(row, f"office {key} is there twice")
        longest_first = tuple(sorted(values(titles), key=lambda title: (-len(title), title)))
        offices[key] = Office(
            key, label, cast(Kind, kind), cast(Rank, rank), holders == "one", longest_first
        )
    return offices


def build_organisations(rows: Iterable[Row], report: Report) -> dict[str, Organisation]:
    """Organisations by id."""
    organisations: dict[str, Organisation] = {}
    for row in rows:
        key, name, kind, country, aliases = row.cells
        if kind not in ("international", "movement"):
            report.add(row, f"kind is {kind!r}, not international or movement")
        if key in organisations:
            report.add(row, f"organisation {key} is there twice")
        organisations[key] = Organisation(
            key,
            name,
            "movement" if kind == "movement" else "international",
            country or None,
            (name, *values(aliases)),
        )
    return organisations


def build_leader(
    row: Row, offices: dict[str, Office], organisations: dict[str, Organisation], report: Report
) -> Leader:
    """One person of a leaders file."""
    key, name, aliases, terms = row.cells
    built = [
        term
        for text in values(terms)
        if (term := _build_term(row, text, offices, organisations, report))
    ]
    written = values(aliases)
    short = tuple([alias[1:] for alias in written if alias.startswith("=")])
    full = tuple([alias for alias in written if not alias.startswith("=")])
    return Leader(key, name, full, short or (name.rpartition(" ")[2],), tuple(built))


def _build_term(
    row: Row,
    text: str,
    offices: dict[str, Office],
    organisations: dict[str, Organisation],
    report: Report,
) -> Term | None:
    found = _TERM.fullmatch(text)
    if found is None:
        report.add(row, f"term {text!r} is not `office PLACE from..to`")
        return None
    key, place, start, end = found.groups()
    office = offices.get(key)
    if office is None:
        report.add(row, f"office {key} is not in offices.psv")
        return None
    if _COUNTRY_CODE.fullmatch(place):
        return Term(key, office.kind, place, None, start, end)
    organisation = organisations.get(place)
    if organisation is None:
        report.add(row, f"{place} is neither a country code nor in organisations.psv")
        return None
    return Term(key, office.kind, organisation.country, place, start, end)


def build_countries(tables: Tables, report: Report) -> dict[str, Country]:
    """Countries by code, with the forms of countries.psv and then those of country_forms.psv."""
    forms: dict[str, list[CountryForm]] = {}
    heads: dict[str, tuple[str, str]] = {}
    for row in _rows(tables, "countries.psv", 4, report):
        code, name, official, others = row.cells
        if code in heads:
            report.add(row, f"country {code} is there twice")
        heads[code] = (name, official)
        names = dict.fromkeys((name, official, *values(others)))
        forms[code] = [CountryForm(text, code, "name") for text in names if text]
    for row in _rows(tables, "country_forms.psv", 4, report):
        code, kind, flags, texts = row.cells
        _one_of(row, "kind", kind, FormKind, report)
        for flag in flags.split():
            _one_of(row, "flag", flag, FormFlag, report)
        if code not in forms:
            report.add(row, f"country {code} is not in countries.psv")
            continue
        flagged = cast(tuple[FormFlag, ...], tuple(flags.split()))
        new = [CountryForm(text, code, cast(FormKind, kind), flagged) for text in values(texts)]
        forms[code] = _merged(forms[code], new)
    return {
        code: Country(code, name, official, _capital(forms[code]), tuple(forms[code]))
        for code, (name, official) in heads.items()
    }


def _merged(known: list[CountryForm], new: list[CountryForm]) -> list[CountryForm]:
    """A later line tells more of a name that an earlier one has: its flags win."""
    told = {(form.text, form.kind): form for form in new}
    kept = [told.pop((form.text, form.kind), form) for form in known]
    return [*kept, *told.values()]


def _capital(forms: list[CountryForm]) -> str:
    return next((form.text for form in forms if form.kind == "capital"), "")


def build_blockers(rows: Iterable[Row]) -> list[Blocker]:
    """One blocker for each pattern of a line."""
    return [
        Blocker(pattern, what)
        for row in rows
        for what, patterns in [row.cells]
        for pattern in values(patterns)
    ]


def build_places(rows: Iterable[Row], report: Report) -> list[Place]:
    """Places within countries, in the order of the file."""
    places: list[Place] = []
    for row in rows:
        country, kind, name, abbreviations = row.cells
        _one_of(row, "kind", kind, PlaceKind, report)
        places.append(Place(name, cast(PlaceKind, kind), country, values(abbreviations)))
    return places


def _rows(tables: Tables, file: str, width: int, report: Report) -> list[Row]:
    return _whole(tables[file].rows if file in tables else (), width, report)


def _whole(rows: Iterable[Row], width: int, report: Report) -> list[Row]:
    """The rows that have as many cells as they should."""
    whole: list[Row] = []
    for row in rows:
        if len(row.cells) == width:
            whole.append(row)
        else:
            report.add(row, f"expected {width} cells, found {len(row.cells)}")
    return whole


def _one_of(row: Row, name: str, value: str, allowed: object, report: Report) -> None:
    names = get_args(getattr(allowed, "__value__", allowed))
    if value not in names:
        report.add(row, f"{name} {value!r} is unknown; known are {', '.join(names)}")
