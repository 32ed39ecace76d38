"""JSON Lines: many articles in one object, read line by line in bounded memory."""

from collections.abc import Iterator

from shared.articles.decoding import decode_raw
from shared.articles.json_article import read_json_article
from shared.articles.json_values import parse_json
from shared.articles.limits import LINE_BYTES, MIB, Readable
from shared.articles.outcome import Unreadable
from shared.articles.streams import lines_of
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


def read_json_lines(stream: Readable, start: int = 0) -> Iterator[Article | Unreadable]:
    """Read one article from each line; blank lines are none.

    Args:
        stream: the lines, decompressed, in UTF-8.
        start: lines before this one, counted from 0, are passed over.

    Yields:
        An article for each line, or what is wrong with it; `position` is the line's number
        from 0, so that a line more at the end renames none.
    """
    for position, line in enumerate(lines_of(stream)):
        if position < start or line == b"" or line == b"\r":
            continue
        try:
            yield _read_line(line, position)
        except PermanentError as error:
            detail = f"Line {position + 1}: {error.detail}"
            yield Unreadable(position, error.reason, detail)


def _read_line(line: bytes | None, position: int) -> Article:
    if line is None:
        raise PermanentError("line-too-long", f"Longer than {LINE_BYTES // MIB} MB.")
    return read_json_article(parse_json(decode_raw(line)), position)
