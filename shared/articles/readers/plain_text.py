"""Plain text: an optional date, a title, perhaps a summary on its line, the body."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from shared.articles.dates import to_iso
from shared.articles.decoding import decode
from shared.articles.headline import split_headline
from shared.articles.lead import Lead, is_outlet, read_lead_line, split_lead
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
    lead, text = _lines_before_title(text.strip(), Lead(published=published), latest)
    first, rest, is_heading = _first_line(text, without_marks)
    if not first:
        raise PermanentError("empty", "The file holds no text. Upload it again, or leave it out.")
    lead, rest = split_lead(rest, latest, lead)
    body = paragraphs(rest)
    title, summary = (first, None) if is_heading else split_headline(first, body, dated=dated)
    summary, body = with_summary(summary or "", body)
    return Article(
        title=title,
        body=body,
        summary=summary,
        published=lead.day(),
        source=lead.source,
        url=lead.url,
        language=lead.language,
        authors=lead.authors,
    )


def _leading_date(text: str, latest: date) -> tuple[str | None, str]:
    for pattern in (_DATE, _DATE_IN_WORDS):
        found = pattern.match(text)
        if found and (published := to_iso(found[1], latest)):
            return published, text[found.end() :]
    return None, text


def _lines_before_title(text: str, lead: Lead, latest: date) -> tuple[Lead, str]:
    """Split off the day and the paper where they stand above the headline."""
    line, _, rest = text.partition("\n")
    above = lead
    if is_outlet(line.strip()):  # a paper's name is taken with the day below it, never alone
        above = replace(lead, source=line.strip())
        line, _, rest = rest.lstrip().partition("\n")
    found, whole = read_lead_line(line.strip(), above, latest)
    if not (whole and rest.strip() and found.published != lead.published) or found.authors:
        return lead, text
    return found, rest.strip()


def _first_line(text: str, without_marks: Callable[[str], str] | None) -> tuple[str, str, bool]:
    """Give the first line, what follows it, and whether it is marked as a heading."""
    first, _, rest = text.partition("\n")
    line, _, after = rest.partition("\n")
    underlined = _UNDERLINE.fullmatch(line.strip()) is not None
    heading = without_marks is not None and _HEADING.match(first) is not None
    if underlined:
        rest = after
    if without_marks:
        first, rest = without_marks(first), without_marks(rest)
    return first.strip(), rest, underlined or heading


def _sniff(head: Head) -> Certainty:
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    yield read_text(decode(upload.whole(), upload.charsets()), upload.moments.latest)


PLAIN_TEXT = Reader("text", ("txt", "text"), ("text/plain",), _sniff, _read)
