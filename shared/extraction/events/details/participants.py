"""Who took part in an event, and which countries it involves."""

from collections.abc import Sequence
from typing import NamedTuple

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    ASIDE,
    AUXILIARY,
    BY_WAY,
    CARRYING,
    NOT_OF_ONE,
    RELATED,
    STANCE,
    TOPIC,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.details.pronouns import antecedents
from shared.extraction.events.details.speaker import own_speaker
from shared.extraction.events.thresholds import BY_REACH, HONOURED_REACH, OWNER_REACH, TITLE_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.words import Words

_PLACES = frozenset({"in", "at"})
_SHARING = frozenset({"coordinate", "participial"})
_SEVERAL = frozenset({"they", "both"})
_RECIPIENT_TYPES = ("aid", "support", "consult/visit")


class Participants(NamedTuple):
    """Who took part in an event, by where the sentence names them.

    Attributes:
        subjects: the subject of the event's clause, where another clause or sentence names it.
        own: whom the event's own clause names.
        addressees: of whom a demand is made, where the next clause names them.
    """

    subjects: list[EntityMention]
    own: list[EntityMention]
    addressees: list[EntityMention]

    def all(self) -> list[EntityMention]:
        """Return all of them, in this order."""
        return [*self.subjects, *self.own, *self.addressees]


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
    parts = (
        _subject(annotated, match, clauses),
        annotated.mentions_between(*_extent(annotated, match, clauses)),
        _addressees(annotated, match, clauses),
    )
    found = _taking_part(annotated.tokens.words, match, [one for part in parts for one in part])
    return Participants(*([one for one in part if one in found] for part in parts))


def _subject(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return whom the subject of the event's clause means where the clause itself names nobody."""
    at = _holder(clauses, match.clause)
    holder = clauses[at]
    end = match.first if at == match.clause else holder.end
    meant = antecedents(annotated, holder.start, clauses[0].start)
    if not meant and _governs(annotated.tokens.words, match, holder.start):
        meant = own_speaker(annotated, clauses, at, end)
    return [*meant, *_subjects(annotated, match, clauses)]


def _governs(words: Words, match: TriggerMatch, start: int) -> bool:
    """Return whether the subject of a clause does what a trigger tells, as far as form tells."""
    if match.form != "noun":
        return True
    return not CARRYING.isdisjoint(words[start : match.first])


def _taking_part(
    words: Words, match: TriggerMatch, found: list[EntityMention]
) -> list[EntityMention]:
    """Return mentions without topics and bystanders, as the type of the event asks."""
    found = [
        mention
        for mention in found
        if not _is_topic(words, mention, found) and not _is_bystander(words, mention)
    ]
    if match.trigger.type.startswith("commemorate"):
        found = [m for m in found if _is_honouring_or_honoured(words, match, m)]
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
        reached = next(one for one in clauses[match.clause :] if match.last <= one.end)
        return clause.start, reached.end
    start, end = clause.start, clause.end
    for at in range(match.last, clause.end):
        if words[at] in AUXILIARY and words[at] != "'s":
            passive = "by" in clause.inside(words).between(at, at + BY_REACH)
            end = clause.end if passive else at
            break
    if "'s" in clause.inside(words).between(match.first - OWNER_REACH, match.first):
        start = _possessor(annotated, match, clause)
    return start, end


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


def _subjects(
    annotated: AnnotatedField, match: TriggerMatch, clauses: Sequence[Clause]
) -> list[EntityMention]:
    """Return mentions of the clause before that are this clause's subject too."""
    clause = clauses[match.clause]
    if clause.parent == match.clause or clause.parent >= len(clauses):
        return []
    if clause.kind == "relative":
        nearest = annotated.mentions_between(clauses[clause.parent].start, clause.start)
        return _phrase(annotated.tokens.words, nearest, clause.start) or nearest
    if clause.kind not in _SHARING:
        return []
    before = clauses[_holder(clauses, match.clause)]
    if annotated.tokens.words[clause.start] in _SEVERAL:
        return annotated.mentions_between(before.start, before.end)
    return _before_verb(annotated, before)


def _phrase(words: Words, mentions: Sequence[EntityMention], end: int) -> list[EntityMention]:
    """Return those of one noun phrase that reaches to the end: Japan's Premier Shinzo Abe."""
    phrase: list[EntityMention] = []
    reach = 1
    for mention in reversed(mentions):
        between = words[mention.last : end]
        if len(between) > reach or (phrase and not _is_title(mention, between)):
            break
        phrase.insert(0, mention)
        end, reach = mention.first, TITLE_REACH
    return phrase


def _is_title(mention: EntityMention, between: Sequence[str]) -> bool:
    """Return whether a country and a name belong together by the words between: 's premier."""
    apart = not NOT_OF_ONE.isdisjoint(between) or any(map(is_past, between))
    return mention.facet == "country" and not apart


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


def _holder(clauses: Sequence[Clause], at: int) -> int:
    """Return the index of the clause that a chain of predicates begins with: their subject's."""
    while clauses[at].kind in _SHARING and clauses[at].parent < at:
        at = clauses[at].parent
    return at


def _before_verb(annotated: AnnotatedField, clause: Clause) -> list[EntityMention]:
    """Return mentions before a clause's verb; all of them where its form tells no verb."""
    words, raws = annotated.tokens.words, annotated.tokens.raws
    for at in range(clause.start, clause.end):
        word = words[at]
        verb = is_auxiliary(word) or (is_past(word) and words.at(at - 1) != ",")
        third = word[-1] == "s" and raws[at].isalpha() and raws[at].islower()
        if verb or (third and at > clause.start and raws.is_capital(at - 1)):
            return annotated.mentions_between(clause.start, at)
    return annotated.mentions_between(clause.start, clause.end)


def _is_topic(words: Words, mention: EntityMention, found: Sequence[EntityMention]) -> bool:
    after = words.at(mention.last)
    return mention.facet == "country" and after in TOPIC and len(found) > 1


def _is_bystander(words: Words, mention: EntityMention) -> bool:
    """Return whether a name only describes somebody else (an ally of), or is set aside."""
    if _is_part_of_word(words, mention):
        return True
    if mention.facet != "leader":
        return False
    before = words.at(mention.first - 1)
    if before in ASIDE:
        return True
    if before == "of" and words.at(mention.first - 2) in RELATED:
        return True
    after = words[mention.last : mention.last + 3]
    return after[:1] == ["'s"] and not RELATED.isdisjoint(after[1:])


def _is_part_of_word(words: Words, mention: EntityMention) -> bool:
    """Return whether a name is part of a word: Iranian-backed, anti-American."""
    backed = words.at(mention.last) == "-" and words.at(mention.last + 1) in BY_WAY
    return backed or (words.at(mention.first - 1) == "-" and words.at(mention.first - 2) in STANCE)


def _without_purpose(
    words: Words, match: TriggerMatch, found: list[EntityMention]
) -> list[EntityMention]:
    """Return what follows `for` is the purpose where `to` names the recipient."""
    recipients = [m for m in found if m.first > match.first and words.at(m.first - 1) == "to"]
    if not recipients:
        return found
    end = recipients[-1].last
    return [m for m in found if m.first < end or "for" not in words[end : m.first]]
