"""JSON and JSON Lines: articles, lists of articles, or the objects around them in exports."""

import re
from collections.abc import Iterable

from shared.articles.encoding.decoding import decode_raw
from shared.articles.outcome import RecordOutcome
from shared.articles.readers.json.lines import read_json_lines
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.article import read_broken_json, read_json_articles
from shared.articles.records.json_values import parse_documents, parse_json
from shared.articles.streams.limits import LINE_BYTES
from shared.articles.streams.peekable import read_to_break
from shared.domain.errors import PermanentError

# The beginning of JSON of articles; hardly any plain text begins so.
_BEGINNING = re.compile(r'\{\s*(?:"|\})|\[\s*[\[{"\]]')
_TWO_LINES = re.compile(r"\{[^\n]*\}[ \t\r]*\n\s*\{")
# A list, or a value on several lines: one document, whatever the object's name is.
_DOCUMENT = re.compile(r"\[|\{[ \t\r]*\n")


def _sniff(head: Head) -> Certainty:
    if _BEGINNING.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    if _is_lines(upload.stream.peek(LINE_BYTES)):
        return read_json_lines(upload)
    data, broken = read_to_break(upload.stream)
    text = decode_raw(data, upload.charsets())
    if broken:
        return read_broken_json(text, upload.moments, broken)
    values = parse_documents(text)
    value = values[0] if len(values) == 1 else values
    return read_json_articles(value, upload.moments)


def _is_lines(beginning: bytes) -> bool:
    """Return whether a stream is JSON Lines, whose first line may be too long for `sniff`."""
    first, _, rest = beginning.strip().partition(b"\n")
    if not rest.lstrip().startswith(b"{") or not first.rstrip().endswith(b"}"):
        return False
    try:
        parse_json(decode_raw(first))
    except PermanentError:
        return False
    return True


JSON = Reader(
    "JSON",
    ("json", "jsonld"),
    ("application/json", "application/ld+json"),
    _sniff,
    _read,
)


def _sniff_lines(head: Head) -> Certainty:
    if head.named and head.data and not head.data.strip():
        return Certainty.MARKED  # blank lines before the first article
    if _TWO_LINES.match(head.text):
        return Certainty.MARKED  # no single JSON value has two such lines
    if head.named and _BEGINNING.match(head.text) and not _DOCUMENT.match(head.text):
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
    _sniff_lines,
    read_json_lines,
)
