"""Who takes part in what an adjunct tells: `during a visit to Rome, she said`, `spoke after talks`.

The adjunct names no owner of its noun, so that the subject of its sentence takes part.
"""

from collections.abc import Sequence

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    DEFINITE,
    PREPOSITION,
    SAYING,
    SUBORDINATE_PREPOSITION,
)
from shared.extraction.events.clauses.verbs import (
    after_adverbs,
    has_finite,
    is_auxiliary,
    is_past,
)
from shared.extraction.events.details.bystanders import fronted_end
from shared.extraction.events.details.pronouns import antecedents
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.words import Words

_CONTROLLED = ("consult",)
_OF_MANY = "consult/multilateral"
_TO_WHOM = frozenset({"with", "to"})
_BEFORE_OWNER = frozenset({"between", "of", "by", "among"})


def controllers(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return the subject that takes part in what a noun in an adjunct tells, none elsewhere.

    Args:
        annotated: the field.
        match: the trigger.
        clauses: of its sentence.
    """
    clause = clauses[match.clause]
    words = annotated.tokens.words
    if _is_gerund(words, match, clause):
        return _subject_beside(annotated, match, clauses)
    if match.form not in ("noun", "phrase") or not _is_controlled(match.trigger.type):
        return []
    told = words[match.first : match.last + 1]
    known = not DEFINITE.isdisjoint(words.between(match.first - 2, match.first))
    if not _BEFORE_OWNER.isdisjoint(told) or (known and _TO_WHOM.isdisjoint(told)):
        return []
    before = clause.start, match.first
    if annotated.names_any(*before) or has_finite(words, *before):
        return []
    return _subject_beside(annotated, match, clauses)


def _is_gerund(words: Words, match: TriggerMatch, clause: Clause) -> bool:
    """Return whether a conjunction governs a verb without subject: `after being ousted`."""
    if clause.kind != "adverbial" or match.form not in ("participle", "passive"):
        return False
    start = clause.start + 1
    at = after_adverbs(words, start, match.first + 1)
    return at == match.first or words.at(at) == "being" or words.at(at) == "having"


def _is_controlled(type_: str) -> bool:
    return type_.startswith(_CONTROLLED) and type_ != _OF_MANY


def _subject_beside(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return the subject of the clause that an adjunct belongs to."""
    at = match.clause
    clause = clauses[at]
    first = annotated.tokens.words[clause.start]
    comma = fronted_end(annotated, clause.start, clause.end)
    if comma is not None and match.first < comma:
        end = clause.end if comma + 1 < clause.end else clauses[min(at + 1, len(clauses) - 1)].end
        return _subject(annotated, clauses, comma + 1, end)
    adverbial = clause.kind == "adverbial" and (
        first in SUBORDINATE_PREPOSITION or match.form in ("participle", "passive")
    )
    if adverbial and at == 0 and len(clauses) > 1:
        return _subject(annotated, clauses, clauses[1].start, clauses[1].end)
    if at > 0 and adverbial:
        before = clauses[at - 1]
        comma = fronted_end(annotated, before.start, before.end)
        start = before.start if comma is None else comma + 1
        return _subject(annotated, clauses, start, before.end)
    if at > 0 and clause.kind == "speech" and _holds_preposition(annotated, clause, match):
        return _speaker(annotated, clauses, at - 1)
    return []


def _holds_preposition(annotated: AnnotatedField, clause: Clause, match: TriggerMatch) -> bool:
    """Return whether an adjunct follows a verb of saying: told reporters during a visit."""
    return not PREPOSITION.isdisjoint(annotated.tokens.words[clause.start : match.first])


def _speaker(annotated: AnnotatedField, clauses: Sequence[Clause], at: int) -> list[EntityMention]:
    """Return the subject of the verb of saying that ends a clause, after its last comma."""
    words, clause = annotated.tokens.words, clauses[at]
    start = next(
        (here + 1 for here in range(clause.end - 1, clause.start, -1) if words[here] == ","),
        clause.start,
    )
    return _subject(annotated, clauses, start, clause.end) or _subject(
        annotated, clauses, clause.start, clause.end
    )


def _subject(
    annotated: AnnotatedField, clauses: Sequence[Clause], start: int, end: int
) -> list[EntityMention]:
    """Return who stands before the verb from `start` to `end`, or whom its pronoun means."""
    words = annotated.tokens.words
    verb = next((here for here in range(start, end) if _is_verb(words[here])), end)
    first = clauses[0].start
    opening = start if not annotated.names_leader(first, start) else first
    return annotated.mentions_between(start, verb) or antecedents(annotated, start, opening)


def _is_verb(word: str) -> bool:
    return is_auxiliary(word) or is_past(word) or word in SAYING
