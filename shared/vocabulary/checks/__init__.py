"""Checks of the data files: all problems, with file and line, in one run."""

from collections.abc import Mapping

from shared.vocabulary.checks.entries import check_ids, check_places, check_wikidata_ids
from shared.vocabulary.checks.files import check_headers, check_whitespace
from shared.vocabulary.checks.forms import (
    check_blockers,
    check_country_forms,
    check_leader_names,
    check_titles,
)
from shared.vocabulary.checks.terms import check_dates, check_holders
from shared.vocabulary.data_files import Problem, Report, Tables, parse_table
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.vocabulary_builder import build

__all__ = ["check"]


def check(sources: Mapping[str, str]) -> tuple[Vocabulary, list[Problem]]:
    """Build the vocabulary of the given files, and check them.

    Args:
        sources: text of every data file by its path below the data folder.

    Returns:
        The vocabulary as far as it could be built, and the problems in order of file and line.
    """
    report = Report()
    tables: Tables = {file: parse_table(file, text) for file, text in sources.items()}
    vocabulary = build(tables, "unchecked", report)
    check_whitespace(sources, report)
    check_headers(tables, report)
    for rule in (check_ids, check_places, check_dates, check_holders):
        rule(tables, vocabulary, report)
    for rule in (check_wikidata_ids, check_leader_names, check_country_forms):
        rule(tables, vocabulary, report)
    for rule in (check_blockers, check_titles):
        rule(tables, vocabulary, report)
    return vocabulary, sorted(set(report.problems))
