"""Plain text and Markdown files."""

import re

from shared.articles.dates import to_iso
from shared.articles.headline import split_headline
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# `date 2025-08-28 Title …`, as exports write it; a line of its own is as good.
_DATE = re.compile(
    r"\s*(?:date|published)\s*[:=]?\s*"
    r"(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-{2,})[ \t]*")
_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")


def read_text(text: str, *, markdown: bool = False) -> Article:
    """Read a text file: an optional date, a title, perhaps a summary on its line, the body.

    Args:
        text: the decoded file.
        markdown: whether headings and marks are Markdown's.

    Raises:
        PermanentError: `empty`, where there is not one word.
    """
    published, text = _leading_date(text)
    first, _, rest = text.strip().partition("\n")
    if not first:
        raise PermanentError("empty", "The file holds no text.")
    if markdown:
        first, rest = _HEADING.sub("", first, count=1), _strip_markdown(rest)
    body = paragraphs(rest)
    title, summary = split_headline(first.strip(), body)
    parts = [part for part in (summary, body) if part]
    return Article(title=title, body="\n\n".join(parts), summary=summary, published=published)


def paragraphs(text: str) -> str:
    """Set paragraphs apart by one blank line each, without space around them."""
    return _BLANK.sub("\n\n", text).strip()


def _leading_date(text: str) -> tuple[str | None, str]:
    found = _DATE.match(text)
    if not found or not (published := to_iso(found[1])):
        return None, text
    return published, text[found.end() :]


_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\n]{0,500}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000})\1(?!\w)"), r"\2"),
)


def _strip_markdown(text: str) -> str:
    lines = text.split("\n")
    if lines and _UNDERLINE.fullmatch(lines[0]):
        lines[0] = ""
    text = "\n".join(lines)
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text
