"""Markdown: plain text with marks, and the front matter that may stand before it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from shared.articles.dates import to_iso
from shared.articles.decoding import decode
from shared.articles.outcome import Outcome
from shared.articles.prose import with_summary
from shared.articles.readers.plain_text import read_text
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.domain.articles import Article

_FRONT = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_-]{1,30})[ \t]*:[ \t]*(.{0,2000})")
# Each pattern is bounded, so that no text makes it look twice at long stretches.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--(?:(?!<!--|-->).){0,5000}-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]{0,9}(?:```|~~~).{0,100}$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,9}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,9}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500})\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,500})\1(?![\w_])"), r"\2"),
)


def read_markdown(text: str, latest: date) -> Article:
    """Read a Markdown file.

    Args:
        text: the decoded file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `empty`, where there is not one word.
    """
    told, rest = read_front_matter(text, latest)
    article = read_text(rest, latest, without_marks)
    return _merged(told, article) if told else article


def read_front_matter(text: str, latest: date) -> tuple[Article | None, str]:
    """Split off front matter of plain `name: value` lines.

    Args:
        text: the decoded file.
        latest: the last day that can be one of publication.

    Returns:
        What it tells, as an article without a body, or None; and the text after it.
    """
    found = _FRONT.match(text)
    if not found:
        return None, text
    fields = {m[1].lower(): m[2].strip().strip("\"'") for m in _FIELD.finditer(found[1])}
    authors = fields.get("authors") or fields.get("author") or ""
    told = Article(
        title=fields.get("title", ""),
        body="",
        summary=fields.get("summary") or fields.get("description"),
        published=to_iso(fields.get("date"), latest) or to_iso(fields.get("published"), latest),
        source=fields.get("source"),
        url=fields.get("url"),
        language=fields.get("language") or fields.get("lang"),
        authors=tuple(filter(None, (name.strip(" []\"'") for name in authors.split(",")))),
    )
    return told, text[found.end() :]


def without_marks(text: str) -> str:
    """Return Markdown as plain text: no marks of headings, quotes, stress and links."""
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text


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


def _sniff(head: Head) -> Certainty:
    if head.named and head.text.startswith("<"):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    yield read_markdown(decode(upload.whole(), upload.charsets()), upload.moments.latest)


MARKDOWN = Reader("Markdown", ("md", "markdown"), ("text/markdown",), _sniff, _read)
