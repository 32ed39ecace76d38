"""Labelled texts: one JSON object per line, as docs/accuracy.md describes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from shared.domain.articles import ArticleText
from shared.domain.errors import SummitryError

_PARTS = 3


class GoldError(SummitryError):
    """A file of labelled texts cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One labelled text; a facet that is None is not scored on it.

    Attributes:
        id: the row's id.
        text: what extraction reads.
        leaders: names of politicians, as written.
        other_people: names of people who are none.
        countries: ISO alpha-3 codes.
        countries_optional: codes that neither help nor hurt.
        events: upper-level types in lower case, each a set of types that are equally right.
    """

    id: str
    text: ArticleText
    leaders: frozenset[str] | None
    other_people: frozenset[str]
    countries: frozenset[str] | None
    countries_optional: frozenset[str]
    events: tuple[frozenset[str], ...] | None

    @property
    def held(self) -> bool:
        """Whether the row is of the third that nobody reads."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _PARTS == 0


def read_gold(path: Path) -> Iterator[GoldRow]:
    """Read the rows of a file.

    Raises:
        GoldError: the file cannot be opened, or a line is not as described.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                yield _row(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error


def _row(line: str, where: str) -> GoldRow:
    try:
        row = json.loads(line)
        return GoldRow(
            id=str(row["id"]),
            text=_text(row),
            leaders=_names(row, "leaders"),
            other_people=_names(row, "other_people") or frozenset(),
            countries=_names(row, "countries"),
            countries_optional=_names(row, "countries_optional") or frozenset(),
            events=_events(row.get("events")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{where}: not a labelled text: {error!r}") from error


def _text(row: dict[str, Any]) -> ArticleText:
    published = row.get("published")
    day = date.fromisoformat(published[:10]) if published else None
    return ArticleText(row.get("title") or "", row["text"], day)


def _names(row: dict[str, Any], facet: str) -> frozenset[str] | None:
    return None if row.get(facet) is None else frozenset(map(str, row[facet]))


def _events(values: list[str] | None) -> tuple[frozenset[str], ...] | None:
    if values is None:
        return None
    return tuple(frozenset(value.casefold().split("|")) for value in values)
