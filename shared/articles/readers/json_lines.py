"""JSON Lines: many articles in one object, read line by line in bounded memory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from shared.articles.decoding import decode_raw, mark_encoding
from shared.articles.limits import HEAD_BYTES, LINE_BYTES, MIB, Readable
from shared.articles.outcome import Outcome, Unreadable, outcome_of
from shared.articles.readers.json import BEGINNING
from shared.articles.readers.json.article import read_json_article
from shared.articles.readers.json.values import parse_json
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.streams import Transcoded, lines_of
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


def read_json_lines(stream: Readable, latest: date, start: int = 0) -> Iterator[Outcome]:
    """Read one article from each line; blank lines are none.

    Args:
        stream: the lines, decompressed, in UTF-8.
        latest: the last day that can be one of publication.
        start: lines before this one, counted from 0, are passed over.

    Yields:
        An article for each line, or what is wrong with it; `position` is the line's number
        from 0, so that a line more at the end renames none.
    """
    for position, line in enumerate(lines_of(stream)):
        if position < start or line == b"" or line == b"\r":
            continue
        outcome = outcome_of(position, partial(_read_line, line, latest, position))
        if isinstance(outcome, Unreadable):
            outcome = replace(outcome, detail=f"Line {position + 1}: {outcome.detail}")
        yield outcome


def _read_line(line: bytes | None, latest: date, position: int) -> Article:
    if line is None:
        raise PermanentError("line-too-long", f"Longer than {LINE_BYTES // MIB} MB.")
    return read_json_article(parse_json(decode_raw(line)), latest, position)


_TWO_LINES = re.compile(r"\{[^\n]*\}[ \t]*\n\s*\{")


def _sniff(head: Head) -> Certainty:
    if head.named and head.data and not head.data.strip():
        return Certainty.MARKED  # blank lines before the first article
    if _TWO_LINES.match(head.text):
        return Certainty.MARKED  # no single JSON value looks so
    if head.named and BEGINNING.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    encoding = mark_encoding(upload.stream.peek(HEAD_BYTES))
    stream = Transcoded(upload.stream, encoding) if encoding else upload.stream
    return read_json_lines(stream, upload.moments.latest, upload.start)


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
    _read,
)
