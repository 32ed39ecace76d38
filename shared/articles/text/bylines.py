"""The names of people in bylines such as `By Ana Ruiz and Ken Mori, Staff Writers`."""

import re
from collections.abc import Iterable

# `Von` and the like begin names too, so they are removed only before two words or an agency.
_BY = re.compile(r"(?:(?:reporting|written|story|text|words)\s+)?by\b[\s:]*", re.IGNORECASE)
_FOREIGN_BY = re.compile(r"(?:Von|Par|Por|Door|Text:|Texte\s*:)\s+(?=\S+\s+\S|[a-z])")
_AND = re.compile(r"\s+(?:and|&|und|et|och|og)\s+|\s*;\s*")
_COMMA = re.compile(r"\s*,\s*")
# What may follow a name: an agency after a bar, a place, an address.
_TAIL = re.compile(r"\s*[|/•(].*$|\s+(?:in|at|for)\s+[A-Z].*$|\s*\S+@\S+.*$")
_NAME = re.compile(r"(?!.*\d)[^\W\d_][\w'’.-]*(?:\s+[\w'’.-]+){1,4}")
_WORK = re.compile(
    r"\b(?:associated|association|agency|agence|ap|afp|apa|belga|bureau|columnist|contributor|"
    r"correspondents?|critic|database|desk|dpa|editor|ntb|photographer|producer|reporters?|reuters|"
    r"staff|tt|university|upi|writers?)\b|^the\b",
    re.IGNORECASE,
)
# Words in names of papers that are names of people too; they are papers after a name.
_PAPER = re.compile(r"\b(?:chief|news|post|press|service|times)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"[a-z]{1,4}(?:[/-][a-z]{1,4})*|[A-Z]{2,4}(?:[/-][A-Z]{2,4})*")
_MOST = 50
_LONGEST = 200


def parse_bylines(bylines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in bylines, each once and in order.

    The initials of a desk (`hh/ph/ts`), trades and places are left out. A byline without a person
    (`By Staff Reporter`) is kept as written.
    """
    found = (name for line in bylines for name in _names(" ".join(line.split())))
    return tuple(dict.fromkeys(found))[:_MOST]


def is_signature(name: str) -> bool:
    """Return whether a name is only the initials of a desk or an editor."""
    return _SIGNATURE.fullmatch(name.strip()) is not None


def _names(line: str) -> list[str]:
    line = _FOREIGN_BY.sub("", _BY.sub("", line, count=1) if _BY.match(line) else line, count=1)
    if not line or len(line) > _LONGEST or is_signature(line):
        return []
    parts = _parts(line)
    people = [name for part in parts for name in _people(part)]
    if people or any(letter.isdigit() for letter in line):
        return people
    return [_TAIL.sub("", line).strip(" ,;-") or line]


def _parts(line: str) -> list[str]:
    """Split a line at `and` where a full name is on both sides."""
    parts = _AND.split(line)
    if len(parts) > 1 and all(_NAME.match(_COMMA.split(part)[0]) for part in parts):
        return parts
    return [line]


def _people(part: str) -> list[str]:
    """Return the names of a list with commas, without the trades and papers in it."""
    found: list[str] = []
    for piece in _COMMA.split(part):
        name = _TAIL.sub("", piece).strip(" ,;-")
        if _NAME.fullmatch(name) and not _WORK.search(name) and not (found and _PAPER.search(name)):
            found.append(name)
    return found
