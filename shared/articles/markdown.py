"""Markdown to plain text, and the front matter that may stand before it."""

import re

from shared.articles.dates import to_iso
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


def read_front_matter(text: str) -> tuple[Article | None, str]:
    """Split off front matter of plain `name: value` lines.

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
        published=to_iso(fields.get("date")) or to_iso(fields.get("published")),
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
