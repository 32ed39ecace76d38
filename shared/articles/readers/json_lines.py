"""JSON Lines: many articles in one object, of any size."""

import re

from shared.articles.readers.json import BEGINNING
from shared.articles.readers.json.lines import read_json_lines
from shared.articles.readers.reader import Certainty, Head, Reader

_TWO_LINES = re.compile(r"\{[^\n]*\}[ \t\r]*\n\s*\{")
# A list, or a value whose first line ends before it: one document, whatever it is called.
_DOCUMENT = re.compile(r"\[|\{[ \t\r]*\n")


def _sniff(head: Head) -> Certainty:
    if head.named and head.data and not head.data.strip():
        return Certainty.MARKED  # blank lines before the first article
    if _TWO_LINES.match(head.text):
        return Certainty.MARKED  # no single JSON value looks so
    if head.named and BEGINNING.match(head.text) and not _DOCUMENT.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


JSON_LINES = Reader(
    "JSON Lines",
    ("jsonl", "ndjson"),
    (
        "application/jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
        "application/ndjson",
    ),
    _sniff,
    read_json_lines,
)
