"""Checks of files as text: required headers, and invisible characters."""

import re
from collections.abc import Mapping

from shared.vocabulary.data_files import Problem, Report, Tables
from shared.vocabulary.partial_dates import first_day

_FACTS = ("countries.psv", "country_forms.psv", "cities.psv", "places.psv", "organisations.psv")
_UNSEEN = re.compile(r"\t|\r|[^\S\n ]|[\u200b-\u200f\u2028-\u202e\ufeff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check_whitespace(sources: Mapping[str, str], report: Report) -> None:
    """Check for tabs and unusual spaces, and for a line end at the end of the file."""
    for file, text in sources.items():
        for number, line in enumerate(text.split("\n"), 1):
            if unseen := _UNSEEN.search(line):
                message = f"character {unseen[0]!r}; only plain spaces are allowed"
                report.problems.append(Problem(file, number, message))
        if text and not text.endswith("\n"):
            report.problems.append(Problem(file, text.count("\n") + 1, "no line end at the end"))


def check_headers(tables: Tables, report: Report) -> None:
    """Check that files of facts have their source and the day up to which they hold."""
    for file, table in tables.items():
        if file not in _FACTS and not file.startswith(("leaders/", "wikidata/")):
            continue
        if "source" not in table.headers:
            report.problems.append(Problem(file, 0, "no header `# source: …`"))
        if not _is_day(table.headers.get("as_of", "")):
            report.problems.append(Problem(file, 0, "no header `# as_of: YYYY-MM-DD`"))


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and first_day(text))
    except ValueError:
        return False
