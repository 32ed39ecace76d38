"""Tables: CSV and similar formats, with an article in each row."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from shared.articles.dates.moments import Moments
from shared.articles.encoding.decoding import decode
from shared.articles.outcome import RecordOutcome, Unreadable, read_record
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.article import read_json_article
from shared.articles.records.field_names import our_field_name, with_our_field_names
from shared.articles.streams.limits import LINE_BYTES
from shared.articles.streams.peekable import read_to_break
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_DELIMITERS = ",;\t|"
# A first line of Excel, which names the delimiter.
_TOLD = re.compile(r"\s*sep=([,;|\t])[ \t]*\n", re.IGNORECASE)
_MOST_COLUMNS = 500
_MOST_LINES = 1_000_000  # even an empty line takes a microsecond
_SHOWN = 12
# A name of a column in a reason: a few words at most, so that no sentence of an article is one.
_NAME = re.compile(r"[\w.:/#-]{0,30}(?: [\w.:/#-]{1,30}){0,2}")
# Rows are numbered as in a spreadsheet, where the header is row 1.
_FIRST_ROW = 2


def read_table(text: str, moments: Moments) -> Iterator[RecordOutcome]:
    """Read the articles of a table.

    Args:
        text: the decoded file; its first row has the names of the columns, ours or common ones.
        moments: the times on which dates depend.

    Raises:
        PermanentError: `unknown-columns`: no column has a text; `too-complex`.
    """
    if text.count("\n") > _MOST_LINES:
        raise PermanentError(
            "too-complex", f"The table has more than {_MOST_LINES:,} lines. Split it."
        )
    csv.field_size_limit(LINE_BYTES)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text.lstrip("\n")
    columns, delimiter = _header(text, told[1] if told else _DELIMITERS)
    rows = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    next(rows)
    position = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _named(_bad_row(position, str(error)))
        else:
            if any(cell.strip() for cell in row):
                read = partial(_read_row, columns, row, moments, position)
                yield _named(read_record(position, read))
        position += 1


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text without copying the whole text."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _header(text: str, delimiters: str) -> tuple[list[str], str]:
    """Find the delimiter with which the most columns are known."""
    found = [(_columns(text, delimiter), delimiter) for delimiter in delimiters]
    columns, delimiter = max(found, key=lambda one: (_known(one[0]), len(one[0])))
    if not {"text", "summary"} & {our_field_name(column) for column in columns}:
        raise PermanentError(
            "unknown-columns",
            f"None of the columns is an article's text{_shown(columns)}. Name one of them `text`; "
            "title, published, source, url, language, authors, summary and id are read too.",
        )
    return columns, delimiter


def _shown(columns: list[str]) -> str:
    """Return the names of columns for a reason, or nothing where the first line may be prose.

    A reason is shown to people who may not read the article, so it quotes none.
    """
    if not all(_NAME.fullmatch(column) for column in columns):
        return ""
    return f": {', '.join(repr(column) for column in columns[:_SHOWN])}"


def _columns(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(_lines(text), delimiter=delimiter, strict=True), [])[:_MOST_COLUMNS]
    except csv.Error:
        return []


def _known(columns: Sequence[str]) -> int:
    return len({our_field_name(column) for column in columns} - {None})


def _read_row(
    columns: Sequence[str], row: Sequence[str], moments: Moments, position: int
) -> Article:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise PermanentError(
            "ragged-row",
            f"It has {len(row)} cells where the header has {len(columns)}. "
            "Is there a quote missing around a text that holds the delimiter?",
        )
    given: Mapping[str, object] = dict(zip(columns, row, strict=False))
    return read_json_article(with_our_field_names(given), moments, position)


def _bad_row(position: int, what: str) -> Unreadable:
    if what == "unexpected end of data":
        what = "a quote is opened and never closed, so that it holds the rest of the file"
    return Unreadable(position, "ragged-row", f"It is not readable as a row: {what}.")


def _named(outcome: RecordOutcome) -> RecordOutcome:
    if isinstance(outcome, Article):
        return outcome
    return replace(outcome, detail=f"Row {outcome.position + _FIRST_ROW}: {outcome.detail}")


def _sniff(head: Head) -> Certainty:
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    data, broken = read_to_break(upload.stream)
    text = decode(data, upload.charsets())
    if broken is None:
        return read_table(text, upload.moments)
    return _rows_before(broken, text, upload.moments)


def _rows_before(broken: PermanentError, text: str, moments: Moments) -> Iterator[RecordOutcome]:
    """Yield the complete rows of a table that is cut off, then raise the error."""
    if "\n" not in text:
        raise broken
    held: RecordOutcome | None = None
    for outcome in read_table(text, moments):
        if held is not None:
            yield held
        held = outcome
    if isinstance(held, Article) and text.endswith("\n"):
        yield held
    raise broken


TABLE = Reader(
    "table",
    ("csv", "tsv"),
    ("text/csv", "application/csv", "text/tab-separated-values"),
    _sniff,
    _read,
)
