"""Where a verb begins, told without a parser by its form and by the words beside it."""

from collections.abc import Sequence

from shared.extraction.events.clauses.cue_words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CLAUSE_ENDS,
    DESCRIBING,
    DETERMINER,
    IRREGULAR_PASTS,
    MODAL,
    OBJECT_BEGINS,
    PREPOSITION,
    WILL,
)
from shared.extraction.events.thresholds import LONGEST_SUBJECT, MOST_ADVERBS
from shared.extraction.text.words import Words

_ADJECTIVE_ENDINGS = ("ern", "ic", "ous")


def is_past(word: str) -> bool:
    """Return whether a word is a past tense or a participle, other than of `be`."""
    return word in IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed"))


def is_auxiliary(word: str) -> bool:
    """Return whether a word is an auxiliary; `'s` mostly is none."""
    return word in AUXILIARY and word != "'s"


def has_finite(words: Words, start: int, end: int) -> bool:
    """Return whether a finite verb, as far as form tells, stands from `start` to `end`."""
    return any(is_auxiliary(word) or is_past(word) for word in words[start:end])


def after_adverbs(words: Words, at: int, end: int) -> int:
    """Return the first token from `at` on that is no adverb; `at` again where too many follow."""
    for here in range(at, end)[:MOST_ADVERBS]:
        word = words[here]
        if word not in ADVERB and not word.endswith("ly"):
            return here
    return at


def begins_verb(
    words: Words, raws: Sequence[str], at: int, end: int, *, bare: bool, present: bool
) -> bool:
    """Return whether a conjunct that begins at `at` begins with its verb.

    Args:
        words: folded tokens of the field.
        raws: the same as written.
        at: the conjunct's first token.
        end: one past the last token of the sentence.
        present: True in a headline, which tells news in the present: `seizes power and detains`.
        bare: True where a bare infinitive may go on: `will meet Xi and visit the plant`.
    """
    word = words[at]
    if is_auxiliary(word) or is_past(word):
        return True
    if at + 1 >= end or not raws[at][0].islower() or word in DETERMINER or word in PREPOSITION:
        return False
    if word.endswith(_ADJECTIVE_ENDINGS) or word in ADJECTIVE:
        return False
    third = present and word[-1] == "s" and word[-2:] != "ss"
    if not third and not bare:
        return False
    return words[at + 1] in OBJECT_BEGINS or raws[at + 1][0].isupper()


def begins_clause(words: Words, at: int, end: int, *, loose: bool) -> bool:
    """Return whether a subject of its own and a finite verb follow: `and Russia expelled`.

    Args:
        words: folded tokens of the field.
        at: the first token.
        end: one past the last token of the sentence.
        loose: True where a comma sets it apart, so that a past form without auxiliary is enough.
    """
    if words[at] in PREPOSITION:
        return False
    for here in range(at + 1, end)[: LONGEST_SUBJECT - 1]:
        word = words[here]
        if is_auxiliary(word):
            return True
        if is_past(word):
            after = words.at(here + 1)
            return loose and after != "" and after not in DESCRIBING
        if word in CLAUSE_ENDS:
            return False
    return False


def may_be_bare(words: Words, start: int, end: int) -> bool:
    """Return whether `will`, a modal or `to` governs what stands from `start` to `end`."""
    return any(word in WILL or word in MODAL or word == "to" for word in words[start:end])
