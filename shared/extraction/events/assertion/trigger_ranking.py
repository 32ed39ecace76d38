"""Which triggers of a sentence are what it asserts, and which it only mentions.

A sentence that condemns an attack tells of a condemnation: the attack is news elsewhere, or was.
So the verb of the main clause comes first, and what it governs or what stands in a subordinate
clause is background, unless the sentence asserts nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.assertion.disaster_effects import DISASTER, without_effects
from shared.extraction.events.assertion.distance import distance
from shared.extraction.events.assertion.governors import AssessedStatus
from shared.extraction.events.clauses.clause import LEVELS, Clause, ClauseKind
from shared.extraction.events.clauses.cue_words import COORDINATE, MEASURE, PRONOUN
from shared.extraction.events.clauses.verbs import is_past
from shared.extraction.events.thresholds import FARTHEST_ASSERTED, OF_WHAT_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.words import Words

_OURS = ("election", "commemorate", DISASTER)
_BESIDE = frozenset({"after", "before"})
_JOINING = COORDINATE | {";", "then", "while", "that"}
_WRAPPING = {"agree": "planned", "reject": "denied"}
_CONCLUDED = ("agree/treaty", "agree/deal", "agree/plan-to-meet")
_WRAPPED = ("consult", "support", "cooperate", "aid", "retreat", "concede", "agree")

# They tell no manner of another act: who is killed in an attempt to kidnap is not kidnapped.
_OWN_ACTS = ("assault/abduct", "assault/sexual")


class RankedMatch(NamedTuple):
    """A match with its status and its place in the sentence.

    Attributes:
        match: the trigger.
        assessed: its status.
        asserted: False for background.
        far: steps from what the sentence asserts.
    """

    match: TriggerMatch
    assessed: AssessedStatus
    asserted: bool
    far: int


def rank(
    found: Sequence[tuple[TriggerMatch, AssessedStatus]],
    clauses: Sequence[Clause],
    annotated: AnnotatedField,
) -> list[RankedMatch]:
    """Tell what a sentence asserts from what it mentions.

    Args:
        found: matches with their status, in order.
        clauses: of the sentence.
        annotated: the field.

    Returns:
        Them in order, without what a disaster did.
    """
    words = annotated.tokens.words
    found = without_effects(found, clauses, words)
    ours = [one for one in found if one[0].trigger.type.startswith(_OURS)]
    ours = [one for one in ours if not _is_within(one[0], ours)]
    remembered = [match for match, _ in ours if match.trigger.type.startswith("commemorate")]
    plover = [
        one
        for one in found
        if not one[0].trigger.type.startswith(_OURS) and not _is_of(one[0], remembered, words)
    ]
    steps = {one[0].first: distance(*one, clauses, words) for one in found}
    heads = [_head(plover, steps)]
    if heads[0] is None or not _governs(heads[0][0], ours):
        heads.append(_head(ours, steps))
    heads += _further(found, heads, steps, clauses, annotated)
    return [_ranked(match, assessed, heads, found, steps[match.first]) for match, assessed in found]


def _ranked(
    match: TriggerMatch,
    assessed: AssessedStatus,
    heads: Sequence[tuple[TriggerMatch, AssessedStatus] | None],
    found: Sequence[tuple[TriggerMatch, AssessedStatus]],
    far: int,
) -> RankedMatch:
    asserted = any(head is not None and match is head[0] for head in heads)
    return RankedMatch(_in_detail(match, found) if asserted else match, assessed, asserted, far)


def _in_detail(
    match: TriggerMatch, found: Sequence[tuple[TriggerMatch, AssessedStatus]]
) -> TriggerMatch:
    """Return the mode that another word of the clause tells: `a suicide bomber struck`."""
    upper = match.trigger.type
    if "/" in upper:
        return match
    for other, _ in found:
        mode = other.trigger.type
        fits = other.clause == match.clause and not other.trigger.weak
        if fits and mode.startswith(upper + "/") and mode not in _OWN_ACTS:
            return match._replace(trigger=match.trigger._replace(type=mode))
    return match


def _governs(head: TriggerMatch, ours: Sequence[tuple[TriggerMatch, AssessedStatus]]) -> bool:
    """Return whether what we add to PLOVER is but the object of the head: called for elections."""
    return head.form in ("finite", "passive") and any(
        match.clause == head.clause and match.first > head.first and not _is_purpose(match)
        for match, _ in ours
    )


def _is_within(match: TriggerMatch, others: Sequence[tuple[TriggerMatch, AssessedStatus]]) -> bool:
    """Return whether a longer trigger of the same type begins before it and shares its words."""
    return any(
        other.trigger.type == match.trigger.type and other.first < match.first < other.last
        for other, _ in others
    )


def _is_of(match: TriggerMatch, remembered: Sequence[TriggerMatch], words: Words) -> bool:
    """Return whether a noun only says what is commemorated: the anniversary of the invasion."""
    return match.form == "noun" and any(
        0 < match.first - one.last <= OF_WHAT_REACH and words.at(one.last) in ("of", "for")
        for one in remembered
    )


def _is_purpose(match: TriggerMatch) -> bool:
    """`host a parade to mark the anniversary`: two sides of one event."""
    return match.form == "infinitive" and match.trigger.type.startswith("commemorate")


def _head(
    found: Sequence[tuple[TriggerMatch, AssessedStatus]], steps: Mapping[int, int]
) -> tuple[TriggerMatch, AssessedStatus] | None:
    """Return the nearest to what the sentence asserts, the first of equals, None if none is near.

    Args:
        found: matches with their status, in order.
        steps: how far each is, by its first token.
    """
    if not found:
        return None
    best = min(found, key=lambda one: steps[one[0].first])
    if steps[best[0].first] > FARTHEST_ASSERTED:
        return None
    return _inner(best, found) or best


def _further(
    found: Sequence[tuple[TriggerMatch, AssessedStatus]],
    heads: Sequence[tuple[TriggerMatch, AssessedStatus] | None],
    steps: Mapping[int, int],
    clauses: Sequence[Clause],
    annotated: AnnotatedField,
) -> list[tuple[TriggerMatch, AssessedStatus]]:
    """Return what other clauses assert: coordinate ones, and those that tell facts of a leader."""
    taken = {head[0].clause for head in heads if head is not None}
    first = min(taken, default=len(clauses))
    more: list[tuple[TriggerMatch, AssessedStatus]] = []
    for one in found:
        at = one[0].clause
        if at in taken or one[0].trigger.weak:
            continue
        far = steps[one[0].first]
        beside = (
            far <= _allowed(one) and at > first and _stands_beside(clauses, at, first, annotated)
        )
        aside = far <= LEVELS[clauses[at].kind] + _allowed(one) and _asserts_aside(
            clauses[at], annotated
        )
        if beside or aside:
            taken.add(at)
            more.append(_inner(one, found) or one)
    return more


def _allowed(one: tuple[TriggerMatch, AssessedStatus]) -> int:
    """Return how far a second event may be: not at all, but for plans and nouns that happened.

    `is expected to visit`, `the funeral began`.
    """
    match, assessed = one
    if match.form == "infinitive":
        return int(assessed.told and assessed.status == "planned")
    return int(match.form == "noun" and assessed.told and assessed.status == "occurred")


def _stands_beside(
    clauses: Sequence[Clause], at: int, head: int, annotated: AnnotatedField
) -> bool:
    """Return whether a clause is joined to what the head's clause tells rather than below it."""
    words = annotated.tokens.words
    start = clauses[at].start
    before = words.at(start - 1)
    joined = before in _JOINING or (before == "," and is_past(words[start]))
    return joined and _chain_kind(clauses, at) in ("main", _chain_kind(clauses, head))


def _asserts_aside(clause: Clause, annotated: AnnotatedField) -> bool:
    """Return whether a subordinate clause tells a fact of its own.

    `Macron, who visited Kyiv on Monday,` does, so do `, where she is to meet Scholz` and
    `a day after a missile hit a block of flats`.
    """
    words, start = annotated.tokens.words, clause.start
    if clause.kind == "adverbial":
        measured = words[start] in _BESIDE and words.at(start - 1) in MEASURE
        return measured and "," in words.between(start - 3, start - 1)
    if clause.kind != "relative" or words.at(start - 1) != ",":
        return False
    if words[start] == "where":
        return words.at(start + 1) in PRONOUN or annotated.names_leader(start + 1, start + 2)
    return words[start] == "who" and annotated.names_leader(start - 6, start)


def _chain_kind(clauses: Sequence[Clause], at: int) -> ClauseKind:
    """Return the kind of the clause that a chain of coordinate ones begins with."""
    while clauses[at].kind == "coordinate" and clauses[at].parent < at:
        at = clauses[at].parent
    return clauses[at].kind


def _inner(
    head: tuple[TriggerMatch, AssessedStatus], found: Sequence[tuple[TriggerMatch, AssessedStatus]]
) -> tuple[TriggerMatch, AssessedStatus] | None:
    """Return what somebody agreed to, or refused to do, where the words tell what it is."""
    type_ = head[0].trigger.type
    upper = type_.split("/")[0]
    if type_ in _CONCLUDED or upper not in _WRAPPING:
        return None
    wanted = _WRAPPING[upper]
    for match, assessed in found:
        if match.first > head[0].first and match.clause == head[0].clause:
            if assessed.status == wanted and match.trigger.type.startswith(_WRAPPED):
                return match, assessed
            if not match.trigger.weak:
                return None
    return None
