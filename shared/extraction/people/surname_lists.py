"""Surnames of leaders in a text, and where they stand to one another."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from shared.extraction.people.article_context import ArticleContext
from shared.extraction.people.thresholds import NAMES_TRACED_BACK
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_matches import FormMatch

_LINKS = frozenset({",", "and", "&", "-", "or"})


class Surname(NamedTuple):
    """A leader's short name in the text, and what stands before it.

    Attributes:
        field: the field.
        match: where.
        ids: leaders who go by it.
        offices: offices of the title right before it.
        place: country or organisation named with that title.
    """

    field: MatchedField
    match: FormMatch
    ids: tuple[str, ...]
    offices: tuple[str, ...]
    place: str | None

    @property
    def word(self) -> str:
        """Its first word, folded."""
        return self.field.word(self.match.first)


class SurnameLists:
    """Where leaders' names stand, for the questions who is next to whom and who came last."""

    def __init__(self, surnames: Sequence[Surname], context: ArticleContext) -> None:
        self._context = context
        self._places = {
            (surname.field.tokens.field, at)
            for surname in surnames
            for at in range(surname.match.first, surname.match.last)
        }

    def is_listed(self, surname: Surname) -> bool:
        """Return whether a surname is in a list with another leader's: Xi, Putin and Kim."""
        field, match = surname.field, surname.match
        name = field.tokens.field
        return any(
            field.word(link) in _LINKS
            and ((name, at) in self._places or self._context.people.is_taken(field, at))
            for link, at in ((match.first - 1, match.first - 2), (match.last, match.last + 1))
        )

    def latest(self, ids: Sequence[str], surname: Surname) -> str:
        """Of people already met, the one whose full name comes last before the surname."""
        if len(ids) == 1:
            return ids[0]
        mentions = self._context.people.mentions[surname.field.tokens.field]
        end = bisect_left(mentions, surname.match.first, key=lambda mention: mention.first)
        for mention in reversed(mentions[max(0, end - NAMES_TRACED_BACK) : end]):
            if mention.id in ids:
                return mention.id
        return ids[0]
