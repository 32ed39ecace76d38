"""What one sentence shows of an event: form, place in the sentence, neighbours.

A feature either holds or does not. The ranking weighs it, and `--explain` prints its name.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from shared.extraction.events.annotated_field import AnnotatedField, ParsedSentence
from shared.extraction.events.clauses.cue_words import (
    AIMS,
    AUXILIARY,
    DEFINITE,
    DETERMINER,
    EARLIER_TIMES,
    FIRST_PERSON_WORDS,
    GENERIC,
    IFS,
    INDEFINITE,
    MODAL,
    NEGATION,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RECENT_DAYS,
    SAYING,
    SECOND_PERSON,
    SUBORDINATE,
)
from shared.extraction.events.clauses.verbs import is_past
from shared.extraction.events.thresholds import QUOTATION_REACH, SENTENCE_LENGTHS
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.vocabulary.events.tree import NAME


def _by_word(sets: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Return the features that each word of some sets shows."""
    features: dict[str, list[str]] = {}
    for name, words in sets.items():
        for word in words:
            features.setdefault(word, []).append(name)
    return features


QUOTED = "within quotation marks"
_SENTENCE_WORDS = {
    "first person in the sentence": FIRST_PERSON_WORDS,
    "second person in the sentence": SECOND_PERSON,
    "saying in the sentence": SAYING,
    "if, would or could in the sentence": IFS,
    "day or week in the sentence": RECENT_DAYS,
    "earlier time in the sentence": EARLIER_TIMES,
    "what is usual in the sentence": GENERIC,
    "question": frozenset({"?"}),
}
_CLAUSE_WORDS = {
    "modal in the clause": MODAL,
    "negation in the clause": NEGATION,
    "aim in the clause": AIMS,
}
_WORDS_BEFORE = {
    "pronoun before it": PERSONAL,
    "first person before it": FIRST_PERSON_WORDS,
    "second person before it": SECOND_PERSON,
}
_IN_SENTENCE = _by_word(_SENTENCE_WORDS)
_IN_CLAUSE = _by_word(_CLAUSE_WORDS)
_BEFORE = _by_word(_WORDS_BEFORE)
_NAMES = frozenset({NAME})
_NEIGHBOURS = (
    ("possessive", POSSESSIVE),
    ("definite", DEFINITE),
    ("indefinite", INDEFINITE),
    ("to", frozenset({"to"})),
    ("of", frozenset({"of"})),
    ("preposition", PREPOSITION),
    ("determiner", DETERMINER),
    ("auxiliary", AUXILIARY),
    ("pronoun", PERSONAL | FIRST_PERSON_WORDS),
    ("subordinate", SUBORDINATE),
)
_KINDS = {word: name for name, words in reversed(_NEIGHBOURS) for word in words}
"""The kind of a word beside a trigger: the first that has it."""
_FULL_STOPS = frozenset({".", "?", "!", '"', ")"})


def telling_features(
    annotated: AnnotatedField,
    match: TriggerMatch,
    sentence: ParsedSentence,
    far: int,
    actors: frozenset[str],
) -> frozenset[str]:
    """Return the features of one telling.

    Args:
        annotated: the field.
        match: the trigger.
        sentence: around it.
        far: steps from what the sentence asserts.
        actors: words of those who make news.
    """
    words = annotated.tokens.words
    clause = sentence.clauses[match.clause]
    start, end = sentence.span
    first = words[match.first]
    return frozenset(
        [
            f"trigger word: {stem(first)}",
            f"form: {match.form}",
            f"ending: {_ending(first)}",
            f"clause: {clause.kind}",
            f"word before: {_neighbour(words.at(match.first - 1))}",
            f"word after: {_neighbour(words.at(match.last))}",
            *at_least("steps from the assertion", far, (1, 2, 3, 4, 5)),
            *at_least("words of the trigger", match.last - match.first, (2, 3, 4)),
            *at_least("words of the sentence", end - start, SENTENCE_LENGTHS),
            *_of_trigger(match),
            *_present(sentence.distinct_words, _IN_SENTENCE),
            *_present(words[clause.start : clause.end], _IN_CLAUSE),
            *_present(words[clause.start : match.first], _BEFORE),
            *_named(annotated, "before", clause.start, match.first, actors),
            *_named(annotated, "after", match.last, clause.end, actors),
            *_layout(annotated, match, end),
        ]
    )


def at_least(name: str, value: float, steps: tuple[int, ...]) -> tuple[str, ...]:
    """Return a feature for each step that a count reaches: `tellings: at least 2`.

    Args:
        name: what is counted.
        value: the count.
        steps: in ascending order.
    """
    if value < steps[0]:
        return ()  # as most counts are
    return _step_features(name, steps)[: bisect_right(steps, value)]


@lru_cache(maxsize=64)
def _step_features(name: str, steps: tuple[int, ...]) -> tuple[str, ...]:
    return tuple([f"{name}: at least {step}" for step in steps])


def stem(word: str) -> str:
    """Return a word without its ending, so that most forms of a word are one."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def _of_trigger(match: TriggerMatch) -> Iterator[str]:
    if match.trigger.weak:
        yield "weak trigger"
    if match.trigger.conditions:
        yield "trigger with conditions"


def _present(words: Iterable[str], features: Mapping[str, list[str]]) -> list[str]:
    """Return the features that words show, one as often as there are words of it."""
    return [name for word in words if word in features for name in features[word]]


def _named(
    annotated: AnnotatedField, side: str, start: int, end: int, actors: frozenset[str]
) -> Iterator[str]:
    """Yield who is named on one side of the trigger, within its clause."""
    if start >= end:
        yield f"nothing {side} it"
        return
    if annotated.names_leader(start, end):
        yield f"leader {side} it"
    elif annotated.names_any(start, end):
        yield f"country {side} it"
    if not actors.isdisjoint(annotated.tokens.words[start:end]):
        yield f"who makes news {side} it"
    if annotated.has(start, end, _NAMES):
        yield f"name {side} it"


def _layout(annotated: AnnotatedField, match: TriggerMatch, end: int) -> Iterator[str]:
    tokens = annotated.tokens
    if tokens.field == "body" and tokens.words[end - 1] not in _FULL_STOPS:
        yield "no full stop"
    if _is_quoted(annotated, match.first):
        yield QUOTED


def _is_quoted(annotated: AnnotatedField, at: int) -> bool:
    """Return whether a quotation of the same paragraph is open before a token."""
    text, place = annotated.tokens.text, annotated.tokens.starts[at]
    begin = max(text.rfind("\n", 0, place) + 1, place - QUOTATION_REACH)
    before = text[begin:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _ending(word: str) -> str:
    if word.endswith("ing"):
        return "ing"
    if is_past(word):
        return "past"
    return "s" if word.endswith("s") else "bare"


def _neighbour(word: str) -> str:
    """Return what kind of word stands beside a trigger."""
    if not word:
        return "none"
    if word in _KINDS:
        return _KINDS[word]
    if not word[0].isalnum():
        return "mark"
    return "past" if is_past(word) else "other"
