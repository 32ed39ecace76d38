"""Where a trigger can begin: what rules most places out before any pattern is tried.

The commonest words of English begin some pattern (`in touch with`, `and ... clashed`), but hardly
ever one that goes on as the text does. One look at the words after such a word tells.
"""

from collections.abc import Mapping
from typing import NamedTuple

from shared.extraction.events.clauses.cue_words import PASSIVE
from shared.extraction.events.thresholds import FREE_MARKS, PASSIVE_REACH
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import Trigger


class FirstWord(NamedTuple):
    """The triggers of one first word, and what any of them asks of the words around it.

    Attributes:
        triggers: the triggers, in the order in which they are tried.
        alone: True where one of them is this word and no more.
        followers: words of which another trigger needs one after it.
        reach: how many tokens after it these may be.
        inverted: True where one of them can have its object before it, in a passive.
    """

    triggers: tuple[Trigger, ...]
    alone: bool
    followers: frozenset[str]
    reach: int
    inverted: bool

    def near(self, words: Words, at: int) -> frozenset[str]:
        """Of the words after token `at`, those that a trigger may need."""
        return self.followers.intersection(words[at + 1 : at + 1 + self.reach])


class TriggerStarts:
    """The places of a text where a trigger can begin."""

    def __init__(self, triggers: Mapping[str, tuple[Trigger, ...]]) -> None:
        """Keep the triggers; a first word is looked into when a text has it."""
        self._triggers = triggers
        self._known: dict[str, FirstWord] = {}

    def find(self, words: Words) -> list[int]:
        """Return the tokens at which a trigger can begin; at no other token does one."""
        triggers = self._triggers
        return [
            at for at, word in enumerate(words) if word in triggers and self._can(word, words, at)
        ]

    def __contains__(self, word: str) -> bool:
        """Return whether a trigger begins with a word."""
        return word in self._triggers

    def of(self, word: str) -> FirstWord:
        """Return what is known of a word that begins triggers."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _beginning(self._triggers[word])
        return known

    def _can(self, word: str, words: Words, at: int) -> bool:
        _, alone, followers, reach, inverted = self.of(word)
        return (
            alone
            or not followers.isdisjoint(words[at + 1 : at + 1 + reach])
            or (inverted and not PASSIVE.isdisjoint(words.between(at - PASSIVE_REACH, at)))
        )


def is_invertible(trigger: Trigger) -> bool:
    """Return whether a pattern's object can be the subject of a passive: a deal was signed."""
    return trigger.kind == "verb" and bool(trigger.rest) and trigger.rest[-1][1] > 0


def _beginning(triggers: tuple[Trigger, ...]) -> FirstWord:
    seconds = [trigger.rest[0] for trigger in triggers if trigger.rest]
    return FirstWord(
        triggers,
        len(seconds) < len(triggers),
        frozenset().union(*[words for words, _ in seconds]),
        max((gap + 1 + (FREE_MARKS if gap else 1) for _, gap in seconds), default=0),
        any(map(is_invertible, triggers)),
    )
