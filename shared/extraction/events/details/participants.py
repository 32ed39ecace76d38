"""Who took part in an event, and which countries it involves."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import AUXILIARY
from shared.extraction.events.clauses.verbs import has_finite, is_past
from shared.extraction.events.details.adjuncts import controllers
from shared.extraction.events.details.bystanders import (
    fronted_end,
    is_bystander,
    is_distant,
    is_title_of,
    subject_start,
)
from shared.extraction.events.details.pronouns import objects_meant, owners_meant, pairs_meant
from shared.extraction.events.details.subjects import (
    clause_begin,
    find_antecedents,
    gerund_subject,
)
from shared.extraction.events.thresholds import BY_REACH, HONOURED_REACH, OWNER_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.words import Words

_PLACES = frozenset({"in", "at"})
_WITHOUT_ROLES = ("election", "commemorate", "disaster")
_OF_NATURE = ("disaster/quake", "disaster/flood", "disaster/fire", "disaster/epidemic")
_ASKING = ("accuse", "request", "reject", "support", "threaten")
_RECIPIENT_TYPES = ("aid", "support", "consult/visit")


class Participants(NamedTuple):
    """Who took part in an event, by where the sentence names them.

    Attributes:
        subjects: the subject of the event's clause, where another clause or sentence names it.
        own: whom the event's own clause names.
        objects: of whom a demand is made, or who is the object, where another clause names them.
        places: where it happened, where another clause names it; and the country of an owner's
            office. They have no role.
        start: where the words of the clause begin that tell how those before the trigger depend.
    """

    subjects: list[EntityMention]
    own: list[EntityMention]
    objects: list[EntityMention]
    places: list[EntityMention]
    start: int

    def all(self) -> list[EntityMention]:
        """Return all of them, in this order."""
        return [*self.subjects, *self.own, *self.objects, *self.places]


def find_participants(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> Participants:
    """Return mentions that took part in a matched event.

    Subjects, objects and lists in the event's own clause do; the speaker of the sentence, who is
    told of in another clause or in brackets, and the topic of another noun (the Ukraine war) do
    not.

    Args:
        annotated: the field.
        match: the trigger.
        clauses: of its sentence.
    """
    if not annotated.names_any(0, clauses[-1].end):
        return Participants([], [], [], [], clauses[match.clause].start)
    meant = find_antecedents(annotated, match, clauses)
    start, end = _extent(annotated, match, clauses)
    begin = clause_begin(annotated.tokens.words, match, clauses[match.clause])
    subjects = [*meant.subjects, *controllers(annotated, match, clauses)]
    owners = _owners(annotated, match, clauses)
    gerund = gerund_subject(annotated, match, clauses[match.clause])
    if gerund is not None:
        start, begin, subjects = gerund, gerund, []
    if owners:
        start, subjects = owners[0].first, []
    parts = (
        subjects,
        [
            *owners[:1],
            *_outside_asides(annotated.mentions_between(start, end), clauses[match.clause + 1 :]),
            *pairs_meant(annotated, start, end),
        ],
        [
            *meant.objects,
            *_addressees(annotated, match, clauses),
            *_objects(annotated, match, clauses, {one.id for one in meant.subjects}),
        ],
        [*meant.places, *owners[1:]],
    )
    found = _taking_part(annotated.tokens.words, match, [one for part in parts for one in part])
    taking = [[one for one in part if one in found] for part in parts]
    return Participants(taking[0], taking[1], taking[2], taking[3], begin)


def without_distant(
    words: Words, match: TriggerMatch, involved: Participants, with_role: Container[str]
) -> list[EntityMention]:
    """Return the participants without those that have no role and stand far from the trigger.

    Args:
        words: folded tokens of the field.
        match: the trigger.
        involved: all whom the clause names.
        with_role: ids of the actors and recipients.
    """
    found = involved.all()
    if match.trigger.type.startswith(_WITHOUT_ROLES):
        return found
    near = [one for one in found if one.id in with_role]
    return [
        one
        for one in found
        if one in near
        or any(is_title_of(words, one, leader) for leader in near)
        or not is_distant(words, match, one)
    ]


def _taking_part(
    words: Words, match: TriggerMatch, found: list[EntityMention]
) -> list[EntityMention]:
    """Return mentions without topics and bystanders, as the type of the event asks."""
    found = [mention for mention in found if not is_bystander(words, match, mention, found)]
    if match.trigger.type.startswith("commemorate"):
        found = [m for m in found if _is_honouring_or_honoured(words, match, m)]
    if match.trigger.type.startswith(_OF_NATURE):
        found = [m for m in found if m.facet == "country"]
    if match.trigger.type.startswith(_RECIPIENT_TYPES):
        found = _without_purpose(words, match, found)
    return found


def _is_honouring_or_honoured(words: Words, match: TriggerMatch, mention: EntityMention) -> bool:
    """Return whether a mention mourns, is mourned (`the funeral of`) or is the place of it."""
    if mention.first < match.first or words.at(mention.first - 1) in _PLACES:
        return True
    near = 0 < mention.first - match.last <= HONOURED_REACH
    return near and mention.facet == "leader" and words.at(match.last) in ("of", "for")


def _extent(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> tuple[int, int]:
    """Return the tokens that tell of this event: its clause, and what its words reach into."""
    words = annotated.tokens.words
    clause = clauses[match.clause]
    if match.form != "noun":
        at = next(at for at in range(match.clause, len(clauses)) if match.last <= clauses[at].end)
        return subject_start(annotated, clause, match.first), _after_asides(words, clauses, at)
    start, end = subject_start(annotated, clause, match.first), _end_of_noun(words, match, clause)
    comma = fronted_end(annotated, clause.start, clause.end)
    if comma is not None and match.first < comma:
        end = min(end, comma)
    if "'s" in clause.inside(words).between(match.first - OWNER_REACH, match.first):
        start = _possessor(annotated, match, clause)
    return start, end


def _outside_asides(
    named: Sequence[EntityMention], clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return the names that stand in no brackets of some clauses."""
    asides = [one for one in clauses if one.kind == "aside"]
    return [m for m in named if not any(one.start <= m.first < one.end for one in asides)]


def _after_asides(words: Words, clauses: Sequence[Clause], at: int) -> int:
    """Return where a clause ends that goes on after brackets: `met Ann Example (Labour) in`."""
    while at + 2 < len(clauses) and clauses[at + 1].kind == "aside":
        following = clauses[at + 2]
        if words[following.start - 1] != ")" or has_finite(words, following.start, following.end):
            break
        at += 2
    return clauses[at].end


def _end_of_noun(words: Words, match: TriggerMatch, clause: Clause) -> int:
    """Return where what a noun governs ends: at its auxiliary, or a comma after its verb."""
    past = False
    for at in range(match.last, clause.end):
        if words[at] in AUXILIARY and words[at] != "'s":
            passive = "by" in clause.inside(words).between(at, at + BY_REACH)
            return clause.end if passive else at
        past = past or is_past(words[at])
        if past and words[at] == ",":
            return at
    return clause.end


def _possessor(annotated: AnnotatedField, match: TriggerMatch, clause: Clause) -> int:
    """Return start of the mention that owns the event: Kim's visit."""
    before = annotated.mentions_between(clause.start, match.first)
    if not before:
        return clause.start
    start = before[-1].first
    for mention in reversed(before[:-1]):
        if start - mention.last > 3:
            break
        start = mention.first
    return start


def _owners(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return whom a pronoun names as the owner of a noun: `his visit`."""
    if match.form not in ("noun", "phrase"):
        return []
    return owners_meant(annotated, clauses[match.clause].start, match.first, clauses[0].start)


def _addressees(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return whom a demand is made of: the subject of what it asks (`demanded that Iran stop`)."""
    after = match.clause + 1
    if not match.trigger.type.startswith("request") or after >= len(clauses):
        return []
    following = clauses[after]
    if following.kind != "speech" or following.start > match.last:
        return []
    return annotated.mentions_between(following.start, following.end)[:2]


def _objects(
    annotated: AnnotatedField,
    match: TriggerMatch,
    clauses: Sequence[Clause],
    subjects: Container[str],
) -> list[EntityMention]:
    """Return whom a pronoun within a trigger names as its object: `accused him`."""
    start, sentence = clauses[match.clause].start, clauses[0].start
    asks = match.trigger.type.startswith(_ASKING)
    meant = objects_meant(annotated, (match.first, match.last), start, sentence, asks=asks)
    return [one for one in meant if one.id not in subjects]


def _without_purpose(
    words: Words, match: TriggerMatch, found: list[EntityMention]
) -> list[EntityMention]:
    """Return what follows `for` is the purpose where `to` names the recipient."""
    recipients = [m for m in found if m.first > match.first and words.at(m.first - 1) == "to"]
    if not recipients:
        return found
    end = recipients[-1].last
    return [m for m in found if m.first < end or "for" not in words[end : m.first]]
