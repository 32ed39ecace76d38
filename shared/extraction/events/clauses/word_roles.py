"""How a word stands in its sentence: verb or noun, finite, passive or a mere description."""

from typing import Literal

from shared.extraction.events.clauses.cue_words import (
    BE,
    BEFORE_VERB,
    DETERMINER,
    HAVE,
    IRREGULAR_PASTS,
    OBJECT_BEGINS,
    PARTICLE,
    PASSIVE,
    PREPOSITION,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.thresholds import (
    LISTED_NAMES_REACH,
    PASSIVE_REACH,
    PLURAL_SUBJECT_REACH,
)
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import Trigger

type Form = Literal["finite", "passive", "participle", "infinitive", "noun", "phrase"]

_ADJECTIVE_ENDINGS = ("ous", "torial", "ical", "ional")
_JOINTS = frozenset({"and", ","})
_ENDS = frozenset(".:;?!")
_FLOATING = frozenset({"both", "all", "each"})
"""Quantifiers that may stand right before a verb: have both slammed, both passed a bill."""


def word_role(tokens: Tokens, at: int, trigger: Trigger) -> Form | None:
    """Return how a trigger's first word stands in the sentence; None where not as the trigger asks.

    Args:
        tokens: the field.
        at: the word.
        trigger: what it may begin.
    """
    words = tokens.words
    if trigger.kind == "noun":
        return "noun" if _is_noun(words, at) else None
    word = words[at]
    before = words.at(at - 1)
    if _follows_hyphen(tokens, at) or (word.endswith("ed") and _follows_preposition(words, at)):
        return None
    if trigger.kind == "phrase":
        return "infinitive" if before == "to" else "phrase"
    if word.endswith("ing"):
        return _ing(words, at, before)
    if word.endswith("ed") or word in IRREGULAR_PASTS:
        return _past(tokens, at, before)
    if word.endswith("s") and not word.endswith("ss"):
        return None if _is_plural(tokens, at, before) else "finite"
    if before == "to":
        return "infinitive" if BE.isdisjoint(words.between(at - 3, at - 1)) else "finite"
    phrasal = bool(trigger.rest) and trigger.rest[0][1] == 0
    verb = phrasal or before in BEFORE_VERB or before.endswith("ly") or _is_plural_subject(before)
    if tokens.field == "title":
        verb = verb or _follows_names(tokens, at) or _follows_plural(words, at)
    return "finite" if verb and before not in DETERMINER else None


def _follows_hyphen(tokens: Tokens, at: int) -> bool:
    """Return whether a hyphen joins a word to the one before; a dash has a space behind it."""
    return tokens.words.at(at - 1) == "-" and tokens.ends[at - 1] == tokens.starts[at]


def _follows_preposition(words: Words, at: int) -> bool:
    """Return whether a preposition stands before a word; `since` is none in `has since left`."""
    before = words.at(at - 1)
    return before in PREPOSITION and not (before == "since" and words.at(at - 2) in HAVE)


def _is_plural_subject(before: str) -> bool:
    """Return whether a word may be a plural noun, whose verb follows: not in `ambitious target`."""
    return before.endswith("s") and not before.endswith(("ous", "ss"))


def _follows_names(tokens: Tokens, at: int) -> bool:
    """Return whether names joined into a plural stand before: `Zambia, Malawi sign a deal`."""
    for here in range(at - 1, at - LISTED_NAMES_REACH, -1):
        if here < at - 1 and tokens.words.at(here) in _JOINTS:
            return tokens.raws.is_capital(here - 1)
        if not tokens.raws.is_capital(here):
            return False
    return False


def _follows_plural(words: Words, at: int) -> bool:
    """Return whether a headline's subject is a plural that a preposition adds to.

    `Rebels in Chad seize a town.`
    """
    for here in range(at - 2, at - PLURAL_SUBJECT_REACH, -1):
        word = words.at(here)
        if word in PREPOSITION:
            plural = words.at(here - 1)
            return plural in BEFORE_VERB or (plural[-1:] == "s" and plural[-2:] != "ss")
        if is_past(word) or is_auxiliary(word):
            return False
    return False


def _is_plural(tokens: Tokens, at: int, before: str) -> bool:
    """Return whether a word in -s is a noun: the visits, visits of, repeating calls."""
    after = tokens.words.at(at + 1)
    if before in DETERMINER or before in PREPOSITION or after in ("of", "between"):
        return True
    if before in BE or before in ("or", "without") or before.endswith(_ADJECTIVE_ENDINGS):
        return True
    if before == "and" and tokens.words.at(at - 2).endswith("s"):
        return True
    if before in PARTICLE or before[:1].isdigit():
        return True
    return before.endswith(("ing", "ed")) and tokens.raws[at - 1][0].islower() and before != "king"


def _is_noun(words: Words, at: int) -> bool:
    word = words[at]
    before = words.at(at - 1)
    if before == "to":
        return word.endswith(("s", "ing", "ion", "ment"))
    if word.endswith("ing") and words.at(at + 1) in DETERMINER:
        return False
    return not (before in BEFORE_VERB and before not in ("and", "or", ",", '"', "'", "us", "that"))


def _ing(words: Words, at: int, before: str) -> Form | None:
    after = words.at(at + 1)
    if before in DETERMINER:
        return "noun" if after in ("of", "in", "by") else None
    if before in BE or (words.at(at - 2) in BE and not before.endswith("ing")):
        return "finite"
    return "participle"


def _past(tokens: Tokens, at: int, before: str) -> Form | None:
    words = tokens.words
    after = words.at(at + 1)
    if _has_passive_auxiliary(words, at):
        return "passive"
    if (
        before in DETERMINER
        and not _floats(tokens, at - 1)
        and after.isalpha()
        and after not in PREPOSITION
    ):
        return None
    if words[at] == "given" and (after in DETERMINER or after == "that"):
        return None
    if after == "by" or not before or before in '.:"':
        return "participle"
    return "finite"


def _floats(tokens: Tokens, at: int) -> bool:
    """Return whether a quantifier stands before the verb: `the two both met him`, `have all left`.

    In `freed all detained men` it belongs to the noun.
    """
    words = tokens.words
    before = words.at(at - 1)
    if words[at] not in _FLOATING or before in HAVE:
        return words[at] in _FLOATING
    subject = before.isalpha() and before not in PREPOSITION and not is_past(before)
    return subject and (words.at(at + 2) in OBJECT_BEGINS or tokens.raws.is_capital(at + 2))


def _has_passive_auxiliary(words: Words, at: int) -> bool:
    """Return whether an auxiliary of the passive stands shortly before, in the same sentence."""
    for word in reversed(words.between(at - PASSIVE_REACH, at)):
        if word in PASSIVE:
            return True
        if word in _ENDS:
            return False
    return False
