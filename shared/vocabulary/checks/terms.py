"""Checks of terms of office: possible dates, and one holder at a time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from shared.vocabulary.data_files import Report, Row, Tables
from shared.vocabulary.leaders import leader_rows
from shared.vocabulary.model import Term, Vocabulary
from shared.vocabulary.partial_dates import first_day, last_day

_STILL = date.max


class _DatedTerm(NamedTuple):
    """A term, from the latest day of its beginning to the earliest day of its end."""

    start: date
    end: date
    leader: str
    term: Term
    row: Row


def check_dates(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that days exist, and that no term ends before it begins, or begins after `as_of`."""
    for row, term in _terms(tables, vocabulary):
        known = tables[row.file].headers.get("as_of", "")
        try:
            begin = first_day(term.start)
            if term.end and last_day(term.end) < begin:
                report.add(row, f"{_term_text(term)} ends before it begins")
            if known and begin > last_day(known):
                report.add(row, f"{_term_text(term)} begins after the file's as_of {known}")
        except ValueError as error:
            report.add(row, f"{_term_text(term)}: {error}")


def check_holders(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Check that an office with one holder at a time has one; two may share a day of change."""
    held: dict[tuple[str, str | None, str | None], list[_DatedTerm]] = defaultdict(list)
    for row, term in _terms(tables, vocabulary):
        try:
            end = first_day(term.end) if term.end else _STILL
            one = _DatedTerm(last_day(term.start), end, row.cells[0], term, row)
        except ValueError:
            continue  # check_dates reports it
        held[term.office, term.country, term.organisation].append(one)
    for (office, _, _), terms in held.items():
        single = vocabulary.offices[office].single
        for one, other in combinations(terms, 2):
            if (single or one.leader == other.leader) and _overlap(one, other):
                _report_overlap(one, other, report)


def _overlap(one: _DatedTerm, other: _DatedTerm) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def _report_overlap(one: _DatedTerm, other: _DatedTerm, report: Report) -> None:
    first = f"{_term_text(one.term)} of {one.leader}"
    message = f"{_term_text(other.term)} of {other.leader} overlaps {first}"
    report.add(other.row, f"{message} ({one.row.file}:{one.row.line})")


def _terms(tables: Tables, vocabulary: Vocabulary) -> Iterator[tuple[Row, Term]]:
    for row, leader in leader_rows(tables, vocabulary.leaders):
        yield from ((row, term) for term in leader.terms)


def _term_text(term: Term) -> str:
    place = term.organisation or term.country
    return f"{term.office} {place} {term.start}..{term.end or ''}"
