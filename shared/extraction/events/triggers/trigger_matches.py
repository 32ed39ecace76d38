"""Triggers in a sentence: the most specific pattern at each word whose conditions hold."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from shared.extraction.events.annotated_field import AnnotatedField, ParsedSentence
from shared.extraction.events.clauses.cue_words import PASSIVE
from shared.extraction.events.clauses.word_roles import Form, word_role
from shared.extraction.events.thresholds import (
    CAPITALS_SAMPLE,
    FREE_MARKS,
    MOST_TRIGGERS,
    PASSIVE_REACH,
    SHORTEST_NAME,
)
from shared.extraction.events.triggers.conditions import failed_condition
from shared.extraction.events.triggers.trigger_starts import (
    FREE_IN_GAPS,
    GAP_ENDS,
    QUOTES,
    FirstWord,
    TriggerStarts,
    is_invertible,
)
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import WordRange, Words
from shared.vocabulary.events.tree import Condition, Trigger

_OPENING = frozenset("\"'-:;.([")
_NO_WORDS: frozenset[str] = frozenset()


class TriggerMatch(NamedTuple):
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
    form: Form


class Refusal(NamedTuple):
    """Why the words at a place are not those of a trigger.

    Attributes:
        cause: `words` where the pattern's words do not follow, `reach` where it reaches to the
            object of another verb, `form` where its first word stands otherwise than it asks,
            `condition` where a condition does not hold.
        condition: that condition, otherwise None.
    """

    cause: Literal["words", "reach", "form", "condition"]
    condition: Condition | None = None


_OTHER_WORDS, _REACH, _OTHER_FORM = Refusal("words"), Refusal("reach"), Refusal("form")


def find_trigger_matches(
    annotated: AnnotatedField,
    hits: Sequence[int],
    trigger_starts: TriggerStarts,
    sentence: ParsedSentence,
) -> list[TriggerMatch]:
    """Return the triggers of one sentence.

    Args:
        annotated: the field.
        hits: tokens of the sentence that a trigger may begin with.
        trigger_starts: the triggers.
        sentence: the sentence.

    Returns:
        Matches in order that do not begin within one another; words that tell of no event
        (a trade war) hide what they hold.
    """
    tokens = annotated.tokens
    words = tokens.words
    found: list[TriggerMatch] = []
    hidden = 0
    for at in hits:
        if at < hidden or is_of_name(tokens, at, sentence):
            continue
        match = match_at(annotated, at, trigger_starts.of(words[at]), sentence)
        if match is None or is_too_weak(match, annotated, sentence):
            continue
        if match.trigger.type:
            hidden = _solid(words, at, match.trigger)
            found.append(match)
        else:
            hidden = match.last
        if len(found) >= MOST_TRIGGERS:
            break
    return found


def match_at(
    annotated: AnnotatedField, at: int, first_word: FirstWord, sentence: ParsedSentence
) -> TriggerMatch | None:
    """Return the first trigger, in their order, that the words at `at` follow."""
    words = annotated.tokens.words
    passive = bool(first_word.objects) and follows_passive(at, sentence)
    beside = sentence.distinct_words if passive else _NO_WORDS
    for trigger in first_word.possible(words, at, beside):
        found = attempt(annotated, at, trigger, sentence, passive=passive)
        if isinstance(found, TriggerMatch):
            return found
    return None


def attempt(
    annotated: AnnotatedField, at: int, trigger: Trigger, sentence: ParsedSentence, *, passive: bool
) -> TriggerMatch | Refusal:
    """Hold one trigger against the words at a place.

    Args:
        annotated: the field.
        at: the token, whose word the trigger begins with.
        trigger: the pattern and its conditions.
        sentence: around it.
        passive: True where an auxiliary of the passive stands right before the token.
    """
    last = at + 1
    if trigger.rest:
        words = annotated.tokens.words
        last = _follow(sentence, last, trigger)
        reaches = last > 0 and _reaches_over(sentence, at, last)
        if not last or reaches:
            if not (passive and _is_inverted(words, at, trigger, sentence)):
                return _REACH if reaches else _OTHER_WORDS
            last = at + 1
    form = word_role(annotated.tokens, at, trigger)
    if form is None:
        return _OTHER_FORM
    failed = failed_condition(annotated, trigger, at, last, sentence, form)
    if failed is not None:
        return Refusal("condition", failed)
    return TriggerMatch(at, last, trigger, sentence.clause_at(at), form)


def proves_mode(
    annotated: AnnotatedField,
    match: TriggerMatch,
    sentence: ParsedSentence,
    modes: Mapping[str, tuple[Condition, ...]],
) -> bool:
    """Return whether the words around a trigger prove its mode: `demanded that he free hostages`.

    Args:
        annotated: the field.
        match: the trigger. Its own words are of its clause, also those beyond the clause's end.
        sentence: around it.
        modes: what each type asks for.
    """
    asked = [
        one
        for one in modes.get(match.trigger.type, ())
        if one.where != "clause"
        or not one.wanted
        or not annotated.has(match.first, match.last, one.words)
    ]
    trigger = match.trigger._replace(conditions=tuple(asked))
    failed = failed_condition(annotated, trigger, match.first, match.last, sentence, match.form)
    return failed is None


def follows_passive(at: int, sentence: ParsedSentence) -> bool:
    """Return whether an auxiliary of the passive stands right before a token of the sentence."""
    return not PASSIVE.isdisjoint(sentence.words.between(at - PASSIVE_REACH, at))


def is_too_weak(match: TriggerMatch, annotated: AnnotatedField, sentence: ParsedSentence) -> bool:
    """Return whether a weak trigger stands in a sentence that names no leader and no country."""
    return match.trigger.weak and not annotated.names_any(*sentence.span)


def is_of_name(tokens: Tokens, at: int, sentence: ParsedSentence) -> bool:
    """Return whether a capital in running text makes the word part of a name: Arcade Fire."""
    raw = tokens.raws[at]
    if not raw[0].isupper() or len(raw) < SHORTEST_NAME or tokens.field == "title":
        return False
    first, last = sentence.span
    if raw == "March" and sentence.words.at(at + 1):
        return True
    if at == first or tokens.words.at(at - 1) in _OPENING or raw.isupper():
        return False
    inside = WordRange(tokens.raws, first, last).between(first, first + CAPITALS_SAMPLE)
    long = [word for word in inside if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 2 < len(long)


def _follow(sentence: ParsedSentence, at: int, trigger: Trigger) -> int:
    """Return one past the last word of the pattern, 0 where the words do not follow.

    Quotes, hyphens and possessives do not count as words of a gap: `described the state's
    "two-track" plan as reckless`. A quote may stand where there is no gap: `"appalled" by`.
    """
    words, end = sentence.tokens.words, sentence.last
    for wanted, gap in trigger.rest:
        marks = FREE_MARKS if gap else int(words.at(at) in QUOTES)
        while at < end and (word := words[at]) not in wanted:
            if word in GAP_ENDS:
                return 0
            if word in FREE_IN_GAPS and marks:
                marks -= 1
            elif gap:
                gap -= 1
            else:
                return 0
            at += 1
        if at >= end:
            return 0
        at += 1
    return at


def _is_compound(words: WordRange, at: int) -> bool:
    """Return whether a past form after a hyphen is an adjective: `government-backed hackers`."""
    return words.at(at).endswith("ed") and words.at(at - 1) == "-"


def _reaches_over(sentence: ParsedSentence, at: int, last: int) -> bool:
    """Return whether a pattern ends with another verb's object: gave in and scrapped the tax."""
    here = sentence.clause_at(at)
    clauses = sentence.clauses
    return last > clauses[here].end and clauses[here + 1].kind == "coordinate"


def _is_inverted(words: Words, at: int, trigger: Trigger, sentence: ParsedSentence) -> bool:
    """Return whether the pattern's object is the subject of a passive: a deal was signed."""
    if not is_invertible(trigger):
        return False
    particles, wanted = trigger.rest[:-1], trigger.rest[-1][0]
    return all(
        not gap and words.at(at + 1 + here) in particle
        for here, (particle, gap) in enumerate(particles)
    ) and not wanted.isdisjoint(words[sentence.clauses[sentence.clause_at(at)].start : at])


def _solid(words: Words, at: int, trigger: Trigger) -> int:
    """Return one past the words at the pattern's beginning that stand without a gap."""
    last = at + 1
    for wanted, gap in trigger.rest:
        if gap or words[last] not in wanted:
            break
        last += 1
    return last
