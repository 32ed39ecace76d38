"""JSON, one document or one on each line: articles, lists of them, or what exports wrap them in."""

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

# How JSON of articles begins, and hardly any text.
_BEGINNING = re.compile(r'\{\s*(?:"|\})|\[\s*[\[{"\]]')
_TWO_LINES = re.compile(r"\{[^\n]*\}[ \t\r]*\n\s*\{")
# A list, or a value whose first line ends before it: one document, whatever it is called.
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
    """Tell JSON Lines by its first line, which may be too long to be seen when sniffing."""
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
        return Certainty.MARKED  # no single JSON value looks so
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
