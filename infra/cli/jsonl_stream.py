"""JSON Lines in, JSON Lines out: extraction of a stream of any size in bounded memory."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from shared.articles.streams.limits import LINE_BYTES, check_text
from shared.domain.articles import TITLE_CHARACTERS, ArticleText
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected
from shared.extraction.extractor import Extractor
from shared.extraction.record import to_record

_BOM = b"\xef\xbb\xbf"


class BadLine(ValueError):
    """A line that gives no article.

    Attributes:
        id: the line's own id, where it could be read.
    """

    def __init__(self, detail: str, id: Any = None) -> None:
        """Keep the id beside the reason."""
        super().__init__(detail)
        self.id = id


def annotate_stream(
    source: BinaryIO, target: BinaryIO, extractor: Extractor, least: float = 0.0
) -> int:
    """Write one line for each line read, in order, each before the next one is read.

    Args:
        source: UTF-8 lines; only a line feed ends one.
        target: takes the records, and `{"id", "error"}` in the place of a bad line.
        extractor: what annotates.
        least: confidence below which events are left out.

    Returns:
        How many lines were bad.
    """
    bad = 0
    for line in _lines(source):
        try:
            record = _annotate(line, extractor, least)
        except BadLine as error:
            record = {"id": error.id, "error": str(error)}
            bad += 1
        target.write(json.dumps(record).encode("ascii") + b"\n")
        target.flush()
    return bad


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Read the lines of a stream; None stands for one that is too long to be an article."""
    first = True
    while line := source.readline(LINE_BYTES):
        if len(line) == LINE_BYTES and not line.endswith(b"\n"):
            while (rest := source.readline(LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.removeprefix(_BOM) if first else line
        first = False


def _annotate(line: bytes | None, extractor: Extractor, least: float) -> dict[str, Any]:
    if line is None:
        raise BadLine(f"the line is longer than {LINE_BYTES} bytes")
    try:
        given = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(given, dict):
        raise BadLine("not a JSON object")
    id, article = given.get("id"), _article(given)
    try:
        with report_unexpected("the article", "failed-to-tag", article.title):
            return to_record(id, article, extractor.extract(article).with_confidence(least))
    except PermanentError as error:
        raise BadLine(error.detail, id) from error


def _article(given: dict[str, Any]) -> ArticleText:
    id = given.get("id")
    title, text, published = given.get("title"), given.get("text"), given.get("published")
    if not isinstance(text, str):
        raise BadLine("no text: `text` must be a string", id)
    if not isinstance(title, str | None):
        raise BadLine("`title` must be a string", id)
    if title and len(title) > TITLE_CHARACTERS:
        raise BadLine(f"`title` has more than {TITLE_CHARACTERS:,} characters", id)
    try:
        check_text(text)
        day = None if published is None else date.fromisoformat(published[:10])
    except PermanentError as error:
        raise BadLine(error.detail, id) from error
    except (TypeError, ValueError) as error:
        raise BadLine("`published` must be a date, YYYY-MM-DD", id) from error
    return ArticleText(title or "", text, day)
