"""Who reports an act of their own: `Israel said it had killed`, `"We expressed concern," she said`.

A speaker takes part in what a clause tells only if a pronoun at its head means the speaker.
"""

from collections.abc import Sequence

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    ATTRIBUTING,
    FIRST_PERSON,
    OF_SPEAKER,
    ONE_PERSON,
    REPORTING,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.details.pronouns import antecedents
from shared.extraction.events.thresholds import SELF_REACH
from shared.extraction.text.tokens import EntityMention


def own_speaker(
    annotated: AnnotatedField, clauses: Sequence[Clause], at: int, end: int
) -> list[EntityMention]:
    """Return the speaker of a clause if its subject is a pronoun that means the speaker.

    Args:
        annotated: the field.
        clauses: of the sentence.
        at: index of the clause.
        end: token up to which the pronoun is looked for: the trigger.
    """
    pronoun = _subject_pronoun(annotated, clauses[at].start, end)
    if pronoun is None:
        return []
    before = _speaker_before(annotated, clauses, at)
    if before is None or pronoun in FIRST_PERSON:
        before = _speaker_after(annotated, clauses, at) or before or []
    return _meant(before, pronoun)


def _meant(speakers: list[EntityMention], pronoun: str) -> list[EntityMention]:
    """Return whom of the speaker's names a pronoun may mean: `it` is no person, `he` no state."""
    persons = any(mention.facet == "leader" for mention in speakers)
    if pronoun in ONE_PERSON:
        return speakers if persons else []
    return [] if persons and pronoun not in FIRST_PERSON else speakers


def _subject_pronoun(annotated: AnnotatedField, start: int, end: int) -> str | None:
    """Return the pronoun at the head of a clause: `it`, `its forces`, `in a statement we`."""
    words = annotated.tokens.words
    for at in range(start, end)[:SELF_REACH]:
        word = words[at]
        if word in OF_SPEAKER:
            hidden = annotated.names_any(start, at) or "that" in words[at:end]
            return None if hidden else word
        if is_auxiliary(word) or is_past(word):
            return None
    return None


def _speaker_before(
    annotated: AnnotatedField, clauses: Sequence[Clause], at: int
) -> list[EntityMention] | None:
    """Return the subject of the verb of saying that a clause depends on, None without one."""
    words = annotated.tokens.words
    for here in range(at - 1, -1, -1):
        clause = clauses[here]
        for verb in range(clause.start, clause.end):
            if words[verb] in REPORTING:
                return _subject(annotated, clause, verb)
    return None


def _speaker_after(
    annotated: AnnotatedField, clauses: Sequence[Clause], at: int
) -> list[EntityMention]:
    """Return who is named as the source after a clause: `, Iran said`, `, said Boris Yeltsin`."""
    words = annotated.tokens.words
    for here in range(at + 1, len(clauses)):
        clause = clauses[here]
        if clause.kind != "source":
            continue
        for verb in range(clause.start, clause.end):
            if words[verb] in ATTRIBUTING:
                found = _subject(annotated, clause, verb)
                if found or here + 1 == len(clauses):
                    return found
        inverted = clauses[here + 1 : here + 2]
        return [m for one in inverted for m in annotated.mentions_between(one.start, one.end)]
    return []


def _subject(annotated: AnnotatedField, clause: Clause, verb: int) -> list[EntityMention]:
    named = annotated.mentions_between(clause.start, verb)
    return named or antecedents(annotated, clause.start, clause.start)
