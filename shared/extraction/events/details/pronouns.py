"""Whom `he`, `she` and `they` at the head of a clause mean: the subject of what was said before.

Only there, and only where one leader fits: nobody rather than somebody else.
"""

from collections.abc import Sequence

from shared.domain.annotations import Facet
from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.cue_words import (
    BE,
    BEFORE_PRONOUN,
    DETERMINER,
    FALL,
    PAIR,
    PAIR_OF_PERSONS,
    PREPOSITION,
    SUBJECT_PRONOUN,
)
from shared.extraction.events.clauses.day_expressions import DATE_WORDS
from shared.extraction.events.clauses.verbs import has_finite, is_auxiliary, is_past
from shared.extraction.events.details.bystanders import fronted_end, is_title_of
from shared.extraction.events.thresholds import (
    ANTECEDENT_SENTENCES,
    FRONTED_REACH,
    HEAD_REACH,
    OWNER_REACH,
    TITLE_REACH,
)
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import WOMEN, WOMENS_NAMES
from shared.extraction.text.words import Words

_ONE = frozenset({"he", "she"})
_OWNING = {"his": "he", "her": "she"}
_OBJECTS = frozenset({"him", "her"})
_TWO = frozenset({"two", "both"})
_BEFORE_DAY = frozenset({"on", "in", "at", ","})


def antecedents(annotated: AnnotatedField, start: int, first: int) -> list[EntityMention]:
    """Return the leaders that a pronoun at the head of a clause means, none where it may be others.

    Args:
        annotated: the field.
        start: the clause's first token.
        first: the first token of its sentence.
    """
    words = annotated.tokens.words
    at = _head(annotated, start)
    word = words.at(at)
    if word not in _ONE and word != "they":
        return []
    said = annotated.names_leader(first, start) or has_finite(words, first, start)
    if start - first > 1 and words[first] != word and said:
        return _fitting(annotated, word, first, start)
    for begin, end in _sentences_before(annotated, first):
        goes_on = word in words[begin:end] and not _leaders(annotated, begin, end)
        if words[begin] != word and not goes_on:
            return _fitting(annotated, word, begin, end)
    return []


def state_meant(annotated: AnnotatedField, start: int, first: int) -> list[EntityMention]:
    """Return the country that `it` at the head of a clause means: the subject before it.

    Args:
        annotated: the field.
        start: the clause's first token.
        first: the first token of its sentence.
    """
    words = annotated.tokens.words
    at = _head(annotated, start)
    if words.at(at) != "it" or words.at(at + 1) in BE or '"' in words[start:at]:
        return []
    if start - first > 1:
        return _state_before_verb(annotated, first, start)
    before = _sentences_before(annotated, first)[:1]
    return _state_before_verb(annotated, *before[0]) if before else []


def _state_before_verb(annotated: AnnotatedField, start: int, end: int) -> list[EntityMention]:
    words = annotated.tokens.words
    named = annotated.mentions_between(start, _verb(annotated, start, end))
    alone = len({one.id for one in named}) == 1 and named[0].facet == "country"
    return named[:1] if alone and words.at(named[0].first - 1) not in PREPOSITION else []


def pairs_meant(annotated: AnnotatedField, start: int, end: int) -> list[EntityMention]:
    """Return both of whom `the two countries`, `both sides` or `the two leaders` mean.

    Args:
        annotated: the field.
        start: the first token that is looked at.
        end: one past the last.

    Returns:
        Mentions at the place of these words: of two countries or leaders, where a sentence
        shortly before names exactly two.
    """
    words = annotated.tokens.words
    found: list[EntityMention] = []
    for at in [here for here in range(start, end) if words[here] in _TWO]:
        last = next(
            (here for here in range(at + 1, at + 1 + TITLE_REACH) if _is_pair(words.at(here))), at
        )
        if last > at and words.at(last + 1) != "of":
            named = _pair_before(annotated, start, persons=words[last] in PAIR_OF_PERSONS)
            beside = {one.id for one in annotated.mentions_between(start, at)}
            if beside.isdisjoint(one.id for one in named):
                found += [one._replace(first=at, last=last + 1) for one in named]
    return found


def owners_meant(
    annotated: AnnotatedField, start: int, first: int, sentence: int
) -> list[EntityMention]:
    """Return whom `his` or `her` before a noun means: `his visit`, `her recent talks`.

    Args:
        annotated: the field.
        start: the first token of the noun's clause.
        first: the noun.
        sentence: the first token of its sentence.

    Returns:
        One leader at the place of the pronoun, with the country that tells their office, or nobody.
    """
    words = annotated.tokens.words
    for at in range(first - 1, max(start, first - OWNER_REACH) - 1, -1):
        word = words[at]
        if word in _OWNING:
            meant = _owner(annotated, _OWNING[word], (start, at), sentence)
            titles = [title for one in meant for title in _titles(annotated, one)]
            return [*(one._replace(first=at, last=at + 1) for one in meant), *titles]
        if word in PREPOSITION or is_auxiliary(word) or not word[0].isalpha():
            return []
    return []


def objects_meant(
    annotated: AnnotatedField, span: tuple[int, int], start: int, sentence: int, *, asks: bool
) -> list[EntityMention]:
    """Return whom `him` or `her` within or right after a trigger means: `accused him of`.

    So does `his` before the noun of a fall: `demanded his resignation`.

    Args:
        annotated: the field.
        span: the trigger's tokens, half-open.
        start: the first token of its clause.
        sentence: the first token of its sentence.
        asks: True where the trigger may ask for somebody's fall.

    Returns:
        One leader at the place of the pronoun, who is not the subject of the clause, or nobody.
    """
    words = annotated.tokens.words
    for at in range(span[0] + 1, span[1] + 1):
        word = words.at(at)
        owns = asks and word in _OWNING and not FALL.isdisjoint(words[at + 1 : at + 3])
        if not owns and (word not in _OBJECTS or (word == "her" and not _stands_alone(words, at))):
            continue
        subjects = {one.id for one in annotated.mentions_between(start, span[0])}
        meant = _person_before(annotated, _OWNING.get(word) or "he", start, sentence)
        return [one._replace(first=at, last=at + 1) for one in meant if one.id not in subjects]
    return []


def _stands_alone(words: Words, at: int) -> bool:
    """Return whether `her` is no possessive: nothing that may be a noun follows."""
    after = words.at(at + 1)
    return not after.isalpha() or after in PREPOSITION or after in DETERMINER or after == "to"


def _person_before(
    annotated: AnnotatedField, word: str, start: int, sentence: int
) -> list[EntityMention]:
    """Return the one leader who fits in the sentence before a clause, else in the one before."""
    if annotated.names_leader(sentence, start):
        return _fitting(annotated, word, sentence, start)
    before = _sentences_before(annotated, sentence)[:1]
    return _fitting(annotated, word, *before[0]) if before else []


def _titles(annotated: AnnotatedField, leader: EntityMention) -> list[EntityMention]:
    near = annotated.mentions_between(leader.first - TITLE_REACH - 2, leader.first)
    return [one for one in near if is_title_of(annotated.tokens.words, one, leader)]


def _owner(
    annotated: AnnotatedField, word: str, before: tuple[int, int], sentence: int
) -> list[EntityMention]:
    """Return the leader of the clause, else of the sentence, else of the one before."""
    start, at = before
    if _leaders(annotated, sentence, at):
        return _fitting(annotated, word, start if _leaders(annotated, start, at) else sentence, at)
    if at - sentence > 1:
        return []
    return next(
        (_fitting(annotated, word, *one) for one in _sentences_before(annotated, sentence)), []
    )


def _is_pair(word: str) -> bool:
    return word in PAIR or word in PAIR_OF_PERSONS


def _pair_before(annotated: AnnotatedField, at: int, *, persons: bool) -> list[EntityMention]:
    """Return the two named before a clause in its sentence, else in those shortly before."""
    facets: tuple[Facet, ...] = ("leader",) if persons else ("country", "leader")
    start, _ = annotated.tokens.sentences[annotated.tokens.sentence_at(at)]
    own = _two(annotated.mentions_between(start, at), facets)
    if own:
        return own
    for begin, end in _sentences_before(annotated, at):
        named = annotated.mentions_between(begin, end)
        if named:
            return _two(named, facets)
    return []


def _two(named: Sequence[EntityMention], facets: Sequence[Facet]) -> list[EntityMention]:
    """Return the two countries or leaders that some mentions are of, nobody where they are more."""
    for facet in facets:
        ones = {one.id: one for one in reversed(named) if one.facet == facet}
        if len(ones) == 2:
            return [*reversed(ones.values())]
    return []


def _sentences_before(annotated: AnnotatedField, at: int) -> list[tuple[int, int]]:
    """Return the sentences shortly before the one of a token, the nearest first."""
    here = annotated.tokens.sentence_at(at)
    return annotated.tokens.sentences[max(0, here - ANTECEDENT_SENTENCES) : here][::-1]


def _head(annotated: AnnotatedField, start: int) -> int:
    """Return where the subject of a clause begins: after `on Monday`, `but`, a quotation mark."""
    words = annotated.tokens.words
    for at in range(start, start + HEAD_REACH):
        word = words.at(at)
        skipped = word in BEFORE_PRONOUN or word in DATE_WORDS or word[:1].isdigit()
        if not skipped and word not in _BEFORE_DAY:
            known = word in SUBJECT_PRONOUN or word == "it"
            return at if known else _after_fronted(annotated, start)
    return start


def _after_fronted(annotated: AnnotatedField, start: int) -> int:
    """Return where a subject begins after what a comma sets before it, without names there."""
    _, end = annotated.tokens.sentences[annotated.tokens.sentence_at(start)]
    comma = fronted_end(annotated, start, min(end, start + FRONTED_REACH))
    named = comma is None or annotated.names_any(start, comma)
    return start if comma is None or named else comma + 1


def _fitting(annotated: AnnotatedField, word: str, start: int, end: int) -> list[EntityMention]:
    leaders = _leaders(annotated, start, end)
    if word == "they":
        return leaders if len({mention.id for mention in leaders}) > 1 else []
    fitting = [one for one in leaders if _is_woman(one.id) is (word == "she")]
    if len({mention.id for mention in fitting}) > 1:
        comma = fronted_end(annotated, start, end)
        after = [one for one in fitting if comma is None or one.first > comma]
        fitting = after or fitting
    if len({mention.id for mention in fitting}) > 1:
        fitting = [one for one in fitting if one.first < _verb(annotated, start, end)]
    return fitting[:1] if len({mention.id for mention in fitting}) == 1 else []


def _leaders(annotated: AnnotatedField, start: int, end: int) -> list[EntityMention]:
    named = annotated.mentions_between(start, end)
    return [mention for mention in named if mention.facet == "leader"]


def _verb(annotated: AnnotatedField, start: int, end: int) -> int:
    words = annotated.tokens.words
    return next(
        (at for at in range(start, end) if is_auxiliary(words[at]) or is_past(words[at])), end
    )


def _is_woman(id: str) -> bool:
    return id in WOMEN or id.partition("-")[0] in WOMENS_NAMES
