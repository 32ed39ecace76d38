"""The auxiliaries, negations and adverbs of a verb: what its own group of words says of it."""

from typing import NamedTuple

from shared.extraction.events.clauses.cue_words import (
    AUXILIARY,
    BARE_ING,
    BE,
    COORDINATE,
    GROUP_ADVERB,
    HAVE,
    MODAL,
    NEGATION,
    NOT_PARTICIPLE,
    PRESENT_BE,
    SAME_PAST,
    WILL,
)
from shared.extraction.events.clauses.verbs import is_past
from shared.extraction.events.thresholds import VERB_GROUP_REACH
from shared.extraction.text.tokens import Tokens

_QUOTES = frozenset("\"'")
_FINITE_BE = PRESENT_BE - {"being"}


class VerbGroup(NamedTuple):
    """A verb with the words that belong to it: `has not yet been arrested`.

    Attributes:
        first: its first token.
        words: its words before the verb, in order.
    """

    first: int
    words: list[str]

    @property
    def negated(self) -> bool:
        """Return whether it is denied; `not only` denies nothing."""
        return not NEGATION.isdisjoint(self.words) and "only" not in self.words

    @property
    def infinitive(self) -> bool:
        """Return whether it begins with `to`, so that another word governs it."""
        return self.words[:1] == ["to"]

    @property
    def future(self) -> bool:
        """Return whether it tells of the future: will, shall."""
        return not WILL.isdisjoint(self.words)

    @property
    def modal(self) -> bool:
        """Return whether it tells what can, may or must be; `would` is for others to judge."""
        return any(word in MODAL and word != "would" for word in self.words)

    @property
    def perfect(self) -> bool:
        """Return whether it is in the perfect: has arrested, would have arrested."""
        return not HAVE.isdisjoint(self.words)

    @property
    def finite(self) -> bool:
        """Return whether it has an auxiliary of its own."""
        return any(word in AUXILIARY for word in self.words)

    @property
    def in_progress(self) -> bool:
        """Return whether its form of `be` is of the present: is fighting, has been fighting."""
        if "had" in self.words:
            return False
        return not _FINITE_BE.isdisjoint(self.words) or "been" in self.words


def read_verb_group(tokens: Tokens, at: int, start: int) -> VerbGroup:
    """Return the group of a verb.

    Args:
        tokens: the field.
        at: the verb.
        start: the first token that may belong to it.
    """
    words = tokens.words
    first = at
    for here in range(at - 1, max(start, at - VERB_GROUP_REACH) - 1, -1):
        word = words[here]
        if word == "to":
            first = first if is_gerund(words[at]) else here
            break
        if is_auxiliary_at(tokens, here) or word in NEGATION:
            first = here
        elif not (_is_between(words[here]) or _is_twin(tokens, here, at)):
            break
    return VerbGroup(first, [*words[first:at]])


def is_auxiliary_at(tokens: Tokens, at: int) -> bool:
    """Return whether a word is an auxiliary: May 3 is none, nor would-be, nor a possessive 's."""
    words = tokens.words
    word = words[at]
    if word == "may":
        return tokens.raws[at] == "may" or at == 0 or tokens.raws.is_capital(at + 1)
    if word == "'s":
        after = words.at(at + 1)
        return after in NEGATION or (after.endswith("ing") and after not in NOT_PARTICIPLE)
    return word in AUXILIARY and words.at(at + 1) != "-"


def _is_between(word: str) -> bool:
    return word in GROUP_ADVERB or word.endswith("ly") or word in _QUOTES


def _is_twin(tokens: Tokens, at: int, verb: int) -> bool:
    """Return whether another participle shares the auxiliary: may be fined or jailed."""
    words = tokens.words
    if words[at] in COORDINATE:
        return is_past(words[verb]) and is_past(words.at(at - 1))
    return is_past(words[at]) and words.at(at + 1) in COORDINATE


def is_gerund(word: str) -> bool:
    """Return whether a word after `to` is none of an infinitive: guilty to threatening."""
    return word.endswith("ing") and word not in BARE_ING


def is_present(word: str) -> bool:
    """Return whether a verb may be of the present: no past tense, no participle, not in -ing."""
    return word in SAME_PAST or not (is_past(word) or word in BE or word.endswith("ing"))
