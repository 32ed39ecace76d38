"""Articles from documents of word processors: their styled paragraphs and file properties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from shared.articles.dates.parser import to_iso
from shared.articles.readers.plain_text import read_plain_text
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.lead import Lead, is_outlet, read_lead_line, split_lead
from shared.articles.text.paragraphs import paragraphs
from shared.domain.articles import Article

type Role = Literal["title", "heading", "subtitle", "text"]

_MOST_ABOVE = 8  # more lines above a heading are a text of their own
_ABOVE_CHARACTERS = 120  # a longer line is a sentence
_HEADLINE_CHARACTERS = 150
# Titles that programs make: names of files and placeholders.
_MADE_UP = re.compile(
    r"microsoft (?:word|powerpoint|excel|publisher) - .*|untitled.*|document ?\d*|unnamed|"
    r"(?:new |blank )?(?:page|document|presentation|template) ?\d*|layout \d+|title|print|"
    r"(?:microsoft )?word[ -]document|"
    r".*\.(?:docx?|dotx?|odt|rtf|indd|indt|qxd|qxp|pdf|p65|pages|pub|tex|dvi|txt|html?|ps|eps|tiff?)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:user|admin|administrator|owner|office|anonymous|unknown|desktop)\b|\d|@", re.IGNORECASE
)


_ROLES: dict[str, Role] = {"title": "title", "heading 1": "heading", "subtitle": "subtitle"}
_CELL_CHARACTERS = 80  # longer cells are running text in a table that is used for layout


def paragraph_role(style: str, level: int | None) -> Role:
    """Return the role of a paragraph by its style.

    Args:
        style: its English name in lower case; empty where there is none.
        level: its level in the outline, from 0, or None.
    """
    return _ROLES.get(style) or ("heading" if level == 0 else "text")


def join_row(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs of a row of a table; one line where all its cells are short.

    Args:
        cells: the paragraphs of each cell.
    """
    if all(len(cell) <= 1 and sum(map(len, cell)) <= _CELL_CHARACTERS for cell in cells):
        row = " | ".join(text for cell in cells for text in cell)
        return [row] if row else []
    return [text for cell in cells for text in cell]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document.

    Attributes:
        text: its words.
        role: its role by its style; `heading` means a heading of the highest level.
    """

    text: str
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a file, as a program wrote them; empty where they are missing.

    Attributes:
        title: often the name of a file.
        author: often the name of an account.
        created: when the file was made; the date of publication only where there is no other date.
    """

    title: str = ""
    author: str = ""
    created: str = ""

    def headline(self) -> str:
        """Return the title; empty where a program made it or it is one word with other marks."""
        title = " ".join(self.title.split())
        if _MADE_UP.fullmatch(title) or (" " not in title and not title.isalpha()):
            return ""
        return title

    def completed(self, article: Article, latest: date) -> Article:
        """Add the file's date and author to an article that has none of its own.

        Args:
            article: the article as its text tells it.
            latest: the last day that can be one of publication.
        """
        created = None if article.published else to_iso(self.created, latest)
        return replace(
            article,
            published=article.published or created,
            date_basis="file" if created else None,
            authors=article.authors or self._authors(),
        )

    def _authors(self) -> tuple[str, ...]:
        """Return the authors, without names of accounts."""
        return tuple(name for name in parse_bylines([self.author]) if not _ACCOUNT.search(name))


def read_document(written: Sequence[Paragraph], properties: Properties, latest: date) -> Article:
    """Read the article of a document.

    The headline is the first paragraph with such a style, otherwise the first line.

    Args:
        written: the paragraphs, at least one.
        properties: the file's properties.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `empty`: the document has no word.
    """
    at = _headline_index(written)
    article = (
        _article_below_headline(written, at, latest)
        if at is not None
        else _article_without_headline(written, properties, latest)
    )
    return properties.completed(article, latest)


def _headline_index(written: Sequence[Paragraph]) -> int | None:
    """Find the paragraph with the style of a headline."""
    first: list[Paragraph] = []
    for paragraph in written[: _MOST_ABOVE + 1]:
        first.append(paragraph)
        if paragraph.role == "text" and len(paragraph.text) > _ABOVE_CHARACTERS:
            break
    for role in ("title", "heading"):
        for at, paragraph in enumerate(first):
            if paragraph.role == role and not is_outlet(paragraph.text):
                return at
    return None


def _article_below_headline(written: Sequence[Paragraph], at: int, latest: date) -> Article:
    lead, kept = Lead(), list[str]()
    for paragraph in written[:at]:
        if is_outlet(paragraph.text):
            lead = replace(lead, source=lead.source or paragraph.text)
            continue
        lead, whole = read_lead_line(paragraph.text, lead, latest)
        kept += [] if whole else [paragraph.text]
    below, summary = list(written[at + 1 :]), ""
    if below and below[0].role == "subtitle":
        lead, whole = read_lead_line(below[0].text, lead, latest)
        summary = "" if whole else below[0].text
        del below[0]
    lead, text = split_lead(_joined(below), latest, lead)
    body = paragraphs("\n\n".join(filter(None, (*kept, text))))
    return lead.article(" ".join(written[at].text.split()), body, summary)


def _article_without_headline(
    written: Sequence[Paragraph], properties: Properties, latest: date
) -> Article:
    article = read_plain_text(_joined(written), latest)
    told, first = properties.headline(), written[0].text
    is_sentence = first.endswith(".") or len(first) > _HEADLINE_CHARACTERS
    if told and is_sentence and told.casefold() != first.casefold():
        lead, text = split_lead(_joined(written), latest)
        return replace(article, title=told, body=paragraphs(text), summary=None, source=lead.source)
    return article


def _joined(written: Sequence[Paragraph]) -> str:
    return "\n\n".join(paragraph.text for paragraph in written)
