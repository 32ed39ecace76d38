"""Checks of single entries: their ids, and the countries that they refer to."""

import re
from collections.abc import Iterator

from shared.vocabulary.data_files import Report, Row, Tables
from shared.vocabulary.leaders import leader_rows
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.wikidata import COUNTRIES, LEADERS

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3}")
_ITEM = re.compile(r"Q[1-9]\d*")
_COUNTRY_COLUMN = {"places.psv": 0, "cities.psv": 0, "country_forms.psv": 0, "organisations.psv": 3}


def check_ids(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that ids are slugs, that codes are three capitals, and that each id has a name."""
    for row in _rows_with_ids(tables):
        key, name, *_ = (*row.cells, "")
        if not _SLUG.fullmatch(key):
            report.add(row, f"id {key!r} is not a slug of lower-case letters, digits and hyphens")
        if not name:
            report.add(row, f"{key} has no name")
    for code in vocabulary.countries:
        if not _CODE.fullmatch(code):
            report.add(_row_of(tables, "countries.psv", code), f"{code!r} is no alpha-3 code")


def check_places(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that every country code of an entry is the code of a country."""
    for file, column in _COUNTRY_COLUMN.items():
        for row in tables[file].rows if file in tables else ():
            code = row.cells[column] if len(row.cells) > column else ""
            if code and code not in vocabulary.countries:
                report.add(row, f"country {code} is not in countries.psv")
    for row, leader in leader_rows(tables, vocabulary.leaders):
        for term in leader.terms:
            if term.country and term.country not in vocabulary.countries:
                report.add(row, f"country {term.country} is not in countries.psv")
        if not leader.terms:
            report.add(row, f"{leader.id} has no term of office")


def check_wikidata_ids(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Report ids of Wikidata that are of nothing here, are no ids, or are told of two entries."""
    known = {COUNTRIES: vocabulary.countries.keys(), LEADERS: vocabulary.leaders.keys()}
    taken: dict[str, str] = {}
    for file, ids in known.items():
        for row in tables[file].rows if file in tables else ():
            key, item, *_ = (*row.cells, "")
            if key not in ids:
                report.add(row, f"{key} is nothing that the vocabulary has")
            if not _ITEM.fullmatch(item):
                report.add(row, f"{item!r} is no id of Wikidata, which is Q and a number")
            if (other := taken.setdefault(item, key)) != key:
                report.add(row, f"{item} is of {other} too")


def _rows_with_ids(tables: Tables) -> Iterator[Row]:
    for file, table in tables.items():
        if file in ("offices.psv", "organisations.psv") or file.startswith("leaders/"):
            yield from table.rows


def _row_of(tables: Tables, file: str, key: str) -> Row:
    return next(row for row in tables[file].rows if row.cells[0] == key)
