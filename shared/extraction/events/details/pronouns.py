"""Whom `he`, `she` and `they` at the head of a clause mean: the subject of what was said before.

Only there, and only where one leader fits: nobody rather than somebody else.
"""

from bisect import bisect_right

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.cue_words import (
    BE,
    BEFORE_PRONOUN,
    PAIR,
    PAIR_OF_PERSONS,
    PREPOSITION,
)
from shared.extraction.events.clauses.day_expressions import DATE_WORDS
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.details.bystanders import is_title_of
from shared.extraction.events.thresholds import (
    ANTECEDENT_SENTENCES,
    HEAD_REACH,
    OWNER_REACH,
    TITLE_REACH,
)
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import WOMEN, WOMENS_NAMES

_ONE = frozenset({"he", "she"})
_OWNING = {"his": "he", "her": "she"}
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
    if start - first > 1 and words[first] != word:
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
        noun = words.at(at + 1)
        if noun in PAIR or noun in PAIR_OF_PERSONS:
            named = _pair_before(annotated, start, persons=noun in PAIR_OF_PERSONS)
            found += [one._replace(first=at, last=at + 2) for one in named]
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


def _pair_before(annotated: AnnotatedField, at: int, *, persons: bool) -> list[EntityMention]:
    for begin, end in _sentences_before(annotated, at):
        named = annotated.mentions_between(begin, end)
        for facet in ("leader",) if persons else ("country", "leader"):
            ones = {one.id: one for one in reversed(named) if one.facet == facet}
            if len(ones) == 2:
                return [*reversed(ones.values())]
        if named:
            return []
    return []


def _sentences_before(annotated: AnnotatedField, at: int) -> list[tuple[int, int]]:
    """Return the sentences shortly before the one of a token, the nearest first."""
    sentences = annotated.tokens.sentences
    here = bisect_right(sentences, (at, len(annotated.tokens.words))) - 1
    return sentences[max(0, here - ANTECEDENT_SENTENCES) : here][::-1]


def _head(annotated: AnnotatedField, start: int) -> int:
    """Return where the subject of a clause begins: after `on Monday`, `but`, a quotation mark."""
    words = annotated.tokens.words
    for at in range(start, start + HEAD_REACH):
        word = words.at(at)
        skipped = word in BEFORE_PRONOUN or word in DATE_WORDS or word[:1].isdigit()
        if not skipped and word not in _BEFORE_DAY:
            return at
    return start


def _fitting(annotated: AnnotatedField, word: str, start: int, end: int) -> list[EntityMention]:
    leaders = _leaders(annotated, start, end)
    if word == "they":
        return leaders if len({mention.id for mention in leaders}) > 1 else []
    fitting = [one for one in leaders if _is_woman(one.id) is (word == "she")]
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
