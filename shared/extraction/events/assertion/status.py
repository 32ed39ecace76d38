"""Whether an event is real yet, from the cues of its own clause."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    AUXILIARY,
    BE,
    DENIES,
    DENYING_PAIRS,
    FUTURE_TIMES,
    GOES_ON,
    HAPPENING,
    IRREGULAR_PASTS,
    MERE_INTEREST,
    NEGATION,
    NO_PLANS,
    ORDERS,
    PLANS,
    SUPPOSES,
    WILL,
)
from shared.extraction.events.clauses.verbs import has_finite
from shared.extraction.events.thresholds import (
    AUXILIARY_REACH,
    LEFT_REACH,
    NEGATION_REACH,
    RIGHT_REACH,
    VERB_GROUP_REACH,
)
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import Words


class AssessedStatus(NamedTuple):
    """A status, and whether words say so or it is what texts mean when they say nothing.

    Attributes:
        status: the status.
        told: True where a cue or the verb's own tense tells it.
    """

    status: Status
    told: bool


def assess_status(
    tokens: Tokens, match: TriggerMatch, clause: Clause, fresh: bool
) -> AssessedStatus | None:
    """Return the status of a matched event, before its date is known.

    Args:
        tokens: the field.
        match: the trigger.
        clause: its clause.
        fresh: True where the speech that the clause reports is in the past, so that `would`
            tells of the future.

    Returns:
        The status, or None where somebody is merely interested in such an event.
    """
    words = tokens.words
    left = _left(tokens, match, clause)
    within = _within(words, match)
    if within is not None:
        return AssessedStatus(within, True)
    if not MERE_INTEREST.isdisjoint([*left, *words[match.first : match.last]]):
        return None
    if _is_denied(left, match):
        return AssessedStatus("denied", True)
    if left[-1:] == ["to"] and not BE.isdisjoint(left[-3:-1]):
        return AssessedStatus("planned", True)
    cue = None if _is_plain_past(words, match, left) else _last_cue(left, fresh, match.form)
    if cue is not None:
        return AssessedStatus(cue, True)
    if match.form == "noun" or (match.form == "phrase" and not _holds_verb(words, match)):
        return _of_noun(words, match, clause)
    if match.form == "infinitive":
        return _of_infinitive(left)
    if not FUTURE_TIMES.isdisjoint(
        clause.inside(words).between(match.last, match.last + LEFT_REACH)
    ):
        return AssessedStatus("planned", True)
    if _is_going_on(words, match, left):
        return AssessedStatus("ongoing", True)
    return AssessedStatus("occurred", match.form in ("finite", "passive"))


def _within(words: Words, match: TriggerMatch) -> Status | None:
    """Return what the trigger's own words tell: `troops will withdraw`, `the truce is to begin`."""
    if match.form == "infinitive" or match.last - match.first < 3:
        return None
    inside = words[match.first + 1 : match.last]
    if not NEGATION.isdisjoint(inside):
        return "denied"
    if not WILL.isdisjoint(inside) or any(a in BE and b == "to" for a, b in pairwise(inside)):
        return "planned"
    return None


def _left(tokens: Tokens, match: TriggerMatch, clause: Clause) -> list[str]:
    """Return the words before the trigger that may bear on it; Mrs May and May 3 do not."""
    reach = VERB_GROUP_REACH if match.form in ("finite", "passive") else LEFT_REACH
    start = range(clause.start, match.first)[-reach:].start
    left = tokens.words[start : match.first]
    if "may" in left:
        left = [
            "" if word == "may" and tokens.raws[start + at] == "May" and start + at else word
            for at, word in enumerate(left)
        ]
    return left


def _is_plain_past(words: Words, match: TriggerMatch, left: Sequence[str]) -> bool:
    """Return whether the verb is a past tense with no auxiliary: then the event happened."""
    word = words[match.first]
    past = word in IRREGULAR_PASTS or word.endswith("ed")
    return match.form == "finite" and past and AUXILIARY.isdisjoint(left[-AUXILIARY_REACH:])


def _of_infinitive(left: Sequence[str]) -> AssessedStatus:
    """`Rivals to meet` in a headline is a plan; `flew in to meet them` tells that they did."""
    verb = any(word in AUXILIARY or word in IRREGULAR_PASTS or word[-2:] == "ed" for word in left)
    return AssessedStatus("occurred", False) if verb else AssessedStatus("planned", True)


def _is_denied(left: Sequence[str], match: TriggerMatch) -> bool:
    near = left[-NEGATION_REACH:]
    if not NEGATION.isdisjoint(near) and "only" not in near:
        return True
    if match.form == "noun" and "no" in near[-3:]:
        return True
    if any(pair in NO_PLANS for pair in pairwise(left)):
        return True
    if match.form in ("finite", "passive"):
        return False
    return not DENIES.isdisjoint(left) or any(pair in DENYING_PAIRS for pair in pairwise(left))


def _last_cue(left: Sequence[str], fresh: bool, form: str) -> Status | None:
    """Return the cue nearest to the trigger decides."""
    for word in reversed(left):
        if word in WILL or (word == "would" and fresh):
            return "planned"
        if word in PLANS and not (word == "due" and form == "noun"):
            return "planned"
        if word in ORDERS:
            return "occurred"
        if word in SUPPOSES:
            return "hypothetical"
    return None


def _of_noun(words: Words, match: TriggerMatch, clause: Clause) -> AssessedStatus:
    """Return a noun as subject takes its status from a verb of happening right after it."""
    right = clause.inside(words).between(match.last, match.last + RIGHT_REACH)
    if HAPPENING.isdisjoint(right) and PLANS.isdisjoint(right):
        will_be = any(a in WILL and b == "be" for a, b in pairwise(right))
        return AssessedStatus("planned", True) if will_be else AssessedStatus("occurred", False)
    if not DENIES.isdisjoint(right) or "off" in right:
        return AssessedStatus("denied", True)
    if not WILL.isdisjoint(right) or not PLANS.isdisjoint(right):
        return AssessedStatus("planned", True)
    if not SUPPOSES.isdisjoint(right):
        return AssessedStatus("hypothetical", True)
    return AssessedStatus("occurred", True)


def _holds_verb(words: Words, match: TriggerMatch) -> bool:
    return has_finite(words, match.first, match.last)


def _is_going_on(words: Words, match: TriggerMatch, left: Sequence[str]) -> bool:
    near = left[-3:]
    if words[match.first].endswith("ing"):
        return not BE.isdisjoint(near) and not {"was", "were"} & set(near)
    return not GOES_ON.isdisjoint(near)
