"""Whom `he`, `she` and `they` at the head of a clause mean: the subject of what was said before.

Only there, and only where one leader fits: nobody rather than somebody else.
"""

from bisect import bisect_right

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.cue_words import BEFORE_PRONOUN
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.thresholds import ANTECEDENT_SENTENCES
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import WOMEN, WOMENS_NAMES

_ONE = frozenset({"he", "she"})


def antecedents(annotated: AnnotatedField, start: int, first: int) -> list[EntityMention]:
    """Return the leaders that a pronoun at the head of a clause means, none where it may be others.

    Args:
        annotated: the field.
        start: the clause's first token.
        first: the first token of its sentence.
    """
    words = annotated.tokens.words
    at = start + 1 if words[start] in BEFORE_PRONOUN and words.at(start + 1) else start
    word = words[at]
    if word not in _ONE and word != "they":
        return []
    sentences = annotated.tokens.sentences
    if at - first > 1 and words[first] != word:
        return _fitting(annotated, word, first, start)
    here = bisect_right(sentences, (first, len(words))) - 1
    for before in range(here - 1, max(-1, here - 1 - ANTECEDENT_SENTENCES), -1):
        begin, end = sentences[before]
        if words[begin] != word:
            return _fitting(annotated, word, begin, end)
    return []


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
