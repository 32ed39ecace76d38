"""An article as a reader returns it, and the part of it that extraction reads."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TITLE_CHARACTERS = 10_000
"""The longest title that is tagged, in code points; headlines have fewer than 300."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as its source has it, before extraction.

    Attributes:
        title: headline; empty when the source has none.
        body: running text, with a blank line between paragraphs; a summary that the file
            separates is its first paragraph.
        summary: that first paragraph if the file separates one, otherwise None.
        published: ISO 8601 date or date-time with the source's own offset, or None.
        source: the paper, agency or site, or None.
        url: canonical address, or None.
        language: BCP 47 primary language such as `en`, or None where not known.
        authors: names as given.
        record_id: the record's own id within its object, or None.
        position: number of the record in its object, from 0.
        date_basis: `file` if `published` is only the day on which the file was made, because the
            article has no date; otherwise None.
    """

    title: str
    body: str
    summary: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    record_id: str | None = None
    position: int = 0
    date_basis: Literal["file"] | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The input of extraction: only the words and the day of publication.

    Attributes:
        title: headline; may be empty.
        body: running text.
        published: calendar day of publication, or None where not known.
    """

    title: str
    body: str
    published: date | None = None
