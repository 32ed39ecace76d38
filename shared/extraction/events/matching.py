"""Triggers in a sentence: the most specific pattern at each word whose conditions hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shared.extraction.events.clauses import Clause, find_clauses
from shared.extraction.events.cues import (
    BE,
    BEFORE_VERB,
    DETERMINER,
    IRREGULAR_PASTS,
    PASSIVE,
    PREPOSITION,
)
from shared.extraction.tokens import EntityMention, Tokens
from shared.vocabulary.events.tree import COUNTRY, LEADER, NAME, Condition, Trigger

_OBJECT_REACH = 11
_SUBJECT_REACH = 16
_CLAUSE_REACH = 40
_PASSIVE_REACH = 4
MOST_IN_SENTENCE = 24
"""Sentences of news have fewer triggers; what has more is no sentence and is not read on."""
_HEADLINE = 30
_SHORTEST_NAME = 3
_LONGEST_GAP = 11
_OPENING = frozenset("\"'-:;.([")
_PARTICLES = frozenset({"out", "off", "up", "down"})
_STOPS = frozenset(",;:()") | {"who", "which", "but"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One field as matching sees it: its words, and where it names whom.

    Attributes:
        tokens: the field.
        leaders: first tokens of mentions of leaders, in order.
        countries: the same of countries.
        mentions: all mentions that count, in order.
    """

    tokens: Tokens
    leaders: list[int]
    countries: list[int]
    mentions: list[EntityMention]

    def names_any(self, start: int, end: int) -> bool:
        """Whether a leader or a country is named from token `start` to `end`."""
        return _any_from(self.leaders, start, end) or _any_from(self.countries, start, end)


class Match(NamedTuple):
    """A trigger found.

    Attributes:
        first: its first token.
        last: one past its last.
        trigger: the pattern.
        clause: index of its clause in the sentence.
        form: how its first word stands there: `finite`, `passive`, `participle`, `infinitive`,
            `noun`, or `phrase` where the pattern begins with neither verb nor noun.
    """

    first: int
    last: int
    trigger: Trigger
    clause: int
    form: str


class Sentence:
    """A sentence with its clauses, which are cut only once a trigger asks for them."""

    __slots__ = ("_clauses", "first", "last", "words")

    def __init__(self, words: Sequence[str], first: int, last: int) -> None:
        """Keep the tokens from `first` to `last`."""
        self.words = words
        self.first = first
        self.last = last
        self._clauses: list[Clause] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """Its clauses, in order."""
        if self._clauses is None:
            self._clauses = find_clauses(self.words, self.first, self.last)
        return self._clauses

    @property
    def span(self) -> tuple[int, int]:
        """Its tokens, half-open."""
        return self.first, self.last

    def clause_at(self, at: int) -> int:
        """Index of the clause that holds the token at `at`."""
        return bisect_right(self.clauses, at, key=_start) - 1


def _start(clause: Clause) -> int:
    return clause.start


def find_matches(
    scene: Scene,
    hits: Sequence[int],
    triggers: dict[str, tuple[Trigger, ...]],
    sentence: Sentence,
) -> list[Match]:
    """The triggers of one sentence.

    Args:
        scene: the field.
        hits: tokens of the sentence that a trigger may begin with.
        triggers: by first word.
        sentence: the sentence.

    Returns:
        Matches in order that do not begin within one another; words that tell of no event
        (a trade war) hide what they hold.
    """
    tokens = scene.tokens
    words, raws = tokens.words, tokens.raws
    found: list[Match] = []
    hidden = 0
    for at in hits:
        if at < hidden or (raws[at][0].isupper() and _is_of_name(tokens, at, sentence)):
            continue
        match = _match_at(scene, at, triggers[words[at]], sentence)
        if match is None or (match.trigger.weak and not scene.names_any(*sentence.span)):
            continue
        if match.trigger.type:
            hidden = _solid(words, at, match.trigger)
            found.append(match)
        else:
            hidden = match.last
        if len(found) >= MOST_IN_SENTENCE:
            break
    return found


def _match_at(
    scene: Scene, at: int, triggers: Sequence[Trigger], sentence: Sentence
) -> Match | None:
    """The first trigger, in their order, that the words at `at` follow."""
    words = scene.tokens.words
    ahead = words[at + 1 : at + _LONGEST_GAP]
    passive = not PASSIVE.isdisjoint(words[max(sentence.first, at - _PASSIVE_REACH) : at])
    for trigger in triggers:
        last = at + 1
        if trigger.rest:
            wanted, gap = trigger.rest[0]
            ahead_holds = not wanted.isdisjoint(ahead[: gap + 1])
            last = _follow(words, last, trigger, sentence.last) if ahead_holds else 0
            if not last and passive and _is_inverted(words, at, trigger, sentence):
                last = at + 1
            if not last:
                continue
        form = _reading(words, at, trigger)
        if form and _hold(scene, trigger, at, last, sentence, form):
            return Match(at, last, trigger, sentence.clause_at(at), form)
    return None


def _is_of_name(tokens: Tokens, at: int, sentence: Sentence) -> bool:
    """Whether a capital in running text makes the word part of a name: the band Arcade Fire."""
    raw = tokens.raws[at]
    if len(raw) < _SHORTEST_NAME or tokens.field == "title":
        return False
    first, last = sentence.span
    if raw == "March" and at + 1 < last:
        return True
    if at == first or tokens.words[at - 1] in _OPENING or raw.isupper():
        return False
    inside = tokens.raws[first : min(last, first + _HEADLINE)]
    long = [word for word in inside if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 2 < len(long)


def _follow(words: Sequence[str], at: int, trigger: Trigger, end: int) -> int:
    """One past the last word of the pattern, 0 where the words do not follow."""
    for wanted, gap in trigger.rest:
        for here in range(at, min(at + gap + 1, end)):
            if words[here] in wanted:
                at = here + 1
                break
            if words[here] in _STOPS:
                return 0
        else:
            return 0
    return at


def _is_inverted(words: Sequence[str], at: int, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the pattern's object is the subject of a passive: a deal was signed."""
    if trigger.kind != "verb" or not trigger.rest[-1][1]:
        return False
    particles, wanted = trigger.rest[:-1], trigger.rest[-1][0]
    return all(
        not gap and words[at + 1 + here : at + 2 + here] and words[at + 1 + here] in particle
        for here, (particle, gap) in enumerate(particles)
    ) and not wanted.isdisjoint(words[sentence.clauses[sentence.clause_at(at)].start : at])


def _solid(words: Sequence[str], at: int, trigger: Trigger) -> int:
    """One past the words at the pattern's beginning that stand without a gap."""
    last = at + 1
    for wanted, gap in trigger.rest:
        if gap or words[last] not in wanted:
            break
        last += 1
    return last


def _reading(words: Sequence[str], at: int, trigger: Trigger) -> str:
    """How the first word stands in the sentence; empty where not as the trigger asks."""
    if trigger.kind == "noun":
        return "noun" if _is_noun(words, at) else ""
    word = words[at]
    before = words[at - 1] if at else ""
    if before == "-" or (before in PREPOSITION and word.endswith("ed")):
        return ""
    if trigger.kind == "phrase":
        return "infinitive" if before == "to" else "phrase"
    if word.endswith("ing"):
        return _ing(words, at, before)
    if word.endswith("ed") or word in IRREGULAR_PASTS:
        return _past(words, at, before)
    if word.endswith("s") and not word.endswith("ss"):
        after = words[at + 1] if at + 1 < len(words) else ""
        noun = before in DETERMINER or before in PREPOSITION or after in ("of", "between")
        noun = noun or before in _PARTICLES or before.endswith(("ing", "ed"))
        return "" if noun else "finite"
    if before == "to":
        return "infinitive"
    phrasal = bool(trigger.rest) and trigger.rest[0][1] == 0
    verb = phrasal or before in BEFORE_VERB or before.endswith(("ly", "s")) or not before
    return "finite" if verb and before not in DETERMINER else ""


def _is_noun(words: Sequence[str], at: int) -> bool:
    word = words[at]
    before = words[at - 1] if at else ""
    if before == "to":
        return word.endswith(("s", "ing", "ion", "ment"))
    if word.endswith("ing") and at + 1 < len(words) and words[at + 1] in DETERMINER:
        return False
    return not (before in BEFORE_VERB and before not in ("and", "or", ",", '"', "'", "us", "that"))


def _ing(words: Sequence[str], at: int, before: str) -> str:
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in DETERMINER:
        return "noun" if after in ("of", "in", "by") else ""
    if before in BE or (at > 1 and words[at - 2] in BE):
        return "finite"
    return "participle"


def _past(words: Sequence[str], at: int, before: str) -> str:
    after = words[at + 1] if at + 1 < len(words) else ""
    recent = words[max(0, at - _PASSIVE_REACH) : at]
    if not PASSIVE.isdisjoint(recent):
        return "passive"
    if before in DETERMINER and after.isalpha() and after not in PREPOSITION:
        return ""
    if after == "by" or not before or before in '.:"':
        return "participle"
    return "finite"


def _hold(
    scene: Scene, trigger: Trigger, at: int, last: int, sentence: Sentence, form: str
) -> bool:
    if not trigger.conditions:
        return True
    clause = sentence.clauses[sentence.clause_at(at)]
    return all(
        _holds(scene, condition, at, last, clause, form) is condition.wanted
        for condition in trigger.conditions
    )


def _holds(
    scene: Scene, condition: Condition, at: int, last: int, clause: Clause, form: str
) -> bool:
    words = scene.tokens.words
    wanted = condition.words
    where = condition.where
    if where == "next":
        return last < len(words) and words[last] in wanted
    if where == "previous":
        return at > 0 and words[at - 1] in wanted
    if where == "object":
        end = min(last + _OBJECT_REACH, clause.end)
        if form == "passive" and _has(scene, clause.start, at, wanted):
            return True
        return _has(scene, at + 1, end, wanted)
    if where == "subject":
        if form == "passive" or clause.kind in ("coordinate", "relative", "participial"):
            return True
        return _has(scene, max(clause.start, at - _SUBJECT_REACH), at, wanted)
    start = max(clause.start, at - _CLAUSE_REACH)
    return _has(scene, start, min(clause.end, at + _CLAUSE_REACH), wanted)


def _has(scene: Scene, start: int, end: int, wanted: frozenset[str]) -> bool:
    """Whether any wanted word, or leader, country or name, stands from `start` to `end`."""
    if start >= end:
        return False
    if not wanted.isdisjoint(scene.tokens.words[start:end]):
        return True
    if LEADER in wanted and _any_from(scene.leaders, start, end):
        return True
    if COUNTRY in wanted and _any_from(scene.countries, start, end):
        return True
    return NAME in wanted and any(raw[0].isupper() for raw in scene.tokens.raws[start:end])


def _any_from(places: Sequence[int], start: int, end: int) -> bool:
    here = bisect_left(places, start)
    return here < len(places) and places[here] < end
