"""The subject of an event's clause where another clause or sentence names it."""

from collections.abc import Sequence
from typing import NamedTuple

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    BE,
    BEFORE_GERUND,
    CARRYING,
    DETERMINER,
    LEADING,
    PRONOUN,
)
from shared.extraction.events.clauses.verbs import has_finite, is_auxiliary, is_past
from shared.extraction.events.details.bystanders import is_apposition, subject_start
from shared.extraction.events.details.pronouns import antecedents, state_meant
from shared.extraction.events.details.speaker import own_speaker
from shared.extraction.events.thresholds import SUBJECT_STEPS, TITLE_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.words import Words

_SHARING = frozenset({"coordinate", "participial"})
_SEVERAL = frozenset({"they", "both"})
_MARKS = frozenset({",", "-", "--"})
_FINITE = frozenset({"finite", "passive"})
_OF_PLACE = frozenset({"where", "when", "whose"})


class Antecedents(NamedTuple):
    """Whom a clause takes over from elsewhere.

    Attributes:
        subjects: who is its subject.
        objects: who is its object: `the country that Russia invaded`.
        places: where it happens: `flew to Chile, where`.
    """

    subjects: list[EntityMention]
    objects: list[EntityMention]
    places: list[EntityMention]


def find_antecedents(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> Antecedents:
    """Return whom pronouns, relatives and shared subjects mean in the clause of a trigger.

    Args:
        annotated: the field.
        match: the trigger.
        clauses: of its sentence.
    """
    at = _holder(clauses, match.clause)
    holder = clauses[at]
    end = match.first if at == match.clause else holder.end
    meant = _pronoun_meant(annotated, clauses, match.clause, at)
    if not meant and _governs(annotated.tokens.words, match, holder.start):
        meant = own_speaker(annotated, clauses, at, end)
        beside = at != match.clause or match.first - holder.start <= SUBJECT_STEPS
        if not meant and beside:
            meant = state_meant(annotated, holder.start, clauses[0].start)
    clause = clauses[match.clause]
    if clause.parent == match.clause or clause.parent >= len(clauses):
        return Antecedents(meant, [], [])
    if clause.kind == "relative":
        return _of_relative(annotated, match, clauses, meant)
    return Antecedents([*meant, *_shared(annotated, clause, holder)], [], [])


def _pronoun_meant(
    annotated: AnnotatedField, clauses: Sequence[Clause], at: int, holder: int
) -> list[EntityMention]:
    """Return whom the pronoun at the head of a clause means, else that of the clause it joins."""
    first = clauses[0].start
    own = antecedents(annotated, clauses[at].start, first)
    return own or antecedents(annotated, clauses[holder].start, first)


def clause_begin(words: Words, match: TriggerMatch, clause: Clause) -> int:
    """Return where the subject of a clause may begin: after `after` in `after Peru had expelled`.

    Args:
        words: folded tokens of the field.
        match: the trigger.
        clause: its clause.
    """
    if clause.kind != "adverbial":
        return clause.start
    verb = match.form in _FINITE or has_finite(words, clause.start, match.last)
    return clause.start + verb


def gerund_subject(annotated: AnnotatedField, match: TriggerMatch, clause: Clause) -> int | None:
    """Return where the subject of a gerund begins: `with Xi Jinping visiting`, `of Peru seizing`.

    Args:
        annotated: the field.
        match: the trigger.
        clause: its clause.

    Returns:
        The first token of the name right before the gerund, None where that is not its subject.
    """
    words, raws = annotated.tokens.words, annotated.tokens.raws
    if match.form != "participle" or not words[match.first].endswith("ing"):
        return None
    named = annotated.mentions_between(clause.start, match.first)
    if not named or named[-1].last != match.first:
        return None
    first = _phrase(words, named, match.first)[0].first
    at = first - 1
    while at > clause.start and raws.is_capital(at):
        at -= 1
    to = words.at(at) == "to" and words.at(at - 1) in LEADING
    return first if to or words.at(at) in BEFORE_GERUND else None


def _governs(words: Words, match: TriggerMatch, start: int) -> bool:
    """Return whether the subject of a clause does what a trigger tells, as far as form tells."""
    if match.form != "noun":
        return True
    return not CARRYING.isdisjoint(words[start : match.first])


def _of_relative(
    annotated: AnnotatedField,
    match: TriggerMatch,
    clauses: Sequence[Clause],
    meant: list[EntityMention],
) -> Antecedents:
    """Return whom a relative pronoun means: the subject, or the object where one follows it."""
    clause = clauses[match.clause]
    words = annotated.tokens.words
    named = annotated.mentions_between(clauses[clause.parent].start, clause.start)
    nearest = _phrase(words, named, clause.start)
    if words[clause.start] in _OF_PLACE:
        return Antecedents(meant, [], [one for one in nearest if one.facet == "country"])
    after = words.at(clause.start + 1)
    own = annotated.names_any(clause.start, match.first) or after in PRONOUN or after in DETERMINER
    if words[clause.start] != "who" and own and match.form != "noun":
        return Antecedents(meant, nearest, [])
    if not nearest and words[clause.start] == "who":
        nearest = _told_apart(annotated, clauses[clause.parent], clause.start)
    elif words[clause.start] == "that" and nearest and nearest[-1].last == clause.start:
        nearest = []  # a name needs no telling apart: not `a law passed by Peru that claims`
    return Antecedents([*meant, *nearest], [], [])


def _told_apart(annotated: AnnotatedField, parent: Clause, end: int) -> list[EntityMention]:
    """Return the subject where `be` joins it to the relative: she is among the leaders who."""
    told = BE.isdisjoint(annotated.tokens.words[parent.start : end])
    return [] if told else _before_verb(annotated, parent)


def _shared(annotated: AnnotatedField, clause: Clause, holder: Clause) -> list[EntityMention]:
    """Return the subject that a coordinate or participial clause shares with the one before."""
    if clause.kind not in _SHARING:
        return []
    if annotated.tokens.words[clause.start] in _SEVERAL:
        return annotated.mentions_between(holder.start, holder.end)
    return _before_verb(annotated, holder)


def _phrase(words: Words, mentions: Sequence[EntityMention], end: int) -> list[EntityMention]:
    """Return those of one noun phrase that reaches to the end: Japan's Premier Shinzo Abe."""
    phrase: list[EntityMention] = []
    while words.at(end - 1) in _MARKS:
        end -= 1
    for mention in reversed(mentions):
        between = words[mention.last : end]
        titled = mention.facet == "country" and "," not in between and is_apposition(between)
        if len(between) > TITLE_REACH or not (titled or (not phrase and not between)):
            break
        phrase.insert(0, mention)
        end = mention.first
    return phrase


def _holder(clauses: Sequence[Clause], at: int) -> int:
    """Return the index of the clause that a chain of predicates begins with: their subject's."""
    while clauses[at].kind in _SHARING and clauses[at].parent < at:
        parent = clauses[clauses[at].parent]
        if parent.end - parent.start == 1:  # `But` at the head of a sentence
            break
        at = clauses[at].parent
    return at


def _before_verb(annotated: AnnotatedField, clause: Clause) -> list[EntityMention]:
    """Return mentions before a clause's verb; all of them where its form tells no verb."""
    words, raws = annotated.tokens.words, annotated.tokens.raws
    start = subject_start(annotated, clause, clause.end)
    for at in range(start, clause.end):
        word = words[at]
        verb = is_auxiliary(word) or (is_past(word) and words.at(at - 1) != ",")
        third = word[-1] == "s" and raws[at].isalpha() and raws[at].islower()
        if verb or (third and at > clause.start and raws.is_capital(at - 1)):
            return annotated.mentions_between(start, at)
    return annotated.mentions_between(start, clause.end)
