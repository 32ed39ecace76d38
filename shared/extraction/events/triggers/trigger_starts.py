"""Where a trigger can begin: what rules most places out before any pattern is tried.

The commonest words of English begin some pattern (`in touch with`, `and ... clashed`), but hardly
ever one that goes on as the text does. One look at the words after such a word tells.
"""

from collections.abc import Mapping
from typing import NamedTuple

from shared.extraction.events.clauses.cue_words import NEEDS_VERB, PASSIVE
from shared.extraction.events.thresholds import FREE_MARKS, PASSIVE_REACH
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import Trigger

GAP_ENDS = frozenset(",;:()") | {"who", "which", "but"} | NEEDS_VERB
"""Words that no gap of a pattern steps over."""
QUOTES = frozenset("\"'")
FREE_IN_GAPS = QUOTES | {"-", "'s"}
"""Marks that do not count as words of a gap."""


class FirstWord(NamedTuple):
    """The triggers of one first word, and what any of them asks of the words around it.

    Attributes:
        triggers: the triggers, in the order in which they are tried.
        alone: places among them of those that are this word and no more.
        followers: places of the others, by each word of which they need one after it; each with
            how many words may stand between.
        after: these words.
        reach: how many tokens after it these may be.
        objects: places of those that can have their object before them, in a passive, by each
            word of which they need one there.
    """

    triggers: tuple[Trigger, ...]
    alone: tuple[int, ...]
    followers: dict[str, list[tuple[int, int]]]
    after: frozenset[str]
    reach: int
    objects: dict[str, list[int]]

    def possible(self, words: Words, at: int, beside: frozenset[str]) -> list[Trigger]:
        """Return the triggers that the words beside token `at` do not rule out, in order.

        Args:
            words: of the field.
            at: the token, which is this word.
            beside: words of its sentence if an auxiliary of the passive stands right before it,
                so that its object may be among them; otherwise none.
        """
        triggers, alone, followers, _, reach, objects = self
        places = {*alone}
        for word in objects.keys() & beside:
            places.update(objects[word])
        following = words[at + 1 : at + 1 + reach]
        for here, word in enumerate(following):
            if word in followers:
                passed = following[:here]
                if not GAP_ENDS.isdisjoint(passed):
                    break
                between = len([one for one in passed if one not in FREE_IN_GAPS])
                places.update([place for place, gap in followers[word] if between <= gap])
        return [triggers[place] for place in sorted(places)]


class TriggerStarts:
    """The places of a text where a trigger can begin."""

    def __init__(self, triggers: Mapping[str, tuple[Trigger, ...]]) -> None:
        """Keep the triggers; a first word is looked into when a text has it."""
        self._triggers = triggers
        self._known: dict[str, FirstWord] = {}

    def find(self, words: Words) -> list[int]:
        """Return the tokens at which a trigger can begin; at no other token does one."""
        triggers = self._triggers
        places = [at for at, word in enumerate(words) if word in triggers]
        return [at for at in places if _can_begin(self.of(words[at]), words, at)]

    def __contains__(self, word: str) -> bool:
        """Return whether a trigger begins with a word."""
        return word in self._triggers

    def of(self, word: str) -> FirstWord:
        """Return what is known of a word that begins triggers."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _beginning(self._triggers[word])
        return known


def is_invertible(trigger: Trigger) -> bool:
    """Return whether a pattern's object can be the subject of a passive: a deal was signed."""
    return trigger.kind == "verb" and bool(trigger.rest) and trigger.rest[-1][1] > 0


def _can_begin(first_word: FirstWord, words: Words, at: int) -> bool:
    _, alone, _, after, reach, objects = first_word
    if alone or not after.isdisjoint(words[at + 1 : at + 1 + reach]):
        return True
    return bool(objects) and not PASSIVE.isdisjoint(words.between(at - PASSIVE_REACH, at))


def _beginning(triggers: tuple[Trigger, ...]) -> FirstWord:
    followers: dict[str, list[tuple[int, int]]] = {}
    objects: dict[str, list[int]] = {}
    reach = 0
    for place, trigger in enumerate(triggers):
        for wanted, gap in trigger.rest[:1]:
            reach = max(reach, gap + 1 + (FREE_MARKS if gap else 1))
            for word in wanted:
                followers.setdefault(word, []).append((place, gap))
        for word in trigger.rest[-1][0] if is_invertible(trigger) else ():
            objects.setdefault(word, []).append(place)
    return FirstWord(
        triggers,
        tuple([place for place, trigger in enumerate(triggers) if not trigger.rest]),
        followers,
        frozenset(followers),
        reach,
        objects,
    )
