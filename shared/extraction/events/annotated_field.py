"""What matching reads: a field with its mentions, and a sentence with its clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from shared.extraction.events.article_matter import ArticleMatter
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.clause_splitter import find_clauses
from shared.extraction.events.clauses.cue_words import FUNCTION_WORDS
from shared.extraction.events.clauses.day_expressions import DayExpression, find_day_expressions
from shared.extraction.events.thresholds import STEM_LETTERS
from shared.extraction.text.tokens import EntityMention, Tokens
from shared.extraction.text.words import WordRange
from shared.vocabulary.events.tree import COUNTRY, LEADER, NAME


@dataclass(frozen=True, slots=True)
class AnnotatedField:
    """One field as matching sees it: its words, and where it names whom.

    Attributes:
        tokens: the field.
        leaders: first tokens of mentions of leaders, in order.
        countries: the same of countries.
        mentions: all mentions that count, in order.
        matter: what the whole article is about.
    """

    tokens: Tokens
    leaders: list[int]
    countries: list[int]
    mentions: list[EntityMention]
    matter: ArticleMatter
    _days: dict[tuple[int, int], list[DayExpression]] = field(default_factory=dict)

    def days(self, start: int, end: int) -> list[DayExpression]:
        """Return the dates from token `start` to `end`, in order, which are looked for once."""
        known = self._days.get((start, end))
        if known is None:
            known = self._days[start, end] = find_day_expressions(self.tokens.words, start, end)
        return known

    def names_any(self, start: int, end: int) -> bool:
        """Return whether a leader or a country is named from token `start` to `end`."""
        return _any_from(self.leaders, start, end) or _any_from(self.countries, start, end)

    def names_leader(self, start: int, end: int) -> bool:
        """Return whether a leader's name begins from token `start` to `end`."""
        return _any_from(self.leaders, start, end)

    def mentions_between(self, start: int, end: int) -> list[EntityMention]:
        """Return mentions that begin from token `start` to `end`, in order."""
        first = bisect_left(self.mentions, start, key=_first)
        return self.mentions[first : bisect_left(self.mentions, end, key=_first)]

    def has(self, start: int, end: int, wanted: frozenset[str]) -> bool:
        """Return whether a wanted word, leader, country or name stands from `start` to `end`."""
        if start >= end:
            return False
        if not wanted.isdisjoint(self.tokens.words[start:end]):
            return True
        if LEADER in wanted and _any_from(self.leaders, start, end):
            return True
        if COUNTRY in wanted and _any_from(self.countries, start, end):
            return True
        return NAME in wanted and any(raw[0].isupper() for raw in self.tokens.raws[start:end])


class ParsedSentence:
    """A sentence, of which clauses and all else are read only once a trigger asks for them.

    Attributes:
        tokens: the field.
        first: its first token.
        last: one past its last.
        words: its words; beyond its edges there are none.
    """

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        """Keep the tokens from `first` to `last`."""
        self.tokens = tokens
        self.first = first
        self.last = last
        self.words = WordRange(tokens.words, first, last)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses, in order."""
        return find_clauses(self.tokens, self.first, self.last)

    @cached_property
    def distinct_words(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.tokens.words[self.first : self.last])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its words."""
        return stems(self.distinct_words)

    @property
    def span(self) -> tuple[int, int]:
        """Its tokens, half-open."""
        return self.first, self.last

    def clause_at(self, at: int) -> int:
        """Index of the clause that holds the token at `at`."""
        return bisect_right(self.clauses, (at, self.last + 1)) - 1


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return how words begin, which their forms and kin mostly share: accuse, accusation.

    Args:
        words: some words; those that every sentence has, and marks, are left out.
    """
    return frozenset(
        [word[:STEM_LETTERS] for word in words if word not in FUNCTION_WORDS and word[0].isalnum()]
    )


def _first(mention: EntityMention) -> int:
    return mention.first


def _any_from(places: Sequence[int], start: int, end: int) -> bool:
    here = bisect_left(places, start)
    return here < len(places) and places[here] < end
