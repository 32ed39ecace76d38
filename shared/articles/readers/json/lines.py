"""JSON Lines: an article in each line of a stream, read in bounded memory."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from shared.articles.dates.moments import Moments
from shared.articles.encoding.decoding import bom_encoding, decode_raw
from shared.articles.outcome import RecordOutcome, Unreadable, read_record
from shared.articles.readers.reader import Upload
from shared.articles.records.article import read_json_article
from shared.articles.records.json_values import complete_json, parse_json
from shared.articles.records.selection import find_records
from shared.articles.streams.limits import HEAD_BYTES, LINE_BYTES, MIB
from shared.articles.streams.lines import Transcoded, TruncatedLine, split_lines
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


def read_json_lines(upload: Upload) -> Iterator[RecordOutcome]:
    """Read an article from each line that is not blank.

    Args:
        upload: the lines, in UTF-8 or with a byte order mark; those before `start` are skipped.

    Yields:
        The outcome of each line. Its `position` is the line's number from 0, so a new line at
        the end changes no other position.

    Raises:
        PermanentError: the stream is cut off. If the text of the last article had begun, the
            article is yielded before.
    """
    encoding = bom_encoding(upload.stream.peek(HEAD_BYTES))
    stream = Transcoded(upload.stream, encoding) if encoding else upload.stream
    for position, line in enumerate(split_lines(stream)):
        if position < upload.start or line == b"" or line == b"\r":
            continue
        if isinstance(line, TruncatedLine):
            yield from _last(line, upload.moments, position)
            return
        outcome = read_record(position, partial(_read_line, line, upload.moments, position))
        if isinstance(outcome, Unreadable):
            outcome = replace(outcome, detail=f"Line {position + 1}: {outcome.detail}")
        yield outcome


def _read_line(line: bytes | None, moments: Moments, position: int) -> Article:
    if line is None:
        raise PermanentError("line-too-long", f"Longer than {LINE_BYTES // MIB} MB.")
    return _read_value(parse_json(decode_raw(line)), moments, position)


def _read_value(value: object, moments: Moments, position: int) -> Article:
    records = find_records(value)
    if len(records) > 1:
        raise PermanentError(
            "not-an-article",
            f"Holds {len(records)} articles. Put each on a line of its own, or save them as .json.",
        )
    return read_json_article(records[0] if records else value, moments, position)


def _last(line: TruncatedLine, moments: Moments, position: int) -> Iterator[RecordOutcome]:
    """Yield the article of a line that is cut off, if it has some text, then raise the error."""
    read = (
        read_record(position, partial(_read_value, value, moments, position))
        for value in complete_json(line.text)
    )
    article = next((one for one in read if isinstance(one, Article)), None)
    if article is None:
        raise line.error
    yield article
    raise PermanentError(
        line.error.reason,
        f"{line.error.detail} The data ends within line {position + 1}: its article has only the "
        "text before that place.",
    )
