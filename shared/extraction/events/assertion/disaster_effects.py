"""What a disaster does to people is no act of anybody: a quake attacks nobody."""

from collections.abc import Sequence

from shared.extraction.events.assertion.governors import AssessedStatus
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import COORDINATE, PREPOSITION
from shared.extraction.events.clauses.verbs import has_finite
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.words import Words

DISASTER = "disaster"
_DOING = frozenset({"finite", "participle", "phrase"})
_SHARING = frozenset({"coordinate", "participial"})


def without_effects(
    found: Sequence[tuple[TriggerMatch, AssessedStatus]], clauses: Sequence[Clause], words: Words
) -> Sequence[tuple[TriggerMatch, AssessedStatus]]:
    """Leave out the verbs whose subject is a disaster: a landslide killed and blocked.

    Args:
        found: matches of a sentence with their status, in order.
        clauses: of the sentence.
        words: folded tokens of the field.
    """
    causes = [match for match, _ in found if _is_cause(match, clauses[match.clause], words)]
    if not causes:
        return found
    return [
        one
        for one in found
        if one[0].trigger.type.startswith(DISASTER)
        or not any(_is_effect(one[0], cause, clauses, words) for cause in causes)
    ]


def _is_cause(match: TriggerMatch, clause: Clause, words: Words) -> bool:
    """Return whether a disaster is the subject of its clause, or its verb."""
    if not match.trigger.type.startswith(DISASTER):
        return False
    if match.form == "finite":
        return True
    before = words[clause.start : match.first]
    return PREPOSITION.isdisjoint(before) and not has_finite(words, clause.start, match.first)


def _is_effect(
    match: TriggerMatch, cause: TriggerMatch, clauses: Sequence[Clause], words: Words
) -> bool:
    if match.first < cause.first or match.form not in _DOING:
        return False
    if match.clause == cause.clause:
        return COORDINATE.isdisjoint(words[cause.last : match.first - 1])
    at = match.clause
    while clauses[at].kind in _SHARING and clauses[at].parent < at:
        at = clauses[at].parent
    return at == cause.clause
