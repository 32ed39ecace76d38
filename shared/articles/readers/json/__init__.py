"""JSON: one article, a list of them, or what services and databases wrap them in."""

import re
from collections.abc import Iterable

from shared.articles.encoding.decoding import decode_raw
from shared.articles.outcome import RecordOutcome
from shared.articles.readers.json.lines import read_json_lines
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.article import read_broken_json, read_json_articles
from shared.articles.records.json_values import parse_documents, parse_json
from shared.articles.streams.limits import LINE_BYTES
from shared.articles.streams.lines import read_to_break
from shared.domain.errors import PermanentError

BEGINNING = re.compile(r'\{\s*(?:"|\})|\[\s*[\[{"\]]')
"""How JSON of articles begins, and hardly any text."""


def _sniff(head: Head) -> Certainty:
    if BEGINNING.match(head.text):
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
