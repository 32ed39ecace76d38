"""Plain text: an optional date, a title, perhaps a summary on its line, the body."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from shared.articles.dates import to_iso
from shared.articles.decoding import decode
from shared.articles.headline import split_headline
from shared.articles.outcome import Outcome
from shared.articles.prose import paragraphs, with_summary
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# `date 2025-08-28 Title …`, as exports write it; a line of its own is as good.
_DATE = re.compile(
    r"\s*(?:(?:date|published)\s{0,9}[:=]?\s{0,9})?"
    r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)(?=\s|$)",
    re.IGNORECASE,
)
_DATE_IN_WORDS = re.compile(
    r"\s*(?:date|published)\s{0,9}[:=]?\s{0,9}"
    r"([a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})(?=\s|$)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"(?:=|-){3,}[ \t]*")


def read_text(
    text: str, latest: date, without_marks: Callable[[str], str] | None = None
) -> Article:
    """Read a text file.

    Args:
        text: the decoded file.
        latest: the last day that can be one of publication.
        without_marks: takes the marks of Markdown out of a text; None where there are none.

    Raises:
        PermanentError: `empty`, where there is not one word.
    """
    published, text = _leading_date(text, latest)
    dated = published is not None and bool(text.partition("\n")[0].strip())
    first, _, rest = text.strip().partition("\n")
    if published is None:
        published, rest = _date_line(rest, latest)
    if not first:
        raise PermanentError("empty", "The file holds no text. Upload it again, or leave it out.")
    title, summary, body = _parts(first.strip(), rest, without_marks, dated=dated)
    summary, body = with_summary(summary or "", body)
    return Article(title=title, body=body, summary=summary, published=published)


def _leading_date(text: str, latest: date) -> tuple[str | None, str]:
    for pattern in (_DATE, _DATE_IN_WORDS):
        found = pattern.match(text)
        if found and (published := to_iso(found[1], latest)):
            return published, text[found.end() :]
    return None, text


def _date_line(rest: str, latest: date) -> tuple[str | None, str]:
    """Split off a date that stands alone on the first line below the title."""
    line, _, after = rest.lstrip().partition("\n")
    published, more = _leading_date(line, latest)
    return (published, after) if published and not more.strip() else (None, rest)


def _parts(
    first: str, rest: str, without_marks: Callable[[str], str] | None, *, dated: bool
) -> tuple[str, str | None, str]:
    line, _, after = rest.partition("\n")
    underlined = _UNDERLINE.fullmatch(line.strip()) is not None
    heading = _HEADING.match(first) if without_marks else None
    if underlined:
        rest = after
    if without_marks:
        first, rest = without_marks(first), without_marks(rest)
    body = paragraphs(rest)
    if underlined or heading:
        return first, None, body
    return *split_headline(first, body, dated=dated), body


def _sniff(head: Head) -> Certainty:
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    yield read_text(decode(upload.whole(), upload.charsets()), upload.moments.latest)


PLAIN_TEXT = Reader("text", ("txt", "text"), ("text/plain",), _sniff, _read)
