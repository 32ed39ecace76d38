"""Whole articles whose events a reader wrote down, in the format of the gold files.

Each line of a file is a JSON object with `id`, `section`, `title`, `text`, `published`, and
`events`: their acceptable `types`, `status`, `date`, `countries`, `may_countries`, and `quotes` of
title or text that tell them; `main` and `weight` (main, worth, background, trivial) tell how much
an event matters.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from shared.domain.annotations import Event, Field
from shared.domain.articles import ArticleText
from shared.domain.errors import SummitryError

type Worth = Literal["main", "worth", "background", "trivial"]

_PARTS = 3


class AnnotatedArticleError(SummitryError):
    """A file of annotated articles cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class AnnotatedEvent:
    """An event as a reader wrote it down.

    Attributes:
        types: acceptable type ids.
        statuses: acceptable statuses.
        dates: acceptable ISO days, None for no day.
        must: countries that must take part.
        may: countries that may.
        places: where the text tells it: field, start, end.
        worth: how much it matters.
    """

    types: frozenset[str]
    statuses: frozenset[str]
    dates: frozenset[str | None]
    must: frozenset[str]
    may: frozenset[str]
    places: tuple[tuple[Field, int, int], ...]
    worth: Worth

    def tells(self, event: Event) -> bool:
        """Return whether an event of the record has its upper type and one of its places."""
        uppers = {one.partition("/")[0] for one in self.types}
        told = [(event.field, *event.sentence), *event.evidence]
        return event.type.partition("/")[0] in uppers and any(
            field == other and start < stop and begin < end
            for field, start, end in told
            for other, begin, stop in self.places
        )

    def agreement(self, event: Event) -> int:
        """Return in how many of type, status, date and countries an event is acceptable."""
        countries = frozenset(event.countries)
        return sum(
            (
                event.type in self.types,
                event.status in self.statuses,
                event.date in self.dates,
                self.must <= countries <= self.must | self.may,
            )
        )


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and its events.

    Attributes:
        id: the row's id.
        source: where the text stands in public, `repository path`, or an empty string.
        politics: False where its section is another matter.
        text: what extraction reads.
        events: as the reader wrote them down.
    """

    id: str
    source: str
    politics: bool
    text: ArticleText
    events: tuple[AnnotatedEvent, ...]

    @property
    def unread(self) -> bool:
        """Whether it is of the third that nobody reads or learns from."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _PARTS == 0


def read_annotated_articles(path: Path) -> Iterator[AnnotatedArticle]:
    """Read the articles of a file.

    Raises:
        AnnotatedArticleError: the file cannot be opened, or a line is not as described.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield _article(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotatedArticleError(f"{path}: {error}") from error


def _article(line: str, where: str) -> AnnotatedArticle:
    try:
        row = json.loads(line)
        published = row.get("published")
        day = date.fromisoformat(published[:10]) if published else None
        text = ArticleText(row.get("title") or "", row["text"], day)
        return AnnotatedArticle(
            str(row["id"]),
            _source(row.get("source") or {}),
            row.get("section", "pol").startswith("pol"),
            text,
            tuple([_event(event, text) for event in row["events"]]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnnotatedArticleError(f"{where}: not an annotated article: {error!r}") from error


def _source(source: dict[str, Any]) -> str:
    return " ".join(filter(None, (source.get("repo"), source.get("path"))))


def _event(event: dict[str, Any], text: ArticleText) -> AnnotatedEvent:
    return AnnotatedEvent(
        frozenset(event["types"]),
        frozenset(event["status"]),
        frozenset(event.get("date") or [None]),
        frozenset(event.get("countries", ())),
        frozenset(event.get("may_countries", ())),
        tuple(_places(text, event["quotes"])),
        "main" if event.get("main") else event.get("weight", "worth"),
    )


def _places(text: ArticleText, quotes: Sequence[str]) -> Iterator[tuple[Field, int, int]]:
    fields: tuple[tuple[Field, str], ...] = (("title", text.title), ("body", text.body))
    for quote in quotes:
        for field, content in fields:
            start = content.find(quote)
            while start >= 0:
                yield field, start, start + len(quote)
                start = content.find(quote, start + 1)
