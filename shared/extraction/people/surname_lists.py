"""Surnames of leaders in a text, and where they stand to one another."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from shared.extraction.people.article_context import Case
from shared.extraction.people.thresholds import NAMES_TRACED_BACK
from shared.extraction.text.field import Reading
from shared.extraction.text.form_matches import Match

_LINKS = frozenset({",", "and", "&", "-", "or"})


class Surname(NamedTuple):
    """A leader's short name in the text, and what stands before it.

    Attributes:
        reading: the field.
        match: where.
        ids: leaders who go by it.
        offices: offices of the title right before it.
        place: country or organisation named with that title.
    """

    reading: Reading
    match: Match
    ids: tuple[str, ...]
    offices: tuple[str, ...]
    place: str | None

    @property
    def word(self) -> str:
        """Its first word, folded."""
        return self.reading.word(self.match.first)


class Listed:
    """Where leaders' names stand, for the questions who is next to whom and who came last."""

    def __init__(self, surnames: Sequence[Surname], case: Case) -> None:
        self._case = case
        self._places = {
            (surname.reading.tokens.field, at)
            for surname in surnames
            for at in range(surname.match.first, surname.match.last)
        }

    def is_listed(self, surname: Surname) -> bool:
        """Whether a surname is in a list with another leader's: Xi, Putin and Kim."""
        reading, match = surname.reading, surname.match
        field = reading.tokens.field
        return any(
            reading.word(link) in _LINKS
            and ((field, at) in self._places or self._case.cast.is_taken(reading, at))
            for link, at in ((match.first - 1, match.first - 2), (match.last, match.last + 1))
        )

    def latest(self, ids: Sequence[str], surname: Surname) -> str:
        """Of people already met, the one whose full name comes last before the surname."""
        if len(ids) == 1:
            return ids[0]
        mentions = self._case.cast.mentions[surname.reading.tokens.field]
        end = bisect_left(mentions, surname.match.first, key=lambda mention: mention.first)
        for mention in reversed(mentions[max(0, end - NAMES_TRACED_BACK) : end]):
            if mention.id in ids:
                return mention.id
        return ids[0]
