"""Plain text: an optional date, a title, an optional summary on the same line, the body."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from shared.articles.dates.parser import to_iso
from shared.articles.encoding.decoding import decode
from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.text.headline import split_headline
from shared.articles.text.lead import Lead, is_outlet, read_lead_line, split_lead
from shared.articles.text.paragraphs import paragraphs
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# `date 2025-08-28 Title …`, as exports write it, or the same on a line of its own.
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
# Labels of fields that databases and people write above a text.
_LABEL = re.compile(r"[^\W\d_][\w -]{1,24}:(?:\s|$)")
_TITLE = re.compile(r"(?:title|headline|titel|titre|título|titolo)\s{0,3}:[ \t]*", re.IGNORECASE)
_DEPARTMENT = re.compile(r"(?=[^a-zß-ÿ\n]{3,30}$)[^\W\d_]+(?:(?: | & |/|-)[^\W\d_]+){0,2}")
_TITLE_CHARACTERS, _MOST_TITLE_LINES = 120, 3
_MOST_ABOVE = 3
_UNDERLINE = re.compile(r"(?:=|-){3,}[ \t]*")


def read_plain_text(
    text: str, latest: date, strip_marks: Callable[[str], str] | None = None
) -> Article:
    """Read a text file.

    Args:
        text: the decoded file.
        latest: the last day that can be one of publication.
        strip_marks: removes the marks of Markdown from a text; None for plain text.

    Raises:
        PermanentError: `empty`: the file has no word.
    """
    published, text = _leading_date(_with_title_first(text), latest)
    dated = published is not None and bool(text.partition("\n")[0].strip())
    lead, text = _lines_before_title(text.strip(), Lead(published=published), latest)
    text = text if strip_marks else _with_one_line_title(text)
    first, rest, is_heading = _first_line(text, strip_marks)
    if not first:
        raise PermanentError("empty", "The file holds no text. Upload it again, or leave it out.")
    lead, rest = split_lead(rest, latest, lead)
    body = paragraphs(rest)
    title, summary = (first, None) if is_heading else split_headline(first, body, dated=dated)
    return lead.article(title, body, summary)


def _leading_date(text: str, latest: date) -> tuple[str | None, str]:
    for pattern in (_DATE, _DATE_IN_WORDS):
        found = pattern.match(text)
        if found and (published := to_iso(found[1], latest)):
            return published, text[found.end() :]
    return None, text


def _lines_before_title(text: str, lead: Lead, latest: date) -> tuple[Lead, str]:
    """Split lines with the date and the paper above the headline from a text."""
    found, rest = lead, text
    for _ in range(_MOST_ABOVE):
        line, _, after = rest.partition("\n")
        known = found
        if is_outlet(line.strip()):
            found = replace(found, source=found.source or line.strip())
        else:
            found, whole = read_lead_line(line.strip(), found, latest)
            if not whole or found.authors != known.authors:
                found = known
                break
        rest = after.lstrip()
    return (found, rest) if found.published != lead.published and rest.strip() else (lead, text)


def _with_title_first(text: str) -> str:
    """Move the title to the top of labelled lines: `Author: Ana Ruiz`, `Title: …`."""
    head, blank, rest = text.lstrip().partition("\n\n")
    lines = head.split("\n")
    titles = [line for line in lines if _TITLE.match(line)]
    if not titles or not all(_LABEL.match(line) for line in lines):
        return _TITLE.sub("", text.lstrip(), count=1)
    others = [line for line in lines if line != titles[0]]
    return "\n".join([_TITLE.sub("", titles[0], count=1), *others]) + blank + rest


def _with_one_line_title(text: str) -> str:
    """Join a headline on several lines, and remove a department above it."""
    block, blank, rest = text.lstrip().partition("\n\n")
    lines = block.split("\n")
    following = rest.lstrip().partition("\n")[0]
    if _DEPARTMENT.fullmatch(block) and _is_headline(following) and "\n\n" in rest.strip():
        return rest.lstrip()
    goes_on = 1 < len(lines) <= _MOST_TITLE_LINES and all(line[:1].islower() for line in lines[1:])
    if blank and goes_on and all(_is_headline(line) for line in lines):
        return " ".join(line.strip() for line in lines) + blank + rest
    return text


def _is_headline(line: str) -> bool:
    return 0 < len(line) <= _TITLE_CHARACTERS and line.strip()[-1:] not in ".:;,"


def _first_line(text: str, strip_marks: Callable[[str], str] | None) -> tuple[str, str, bool]:
    """Return the first line, the text after it, and whether it is marked as a heading."""
    first, _, rest = text.partition("\n")
    line, _, after = rest.partition("\n")
    underlined = _UNDERLINE.fullmatch(line.strip()) is not None
    heading = strip_marks is not None and _HEADING.match(first) is not None
    if underlined:
        rest = after
    if strip_marks:
        first, rest = strip_marks(first), strip_marks(rest)
    return first.strip(), rest, underlined or heading


def _sniff(head: Head) -> Certainty:
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    yield read_plain_text(decode(upload.whole(), upload.charsets()), upload.moments.latest)


PLAIN_TEXT = Reader("text", ("txt", "text"), ("text/plain",), _sniff, _read)
