"""The conditions of a trigger, held against the words around it."""

from shared.extraction.events.annotated_field import AnnotatedField, ParsedSentence
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.word_roles import Form
from shared.extraction.events.thresholds import (
    ANTECEDENT_REACH,
    CLAUSE_REACH,
    OBJECT_REACH,
    SUBJECT_REACH,
)
from shared.vocabulary.events.tree import Condition, Trigger

_WITHOUT_SUBJECT = frozenset({"coordinate", "relative", "participial"})
_REFERRING = frozenset({"he", "she"})


def failed_condition(
    annotated: AnnotatedField,
    trigger: Trigger,
    at: int,
    last: int,
    sentence: ParsedSentence,
    form: Form,
) -> Condition | None:
    """Return the first condition of a trigger that does not hold, None where all hold.

    Args:
        annotated: the field.
        trigger: whose pattern stands there.
        at: its first token.
        last: one past its last.
        sentence: around it.
        form: how its first word stands there.
    """
    if not trigger.conditions:
        return None
    clauses = sentence.clauses
    clause = clauses[sentence.clause_at(at)]
    parent = clauses[clause.parent] if clause.kind in _WITHOUT_SUBJECT else None
    sure = not trigger.type
    for condition in trigger.conditions:
        holds = _holds(annotated, condition, at, last, clause, parent, form, sure=sure)
        if holds is not condition.wanted:
            return condition
    return None


def _holds(
    annotated: AnnotatedField,
    condition: Condition,
    at: int,
    last: int,
    clause: Clause,
    parent: Clause | None,
    form: Form,
    *,
    sure: bool,
) -> bool:
    """Return whether the words that a condition names stand where it looks.

    A subject that is not known is taken to be the wanted one, unless a pattern that reports no
    event asks for it: `the base was attacked` is no matter of stocks. Such a pattern has `sure`.
    A pronoun is whom the words before its clause name: `the envoy said she travelled to Oslo`.
    """
    words = annotated.tokens.words
    wanted = condition.words
    where = condition.where
    if where == "next":
        return words.at(last) in wanted
    if where == "previous":
        return words.at(at - 1) in wanted
    if where == "object":
        end = min(last + OBJECT_REACH, clause.end)
        if form == "passive" and annotated.has(clause.start, at, wanted):
            return True
        return annotated.has(at + 1, end, wanted)
    if where == "subject":
        if form == "passive" and not (sure and condition.wanted):
            return condition.wanted
        if parent is not None:  # who the subject is, is not known for sure; who it is not, is
            granted = condition.wanted and not sure
            return granted or annotated.has(parent.start, parent.end, wanted)
        first = max(clause.start, at - SUBJECT_REACH)
        if annotated.has(first, at, wanted):
            return True
        back = condition.wanted and not sure and not _REFERRING.isdisjoint(words[first:at])
        return back and annotated.has(max(0, first - ANTECEDENT_REACH), first, wanted)
    start = max(clause.start, at - CLAUSE_REACH)
    return annotated.has(start, min(clause.end, at + CLAUSE_REACH), wanted)
