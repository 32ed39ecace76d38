"""Checks of surface forms: two things that would be written alike, and forms that do nothing."""

import re
from collections.abc import Iterator

from shared.vocabulary.countries import form_key
from shared.vocabulary.folding import fold
from shared.vocabulary.leaders import leader_tables
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.rows import Report, Row, Tables, values

_SLOTS = ("<name>", "<demonym>", "<people>", "<capital>")
_WORDS = re.compile(r"\w+")


def check_leader_names(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """No two leaders have one full name, and none is told twice of one leader."""
    taken: dict[str, str] = {}
    for row in (row for table in leader_tables(tables) for row in table.rows):
        leader = vocabulary.leaders.get(row.cells[0])
        for name in (leader.name, *leader.aliases) if leader else ():
            other = taken.setdefault(fold(name).lower(), row.cells[0])
            if other != row.cells[0]:
                report.add(row, f"{name!r} is a name of {other} too")
        if len(set(map(str.lower, values(row.cells[2])))) < len(values(row.cells[2])):
            report.add(row, f"{row.cells[0]} has an alias twice")


def check_country_forms(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Of the countries that share a form, all but one say so."""
    taken: dict[str, str] = {}
    told = {
        (row.cells[0], fold(text)): row
        for file in ("countries.psv", "country_forms.psv")
        for row in (tables[file].rows if file in tables else ())
        for cell in row.cells[1:]
        for text in values(cell)
    }
    for country in vocabulary.countries.values():
        for form in country.forms:
            if "shared" in form.flags:
                continue
            other = taken.setdefault(form_key(form), country.code)
            if other != country.code:
                row = told[country.code, fold(form.text)]
                report.add(row, f"{form.text!r} is a form of {other} too and not flagged shared")


def check_blockers(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """A blocker holds a country's form, or a slot for one at its beginning or end."""
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
    """Titles are in lower case, and no office has one twice."""
    for row in tables["offices.psv"].rows if "offices.psv" in tables else ():
        titles = values(row.cells[-1])
        for title in titles:
            if title != title.lower():
                report.add(row, f"title {title!r} is not in lower case")
        for title in sorted({title for title in titles if titles.count(title) > 1}):
            report.add(row, f"title {title!r} is there twice")


def _patterns(tables: Tables) -> Iterator[tuple[Row, str]]:
    for row in tables["blockers.psv"].rows if "blockers.psv" in tables else ():
        for pattern in values(row.cells[-1]):
            yield row, pattern


def _holds(words: tuple[str, ...], forms: set[tuple[str, ...]]) -> bool:
    starts = range(len(words))
    return any(words[start:end] in forms for start in starts for end in range(len(words) + 1))
