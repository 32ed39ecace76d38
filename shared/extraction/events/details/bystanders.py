"""Names in a clause that take no part in what it tells: they describe, or stand apart."""

from collections.abc import Sequence

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    ASIDE,
    BY_WAY,
    DETERMINER,
    LED,
    NOT_OF_ONE,
    NOT_PARTICIPLE,
    PLACE,
    PREPOSITION,
    PRIVATE,
    RELATED,
    RELATED_GROUP,
    STANCE,
    TOPIC,
)
from shared.extraction.events.clauses.verbs import has_finite, is_past
from shared.extraction.events.thresholds import (
    DISTANT_STEPS,
    OWNER_REACH,
    RELATED_REACH,
    TITLE_REACH,
)
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.words import Words

OFFICE = "office"
"""The rule of a mention that is an office without a name."""


def is_bystander(
    words: Words, match: TriggerMatch, mention: EntityMention, found: Sequence[EntityMention]
) -> bool:
    """Return whether a name only describes somebody else or a topic, or is set aside.

    Args:
        words: folded tokens of the field.
        match: the trigger.
        mention: the name.
        found: all names that may take part.
    """
    if _is_part_of_word(words, mention) or _is_topic(words, mention, found):
        return True
    if _leads_other(words, match, mention):
        return True
    if mention.facet != "leader":
        return any(is_title_of(words, mention, one) and _is_related(words, one) for one in found)
    return words.at(mention.first - 1) in ASIDE or _is_related(words, mention)


def is_distant(words: Words, match: TriggerMatch, mention: EntityMention) -> bool:
    """Return whether a name stands deep in what follows a trigger: on the eve of a visit by.

    Args:
        words: folded tokens of the field.
        match: the trigger.
        mention: the name.
    """
    between = words[match.last : mention.first]
    steps = sum(word in PREPOSITION and word != "of" for word in between)
    return steps >= DISTANT_STEPS and "among" not in between


def is_title_of(words: Words, country: EntityMention, leader: EntityMention) -> bool:
    """Return whether a country belongs to a leader's name: the French president, Emmanuel Macron.

    Args:
        words: folded tokens of the field.
        country: what stands before.
        leader: the name.
    """
    if country.facet != "country" or leader.facet != "leader":
        return False
    between = words[country.last : leader.first]
    beside = leader.rule == OFFICE and country.last == leader.first  # the French president
    return beside or (0 < len(between) <= TITLE_REACH + 2 and is_apposition(between))


def is_of_private(words: Words, country: EntityMention) -> bool:
    """Return whether a country only tells where private people or bodies are from: Danish tourists.

    Args:
        words: folded tokens of the field.
        country: the name.
    """
    if country.facet != "country":
        return False
    before = country.first - 1 - (words.at(country.first - 1) in DETERMINER)
    if words.at(before) == "of" and words.at(before - 1) in PRIVATE | RELATED:
        return True
    for word in words.between(country.last, country.last + OWNER_REACH):
        if word in PRIVATE:
            return True
        if not (word.isalpha() or word == "'s") or word in PREPOSITION or is_past(word):
            return False
    return False


def is_apposition(between: Sequence[str]) -> bool:
    """Return whether the words between a country and a name join them, by one comma at most."""
    apart = not NOT_OF_ONE.isdisjoint(word for word in between if word != ",")
    return not apart and between.count(",") <= 1 and not any(map(is_past, between))


def subject_start(annotated: AnnotatedField, clause: Clause, end: int) -> int:
    """Return where the subject of a clause may begin: after what a comma sets before it.

    `Speaking in Brussels, Donald Tusk accused`, `After talks with Xi Jinping, Vladimir Putin flew`.

    Args:
        annotated: the field.
        clause: the clause.
        end: its trigger.

    Returns:
        The token after the comma, or the clause's first where nobody is named between.
    """
    comma = fronted_end(annotated, clause.start, end)
    named = comma is not None and annotated.names_any(comma + 1, end)
    return comma + 1 if comma is not None and named else clause.start


def fronted_end(annotated: AnnotatedField, start: int, end: int) -> int | None:
    """Return the comma that ends what is set before the subject of a clause, None without.

    Args:
        annotated: the field.
        start: the clause's first token.
        end: one past the last token that is looked at.
    """
    words = annotated.tokens.words
    first = start + 1 if words[start] == '"' else start
    word = words.at(first)
    fronted = (word in PREPOSITION and word != "with") or word in ("like", "as")
    if not fronted and not (word.endswith("ing") and word not in NOT_PARTICIPLE):
        return None
    ends = {mention.last for mention in annotated.mentions_between(start, end)}
    for at in range(first, end):
        if words[at] == "," and not (at in ends and _lists(annotated, at)):
            return _apposition_end(words, at, end)
    return None


def _apposition_end(words: Words, comma: int, end: int) -> int:
    """Return the comma after what a place is: `In Benghazi, Libya's second city, funerals`."""
    after = next((at for at in range(comma + 1, end) if words[at] == ","), None)
    if after is None or PLACE.isdisjoint(words[comma + 1 : after]):
        return comma
    return comma if has_finite(words, comma + 1, after) else after


def _lists(annotated: AnnotatedField, comma: int) -> bool:
    """Return whether a list of names goes on after a comma: in Kenya, Chad and Niger."""
    following = annotated.mentions_between(comma + 1, comma + 2)
    return bool(following) and annotated.tokens.words.at(following[0].last) in (",", "and")


def _is_part_of_word(words: Words, mention: EntityMention) -> bool:
    """Return whether a name is part of a word: Iranian-backed, anti-American."""
    backed = words.at(mention.last) == "-" and words.at(mention.last + 1) in BY_WAY
    return backed or (words.at(mention.first - 1) == "-" and words.at(mention.first - 2) in STANCE)


def _leads_other(words: Words, match: TriggerMatch, mention: EntityMention) -> bool:
    """Return whether a name says who leads what is set beside the act: `in the US-led war`."""
    if words.at(mention.last) != "-" or words.at(mention.last + 1) not in LED:
        return False
    at = mention.first - 1
    at -= words.at(at) in DETERMINER
    noun = match.form == "noun" and mention.last + 1 < match.first <= mention.last + OWNER_REACH
    return words.at(at) in PREPOSITION and words.at(at) not in ("of", "by", "from") and not noun


def _is_topic(words: Words, mention: EntityMention, found: Sequence[EntityMention]) -> bool:
    after = words.at(mention.last)
    return mention.facet == "country" and after in TOPIC and len(found) > 1


def _is_related(words: Words, leader: EntityMention) -> bool:
    """Return whether a leader only tells who somebody else is: an ally of, 's lawyer."""
    before = words.between(leader.first - RELATED_REACH, leader.first)
    at = before.index("of") if "of" in before else 0
    if at and before[at - 1] in RELATED and not any(map(is_past, before[at:])):
        return True
    after = words[leader.last : leader.last + RELATED_REACH]
    if after[:1] != ["'s"]:
        return words.at(leader.last) in RELATED
    if words.at(leader.last + 1) in RELATED_GROUP:
        return True
    apart = next((i for i, word in enumerate(after) if word in PREPOSITION or word in ",."), None)
    return not RELATED.isdisjoint(after[1:apart])
