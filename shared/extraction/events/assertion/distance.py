"""How far a trigger is from what its sentence asserts."""

from collections.abc import Sequence

from shared.extraction.events.assertion.governors import AssessedStatus
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    AUXILIARY,
    BE,
    CARRYING,
    CONDITIONAL,
    GERUND_PREPOSITION,
    PREPOSITION,
    TOLL,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.thresholds import (
    BARE_NOUN_DISTANCE,
    CARRYING_REACH,
    CONDITION_GAIN,
    FORM_DISTANCE,
    FRONTED_DISTANCE,
    POINTING_GAIN,
    REDUCED_DISTANCE,
    WEAK_DISTANCE,
)
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.words import Words

_IS = BE - {"'s"}
_FINITE = AUXILIARY - {"'s", "be", "been", "being", "having", "'re", "'ve"}


def distance(
    match: TriggerMatch, assessed: AssessedStatus, clauses: Sequence[Clause], words: Words
) -> int:
    """Return steps from being what the sentence asserts: 0 for its finite verb.

    Args:
        match: the trigger.
        assessed: its status. A noun that is said to be planned, denied or possible is what is told.
        clauses: of its sentence.
        words: folded tokens of the field.
    """
    clause = clauses[match.clause]
    far = clause.level + FORM_DISTANCE[match.form]
    if clause.kind == "relative" and _only_points(clauses[clause.parent], words):
        far -= POINTING_GAIN
    if words[clause.start] in CONDITIONAL and assessed.status == "hypothetical":
        far -= CONDITION_GAIN
    if words[clause.start] == "when" and not TOLL.isdisjoint(
        words[clauses[0].start : clause.start]
    ):
        far -= POINTING_GAIN
    if match.form == "participle" and words.at(match.first - 1) in GERUND_PREPOSITION:
        far += REDUCED_DISTANCE
    if match.trigger.weak:
        far += WEAK_DISTANCE
    if match.form == "finite" and is_reduced(words, match, clause):
        far += REDUCED_DISTANCE
    if words[clause.start] in PREPOSITION and "," in words[match.last : clause.end]:
        far += FRONTED_DISTANCE if "," not in words[clause.start : match.first] else 0
    told = assessed.told and assessed.status != "hypothetical"
    told = told or _is_carried(words[clause.start : match.first])
    if match.form == "noun" and not told:
        far += BARE_NOUN_DISTANCE
    return far


def is_reduced(words: Words, match: TriggerMatch, clause: Clause) -> bool:
    """Return whether a past form only describes a noun, whose verb is still to come.

    `A group aligned with the senator has led the protests.`

    Args:
        words: folded tokens of the field.
        match: the trigger.
        clause: that it stands in.
    """
    if not is_past(words[match.first]) or words.at(match.first + 1) not in PREPOSITION:
        return False
    before = clause.inside(words).between(match.first - 3, match.first)
    return AUXILIARY.isdisjoint(before) and any(
        word in _FINITE for word in words[match.last : clause.end]
    )


def _only_points(clause: Clause, words: Words) -> bool:
    """Return whether a main clause says no more than who or what the relative clause is about."""
    inside = words[clause.start : clause.end]
    return not _IS.isdisjoint(inside) and not any(map(is_past, inside))


def _is_carried(left: Sequence[str]) -> bool:
    """Return whether a noun is said to happen: by a carrying verb, or as subject of its clause."""
    if not CARRYING.isdisjoint(left[-CARRYING_REACH:]) or "there" in left[:2]:
        return True
    return not any(is_auxiliary(word) or is_past(word) for word in left)
