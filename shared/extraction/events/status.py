"""Whether an event is real yet, from the cues of its own clause."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses import Clause
from shared.extraction.events.cues import (
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
    ORDERS,
    PLANS,
    SUPPOSES,
    WILL,
)
from shared.extraction.events.matching import Match

_LEFT = 12
_RIGHT = 5
_NEAR_NEGATION = 4


class Standing(NamedTuple):
    """A status, and whether words say so or it is what texts mean when they say nothing.

    Attributes:
        status: the status.
        told: True where a cue or the verb's own tense tells it.
    """

    status: Status
    told: bool


def standing(words: Sequence[str], match: Match, clause: Clause, fresh: bool) -> Standing | None:
    """The status of a matched event, before its date is known.

    Args:
        words: folded tokens of the field.
        match: the trigger.
        clause: its clause.
        fresh: True where the speech that the clause reports is in the past, so that `would`
            tells of the future.

    Returns:
        The status, or None where somebody is merely interested in such an event.
    """
    left = words[max(clause.start, match.first - _LEFT) : match.first]
    if not MERE_INTEREST.isdisjoint(left):
        return None
    if _is_denied(left, match):
        return Standing("denied", True)
    cue = _last_cue(left, fresh, match.form == "noun")
    if cue is not None:
        return Standing(cue, True)
    if match.form == "noun":
        return _of_noun(words, match, clause)
    if match.form == "infinitive":
        return _of_infinitive(left)
    if not FUTURE_TIMES.isdisjoint(words[match.last : min(clause.end, match.last + _LEFT)]):
        return Standing("planned", True)
    if _is_going_on(words, match, left):
        return Standing("ongoing", True)
    return Standing("occurred", match.form in ("finite", "passive"))


def _of_infinitive(left: Sequence[str]) -> Standing:
    """`Rivals to meet` in a headline is a plan; `flew in to meet them` tells that he did."""
    verb = any(word in AUXILIARY or word in IRREGULAR_PASTS or word[-2:] == "ed" for word in left)
    return Standing("occurred", False) if verb else Standing("planned", True)


def _is_denied(left: Sequence[str], match: Match) -> bool:
    near = left[-_NEAR_NEGATION:]
    if not NEGATION.isdisjoint(near) and "only" not in near:
        return True
    if match.form == "noun" and near and near[-1] == "no":
        return True
    if not DENIES.isdisjoint(left) and match.form in ("noun", "infinitive", "participle"):
        return True
    return match.form in ("noun", "participle") and any(
        pair in DENYING_PAIRS for pair in pairwise(left)
    )


def _last_cue(left: Sequence[str], fresh: bool, noun: bool) -> Status | None:
    """The cue nearest to the trigger decides."""
    for at in range(len(left) - 1, -1, -1):
        word = left[at]
        if word == "may" and _is_month(left, at):
            continue
        if word == "due" and noun:
            continue
        if word in WILL or (word == "would" and fresh):
            return "planned"
        if word in PLANS:
            return "planned"
        if word in ORDERS:
            return "occurred"
        if word in SUPPOSES:
            return "hypothetical"
    return None


def _is_month(left: Sequence[str], at: int) -> bool:
    """May 12, 12 May, in May, and Mrs May."""
    around = left[at - 1 if at else 0 : at + 2]
    return any(word[0].isdigit() for word in around)


def _of_noun(words: Sequence[str], match: Match, clause: Clause) -> Standing:
    """A noun as subject takes its status from a verb of happening right after it."""
    right = words[match.last : min(clause.end, match.last + _RIGHT)]
    if HAPPENING.isdisjoint(right) and PLANS.isdisjoint(right):
        will_be = any(a in WILL and b == "be" for a, b in pairwise(right))
        return Standing("planned", True) if will_be else Standing("occurred", False)
    if not DENIES.isdisjoint(right) or "off" in right:
        return Standing("denied", True)
    if not WILL.isdisjoint(right) or not PLANS.isdisjoint(right):
        return Standing("planned", True)
    if not SUPPOSES.isdisjoint(right):
        return Standing("hypothetical", True)
    return Standing("occurred", True)


def _is_going_on(words: Sequence[str], match: Match, left: Sequence[str]) -> bool:
    near = left[-3:]
    if words[match.first].endswith("ing"):
        return not BE.isdisjoint(near) and not {"was", "were"} & set(near)
    return not GOES_ON.isdisjoint(near)
