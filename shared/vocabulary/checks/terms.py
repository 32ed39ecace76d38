"""Checks of terms of office: dates that can be, and offices that one person holds at a time."""

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


class _Held(NamedTuple):
    """One term, from the latest day it may have begun to the earliest it may have ended."""

    begun: date
    ended: date
    leader: str
    term: Term
    row: Row


def check_dates(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """Days exist, no term ends before it begins or begins after what the file knows."""
    for row, term in _terms(tables, vocabulary):
        known = tables[row.file].headers.get("as_of", "")
        try:
            begin = first_day(term.start)
            if term.end and last_day(term.end) < begin:
                report.add(row, f"{_told(term)} ends before it begins")
            if known and begin > last_day(known):
                report.add(row, f"{_told(term)} begins after the file's as_of {known}")
        except ValueError as error:
            report.add(row, f"{_told(term)}: {error}")


def check_holders(tables: Tables, vocabulary: Vocabulary, report: Report) -> None:
    """An office with one holder has one; a day that two share is the day it was handed over."""
    held: dict[tuple[str, str | None, str | None], list[_Held]] = defaultdict(list)
    for row, term in _terms(tables, vocabulary):
        try:
            ended = first_day(term.end) if term.end else _STILL
            one = _Held(last_day(term.start), ended, row.cells[0], term, row)
        except ValueError:
            continue  # told by check_dates
        held[term.office, term.country, term.organisation].append(one)
    for (office, _, _), terms in held.items():
        single = vocabulary.offices[office].single
        for one, other in combinations(terms, 2):
            if (single or one.leader == other.leader) and _overlap(one, other):
                _report_overlap(one, other, report)


def _overlap(one: _Held, other: _Held) -> bool:
    return max(one.begun, other.begun) < min(one.ended, other.ended)


def _report_overlap(one: _Held, other: _Held, report: Report) -> None:
    message = f"{_told(other.term)} of {other.leader} overlaps {_told(one.term)} of {one.leader}"
    report.add(other.row, f"{message} ({one.row.file}:{one.row.line})")


def _terms(tables: Tables, vocabulary: Vocabulary) -> Iterator[tuple[Row, Term]]:
    for row, leader in leader_rows(tables, vocabulary.leaders):
        yield from ((row, term) for term in leader.terms)


def _told(term: Term) -> str:
    place = term.organisation or term.country
    return f"{term.office} {place} {term.start}..{term.end or ''}"
