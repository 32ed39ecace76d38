"""Whole articles in which a reader wrote down every leader, country and event.

Each line of a file is a JSON object:

- `id`, `section` (`politics…` or another matter), `title`, `text`, `published`, and perhaps
  `source` with `repo` and `path` where the text stands in public;
- `leaders`: `name`, `aka` (forms in the text), `kind` (leader, official), `optional`;
- `countries`: `id`, `optional`;
- `events`: all acceptable `types`, `status` and `date`; `leaders` and `countries` that must take
  part and `may_leaders` and `may_countries` that may; the same of `actors` and `recipients`, where
  the reader labelled roles; `quotes` of title or text that tell of the event; `main` and `weight`
  (main, worth, background, trivial).
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from infra.evaluation.articles.names import all_among, is_person
from shared.domain.annotations import Event, Field
from shared.domain.articles import ArticleText
from shared.domain.errors import SummitryError

type Worth = Literal["main", "worth", "background", "trivial"]

_PARTS = 3
_DIGITS = 16


class AnnotatedArticleError(SummitryError):
    """A file of annotated articles cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who must and who may be found.

    Attributes:
        must: names or ISO codes that are required.
        may: those that are allowed too.
    """

    must: tuple[str, ...]
    may: tuple[str, ...]

    def accept(self, found: Sequence[str]) -> bool:
        """Return whether what was found holds all that must be there, and nothing else."""
        return all_among(found, self.must, self.may)

    def accept_ids(self, found: Collection[str]) -> bool:
        """Return the same for codes, which are equal or not."""
        must = set(self.must)
        return must <= set(found) <= must | set(self.may)


@dataclass(frozen=True, slots=True)
class AnnotatedPerson:
    """A person as a reader wrote them down.

    Attributes:
        name: the full name.
        forms: forms in the text.
        official: True for somebody of lower rank.
        optional: True where nobody need find them.
    """

    name: str
    forms: tuple[str, ...]
    official: bool
    optional: bool

    def is_called(self, found: str) -> bool:
        """Return whether a name that extraction gives may be theirs."""
        return is_person(found, self.name, self.forms)


@dataclass(frozen=True, slots=True)
class AnnotatedEvent:
    """An event as a reader wrote it down.

    Attributes:
        types: acceptable type ids.
        statuses: acceptable statuses, the most fitting first.
        dates: acceptable ISO days, None for no day.
        leaders: who takes part.
        countries: which countries take part, by ISO code.
        roles: actors and recipients; None where the reader labelled none.
        places: where the text tells of it: field, start, end.
        worth: how much it matters.
    """

    types: frozenset[str]
    statuses: tuple[str, ...]
    dates: frozenset[str | None]
    leaders: Names
    countries: Names
    roles: tuple[Names, Names] | None
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
        """Return in how many of type, status, date and countries an event is acceptable, 0 to 4."""
        return sum(
            (
                event.type in self.types,
                event.status in self.statuses,
                event.date in self.dates,
                self.countries.accept_ids(event.countries),
            )
        )


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with all that it tells.

    Attributes:
        id: the row's id.
        source: repository of the text and the first digits of the SHA-256 of its path there, since
            a path may hold the headline; an empty string where the file names none.
        politics: False where its section is another matter.
        text: what extraction reads.
        people: as the reader wrote them down.
        countries: ISO codes.
        events: as the reader wrote them down.
    """

    id: str
    source: str
    politics: bool
    text: ArticleText
    people: tuple[AnnotatedPerson, ...]
    countries: Names
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
            tuple([_person(one) for one in row.get("leaders", ())]),
            _countries(row.get("countries", ())),
            tuple([_event(event, text) for event in row["events"]]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnnotatedArticleError(f"{where}: not an annotated article: {error!r}") from error


def _source(source: Mapping[str, Any]) -> str:
    if not source.get("repo"):
        return ""
    digest = sha256(source.get("path", "").encode()).hexdigest()
    return f"{source['repo']} {digest[:_DIGITS]}"


def _person(one: Mapping[str, Any]) -> AnnotatedPerson:
    forms = tuple(one.get("aka", ()))
    return AnnotatedPerson(
        one["name"], forms, one.get("kind") != "leader", bool(one.get("optional"))
    )


def _countries(rows: Sequence[Mapping[str, Any]]) -> Names:
    return Names(
        tuple([one["id"] for one in rows if not one.get("optional")]),
        tuple([one["id"] for one in rows if one.get("optional")]),
    )


def _event(event: Mapping[str, Any], text: ArticleText) -> AnnotatedEvent:
    labelled = "actors" in event or "recipients" in event
    return AnnotatedEvent(
        frozenset(event["types"]),
        tuple(event["status"]),
        frozenset(event.get("date") or [None]),
        _names(event, "leaders"),
        _names(event, "countries"),
        (_names(event, "actors"), _names(event, "recipients")) if labelled else None,
        tuple(_places(text, event["quotes"])),
        "main" if event.get("main") else event.get("weight", "worth"),
    )


def _names(event: Mapping[str, Any], key: str) -> Names:
    return Names(tuple(event.get(key, ())), tuple(event.get(f"may_{key}", ())))


def _places(text: ArticleText, quotes: Sequence[str]) -> Iterator[tuple[Field, int, int]]:
    fields: tuple[tuple[Field, str], ...] = (("title", text.title), ("body", text.body))
    for quote in quotes:
        for field, content in fields:
            start = content.find(quote)
            while start >= 0:
                yield field, start, start + len(quote)
                start = content.find(quote, start + 1)
