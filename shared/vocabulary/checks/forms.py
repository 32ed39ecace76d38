"""Checks of surface forms: forms of two things, and forms without effect."""

import re
from collections.abc import Iterator

from shared.vocabulary.countries import form_key
from shared.vocabulary.data_files import Report, Row, Tables, cell_values
from shared.vocabulary.leaders import leader_rows
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.normal_form import fold

_SLOTS = ("<name>", "<demonym>", "<people>", "<capital>")
_WORDS = re.compile(r"\w+")


def check_leader_names(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that no two leaders share a full name, and that no alias is there twice."""
    owners: dict[str, str] = {}
    for row, leader in leader_rows(tables, vocabulary.leaders):
        for name in (leader.name, *leader.aliases):
            other = owners.setdefault(fold(name).lower(), leader.id)
            if other != leader.id:
                report.add(row, f"{name!r} is a name of {other} too")
        aliases = cell_values(row.cells[2])
        if len(set(aliases)) < len(aliases):
            report.add(row, f"{leader.id} has an alias twice")


def check_country_forms(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that of the countries that share a form, all but one have the flag `shared`."""
    forms = {
        (country.code, fold(form.text).lower()): form
        for country in vocabulary.countries.values()
        for form in country.forms
    }
    owners: dict[str, str] = {}
    for row, text in _written_forms(tables):
        form = forms.get((row.cells[0], fold(text).lower()))
        if form is None or not {"shared", "both"}.isdisjoint(form.flags):
            continue
        other = owners.setdefault(form_key(form), form.country)
        if other != form.country:
            report.add(row, f"{text!r} is a form of {other} too and not flagged shared")


def check_blockers(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that a blocker has a form of a country, or a slot for one at its beginning or end."""
    forms = {
        tuple(_WORDS.findall(fold(form.text).lower()))
        for country in vocabulary.countries.values()
        for form in country.forms
    }
    seen: set[str] = set()
    for row, pattern in _patterns(tables):
        if pattern in seen:
            report.add(row, f"{pattern!r} is there twice")
        seen.add(pattern)
        if "<" in pattern or ">" in pattern:
            slots = pattern.count("<"), pattern.count(">")
            if slots != (1, 1) or not (pattern.startswith(_SLOTS) or pattern.endswith(_SLOTS)):
                known = ", ".join(_SLOTS)
                report.add(row, f"{pattern!r} does not begin or end with one of {known}")
        elif not _holds(tuple(_WORDS.findall(fold(pattern).lower())), forms):
            report.add(row, f"{pattern!r} blocks nothing: no country's form is in it")


def check_titles(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that titles are in lower case, and that no office has one twice."""
    for row in tables["offices.psv"].rows if "offices.psv" in tables else ():
        titles = cell_values(row.cells[-1])
        for title in titles:
            if title != title.lower():
                report.add(row, f"title {title!r} is not in lower case")
        for title in sorted({title for title in titles if titles.count(title) > 1}):
            report.add(row, f"title {title!r} is there twice")


def _written_forms(tables: Tables) -> Iterator[tuple[Row, str]]:
    for file, first in (("countries.psv", 1), ("country_forms.psv", 3)):
        for row in tables[file].rows if file in tables else ():
            yield from ((row, text) for cell in row.cells[first:] for text in cell_values(cell))


def _patterns(tables: Tables) -> Iterator[tuple[Row, str]]:
    for row in tables["blockers.psv"].rows if "blockers.psv" in tables else ():
        for pattern in cell_values(row.cells[-1]):
            yield row, pattern


def _holds(words: tuple[str, ...], forms: set[tuple[str, ...]]) -> bool:
    starts = range(len(words))
    return any(words[start:end] in forms for start in starts for end in range(len(words) + 1))
