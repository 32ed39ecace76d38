"""Plain text and Markdown files."""

import re
from dataclasses import replace

from shared.articles.dates import to_iso
from shared.articles.headline import split_headline
from shared.articles.markdown import read_front_matter, without_marks
from shared.articles.prose import paragraphs, with_summary
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


def read_text(text: str, *, markdown: bool = False) -> Article:
    """Read a text file: an optional date, a title, perhaps a summary on its line, the body.

    Args:
        text: the decoded file.
        markdown: whether headings, marks and front matter are Markdown's.

    Raises:
        PermanentError: `empty`, where there is not one word.
    """
    told = None
    if markdown:
        told, text = read_front_matter(text)
    published, text = _leading_date(text)
    dated = published is not None and bool(text.partition("\n")[0].strip())
    first, _, rest = text.strip().partition("\n")
    if published is None:
        published, rest = _date_line(rest)
    if not first:
        raise PermanentError("empty", "The file holds no text. Upload it again, or leave it out.")
    title, summary, body = _parts(first.strip(), rest, markdown=markdown, dated=dated)
    summary, body = with_summary(summary or "", body)
    article = Article(title=title, body=body, summary=summary, published=published)
    return _merged(told, article) if told else article


def _leading_date(text: str) -> tuple[str | None, str]:
    for pattern in (_DATE, _DATE_IN_WORDS):
        found = pattern.match(text)
        if found and (published := to_iso(found[1])):
            return published, text[found.end() :]
    return None, text


def _date_line(rest: str) -> tuple[str | None, str]:
    """Split off a date that stands alone on the first line below the title."""
    line, _, after = rest.lstrip().partition("\n")
    published, more = _leading_date(line)
    return (published, after) if published and not more.strip() else (None, rest)


def _parts(first: str, rest: str, *, markdown: bool, dated: bool) -> tuple[str, str | None, str]:
    line, _, after = rest.partition("\n")
    underlined = _UNDERLINE.fullmatch(line.strip()) is not None
    heading = _HEADING.match(first) if markdown else None
    if underlined:
        rest = after
    if markdown:
        first, rest = without_marks(first), without_marks(rest)
    body = paragraphs(rest)
    if underlined or heading:
        return first, None, body
    return *split_headline(first, body, dated=dated), body


def _merged(told: Article, article: Article) -> Article:
    """Put what the front matter tells over what the text itself does."""
    title, body = article.title, article.body
    if told.title and told.title.casefold() != title.casefold():
        body = f"{title}\n\n{body}".strip()
        title = told.title
    summary, body = with_summary(told.summary or article.summary or "", body)
    return replace(
        told, title=title, body=body, summary=summary, published=told.published or article.published
    )
