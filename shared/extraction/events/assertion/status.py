"""Whether an event is real yet, from what governs it in its clause and from the clause itself."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from shared.domain.annotations import Status
from shared.extraction.events.assertion.governors import AssessedStatus, combine, effect_of
from shared.extraction.events.assertion.scope import Scope
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    BE,
    CONDITIONAL,
    FUTURE_TIMES,
    GOES_ON,
    MERE_ABILITY,
    MERE_INTEREST,
    NEGATION,
    NOBODY,
    NOT_NOBODY,
    PERSONAL,
    PLANS,
    PRONOUN,
    REPORTING,
    SAYING,
    SEEMS,
    WILL,
)
from shared.extraction.events.clauses.verbs import has_finite, is_past
from shared.extraction.events.thresholds import ABILITY_REACH, LEFT_REACH, SUBJECT_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import Words

_SPOKEN = ("request", "accuse", "support", "reject", "concede/apologise", "commemorate")
_INVERTED = ("were", "should")
_HOSTILE = ("assault", "protest", "coerce", "mobilize")
_COLD: Final = frozenset("\"':,") | {"that"}


def assess_status(
    tokens: Tokens, match: TriggerMatch, clauses: Sequence[Clause]
) -> AssessedStatus | None:
    """Return the status of a matched event, before its date is known.

    Args:
        tokens: the field.
        match: the trigger.
        clauses: of its sentence.

    Returns:
        The status, or None where somebody is merely interested in such an event, only can or
        tends to do it, or only says what could be: `"We could bomb them all," the colonel boasted`.
    """
    words, clause = tokens.words, clauses[match.clause]
    within = _within(words, match)
    if within is not None:
        return AssessedStatus(within, True)
    if _tells_of_answering(words, match):
        return AssessedStatus("occurred", True)
    if not MERE_INTEREST.isdisjoint(
        words[max(clause.start, match.first - LEFT_REACH) : match.last]
    ):
        return None
    if match.form == "infinitive" and not MERE_ABILITY.isdisjoint(
        words[max(clause.start, match.first - ABILITY_REACH) : match.first]
    ):
        return None
    scope = Scope(
        tokens,
        _start(clauses, match),
        clause.end,
        match.trigger.type,
        reported=_is_reported(words, match, clauses),
    )
    if _is_performed(words, match, clause):
        return AssessedStatus("occurred", True)
    assessed = _in_scope(words, match, clause, scope)
    if _is_talk(words, match, clauses, assessed, scope):
        return None
    return _in_clause(assessed, words, match, clauses, scope)


def _is_talk(
    words: Words,
    match: TriggerMatch,
    clauses: Sequence[Clause],
    assessed: AssessedStatus,
    scope: Scope,
) -> bool:
    """Return whether quoted words only boast, threaten or wish: `"they can always walk out"`."""
    hostile = assessed.status == "planned" and match.trigger.type.startswith(_HOSTILE)
    if match.form != "finite" or not (assessed.status == "hypothetical" or hostile):
        return False
    before = words[clauses[0].start : match.first].count('"')
    after = words[match.last : clauses[-1].end].count('"')
    quoted = before % 2 == 1 or (before == 0 and after % 2 == 1)
    first = scope.group(match.first).first
    return quoted and (words.at(first - 1) in PRONOUN or words.at(first - 1) in PERSONAL)


def _start(clauses: Sequence[Clause], match: TriggerMatch) -> int:
    """Return where the words begin that can govern a trigger: `will meet Xi and visit her`."""
    at = match.clause
    while clauses[at].kind == "coordinate" and clauses[at].parent < at:
        at = clauses[at].parent
    return clauses[at].start if match.form in ("finite", "passive") else clauses[match.clause].start


def _in_scope(words: Words, match: TriggerMatch, clause: Clause, scope: Scope) -> AssessedStatus:
    if match.form in ("finite", "passive", "infinitive"):
        if scope.has_no_object(match.last):
            return AssessedStatus("denied", True)
        assessed = scope.of_verb(match.first)
        soon = words.between(match.first + 1, min(clause.end, match.last + LEFT_REACH))
        if assessed.status == "occurred" and not is_past(words[match.first]):
            assessed = AssessedStatus("planned", True) if _is_soon(soon) else assessed
        return assessed
    if match.form == "participle":
        return scope.of_participle(match.first)
    if match.form == "phrase" and has_finite(words, match.first, match.last):
        return scope.of_verb(match.first)
    return scope.of_noun(match.first, match.last)


def _is_soon(words: Sequence[str]) -> bool:
    """Return whether a time to come follows: flies home tomorrow, later on Friday, next week."""
    return not FUTURE_TIMES.isdisjoint(words) or any(
        (one, other) in (("later", "on"), ("later", "today"), ("later", "this"), ("next", "week"))
        or (one == "next" and other in ("month", "year"))
        for one, other in pairwise(words)
    )


def _in_clause(
    assessed: AssessedStatus,
    words: Words,
    match: TriggerMatch,
    clauses: Sequence[Clause],
    scope: Scope,
) -> AssessedStatus:
    """Return the status as the clause as a whole is conditional, doubted or denied."""
    if assessed.status not in ("occurred", "ongoing", "planned"):
        return assessed
    if match.form not in ("finite", "passive", "participle", "infinitive") and not assessed.told:
        return assessed
    start = clauses[match.clause].start
    near = [start, start + 1] if words.at(start) in ("even", "only", '"') else [start]
    if words.at(start) in _INVERTED and _is_inverted(words, start, match.first):
        return AssessedStatus("hypothetical", True)
    if any(words.at(at) in CONDITIONAL for at in near) or _as_long_as(words, start, match.first):
        return AssessedStatus("hypothetical", True)
    status = _by_matrix(words, match, clauses, scope)
    return AssessedStatus(status, True) if status else assessed


def _is_inverted(words: Words, start: int, end: int) -> bool:
    """Return whether a clause is a condition without `if`: were Chad to agree, should it refuse."""
    return words[start] == "should" or (words[start] == "were" and "to" in words[start:end])


def _as_long_as(words: Words, start: int, end: int) -> bool:
    return any(
        pair in (("as", "long"), ("provided", "that"), ("in", "case"))
        for pair in pairwise(words.between(start - 2, end))
    )


def _by_matrix(
    words: Words, match: TriggerMatch, clauses: Sequence[Clause], scope: Scope
) -> Status | None:
    """Return what the verb or noun before `that` makes of the clause: denied that, hopes that."""
    clause, first = clauses[match.clause], scope.group(match.first).first
    that = _complementiser(words, clause, first)
    if that is None or that <= clauses[0].start:
        return None
    before = that - 1
    while before > clauses[0].start and words[before] in _COLD:
        before -= 1
    effect = effect_of(words, before, "other")
    outer = Scope(scope.tokens, clauses[0].start, that, match.trigger.type, reported=False)
    if words[before] in SEEMS:
        denied = outer.of_verb(before).status == "denied" or not NOBODY.isdisjoint(
            words.between(max(clauses[0].start, before - 2), before)
        )
        return "denied" if denied else None
    if effect in ("hypothetical", "denied"):
        return combine(effect, outer.of_verb(before).status, match.trigger.type)
    return None


def _complementiser(words: Words, clause: Clause, first: int) -> int | None:
    """Return where the `that` stands whose clause has its verb group at `first`.

    It is the start of a clause of speech where `that` is left out or closes the clause before,
    and None where the clause is nobody's words or thoughts.
    """
    for here in range(first - 2, max(clause.start - 2, first - SUBJECT_REACH), -1):
        if words[here] == "that":
            return here
        if is_past(words[here]) or words[here] in ",;:":
            return None
    return clause.start if clause.kind == "speech" else None


def _tells_of_answering(words: Words, match: TriggerMatch) -> bool:
    """Return whether somebody answers for what was done: `has not claimed responsibility`."""
    owned = "responsibility" in words[match.first : match.last]
    return owned and match.trigger.type.startswith("assault")


def _is_performed(words: Words, match: TriggerMatch, clause: Clause) -> bool:
    """Return whether the words are the act itself: `I would like to congratulate`."""
    if not match.trigger.type.startswith(_SPOKEN):
        return False
    before = words.between(max(clause.start, match.first - 4), match.first)
    if "not" in before or "if" in before:
        return False
    polite = any(
        pair in (("like", "to"), ("wish", "to"), ("wishes", "to")) for pair in pairwise(before)
    )
    first_person = not {"i", "we"}.isdisjoint(before)
    return polite or (first_person and not {"would", "want", "can", "let"}.isdisjoint(before))


def _within(words: Words, match: TriggerMatch) -> Status | None:
    """Return what the trigger's own words tell: `troops will withdraw`, `reached no accord`."""
    inside = words[match.first + 1 : match.last]
    if len(inside) > 1 and any(
        word in NOBODY and after not in NOT_NOBODY
        for word, after in pairwise(words.between(match.first + 1, match.last + 1))
    ):
        return "denied"
    if match.form == "phrase" and not GOES_ON.isdisjoint(words[match.first : match.last]):
        return "ongoing"
    if match.form == "phrase" and words[match.first] == "due":
        return "planned"
    if match.form == "infinitive" or len(inside) < 2 or match.trigger.kind == "verb":
        return None
    if not NEGATION.isdisjoint(inside):
        return "denied"
    if not WILL.isdisjoint(inside) or any(a in BE and b == "to" for a, b in pairwise(inside)):
        return "planned"
    if words[match.first] in BE and any(a in PLANS and b == "to" for a, b in pairwise(inside)):
        return "planned"
    if "would" in inside:
        return "hypothetical"
    return None


def _is_reported(words: Words, match: TriggerMatch, clauses: Sequence[Clause]) -> bool:
    """Return whether the clause tells what somebody said, so that `would` looks ahead."""
    said = words[clauses[0].start : match.first]
    return not SAYING.isdisjoint(said) or not REPORTING.isdisjoint(said)
