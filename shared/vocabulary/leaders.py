"""Builders of leaders with their terms, of offices and of organisations."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from shared.domain.annotations import Kind
from shared.vocabulary.data_files import (
    Report,
    Row,
    Table,
    Tables,
    cell_values,
    check_allowed,
    complete_rows,
)
from shared.vocabulary.model import Leader, Office, Organisation, Rank, Term
from shared.vocabulary.wikidata import LEADERS, wikidata_ids

_WIDTH = 4
_COUNTRY_CODE = re.compile(r"[A-Z]{3}")
_TERM = re.compile(r"(\S+) (\S+) (\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})?")


def leader_tables(tables: Tables) -> list[Table]:
    """Return the files of leaders, in order of their paths."""
    return [table for file, table in tables.items() if file.startswith("leaders/")]


def leader_rows(tables: Tables, leaders: Mapping[str, Leader]) -> Iterator[tuple[Row, Leader]]:
    """Yield every leader that could be built, with the row (the first one of an id)."""
    seen: set[str] = set()
    for row in (row for table in leader_tables(tables) for row in table.rows):
        leader = leaders.get(row.cells[0])
        if leader and len(row.cells) == _WIDTH and leader.id not in seen:
            seen.add(leader.id)
            yield row, leader


def build_leaders(
    tables: Tables,
    offices: dict[str, Office],
    organisations: dict[str, Organisation],
    report: Report,
) -> dict[str, Leader]:
    """Build the leaders by id, in order of files and lines."""
    leaders: dict[str, Leader] = {}
    items = wikidata_ids(tables, LEADERS, report)
    for table in leader_tables(tables):
        for row in complete_rows(tables, table.file, _WIDTH, report):
            leader = _build_leader(row, items, offices, organisations, report)
            if leader.id in leaders:
                report.add(row, f"leader {leader.id} is there twice")
            leaders[leader.id] = leader
    return leaders


def build_offices(tables: Tables, report: Report) -> dict[str, Office]:
    """Build the offices by key."""
    offices: dict[str, Office] = {}
    for row in complete_rows(tables, "offices.psv", 6, report):
        key, label, kind, rank, holders, titles = row.cells
        check_allowed(row, "kind", kind, Kind, report)
        check_allowed(row, "rank", rank, Rank, report)
        if holders not in ("one", "many"):
            report.add(row, f"holders is {holders!r}, not one or many")
        if key in offices:
            report.add(row, f"office {key} is there twice")
        longest_first = tuple(sorted(cell_values(titles), key=lambda title: (-len(title), title)))
        offices[key] = Office(
            key, label, cast(Kind, kind), cast(Rank, rank), holders == "one", longest_first
        )
    return offices


def build_organisations(tables: Tables, report: Report) -> dict[str, Organisation]:
    """Build the organisations by id."""
    organisations: dict[str, Organisation] = {}
    for row in complete_rows(tables, "organisations.psv", 5, report):
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
            (name, *cell_values(aliases)),
        )
    return organisations


def _build_leader(
    row: Row,
    items: Mapping[str, str],
    offices: dict[str, Office],
    organisations: dict[str, Organisation],
    report: Report,
) -> Leader:
    """Build one person of a leaders file."""
    key, name, aliases, terms = row.cells
    built = [
        term
        for text in cell_values(terms)
        if (term := _build_term(row, text, offices, organisations, report))
    ]
    written = cell_values(aliases)
    short = tuple([alias[1:] for alias in written if alias.startswith("=")])
    full = tuple([alias for alias in written if not alias.startswith("=")])
    short = short or (name.rpartition(" ")[2],)
    return Leader(key, name, full, short, tuple(built), items.get(key, ""))


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
