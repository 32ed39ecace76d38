"""The preposition that a name depends on, which tells its part in what the clause says."""

from collections.abc import Container

from shared.extraction.events.clauses.cue_words import (
    ADJECTIVE,
    BEFORE_TIME,
    DETERMINER,
    PREPOSITION,
    TIME_SPANS,
)
from shared.extraction.events.clauses.day_expressions import may_be_of_date
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.text.tokens import EntityMention, Tokens

INFINITIVE = "to + verb"
"""What stands for the preposition where a name is the object of an infinitive of its own."""
_ADJECTIVE_ENDINGS = ("ing", "ern", "ed", "al", "ous", "ic", "an", "ary")


def governor_before(
    tokens: Tokens, mention: EntityMention, start: int, ends: Container[int]
) -> str:
    """Return the preposition of a name in the subject of a clause.

    Args:
        tokens: the field.
        mention: the name.
        start: the clause's first token.
        ends: where names end, so that a comma after one belongs to a list.

    Returns:
        The preposition, or an empty string where the name depends on none.
    """
    return _governor(tokens, mention, start, start, ends, over_verbs=False)


def governor_after(
    tokens: Tokens, mention: EntityMention, first: int, last: int, ends: Container[int]
) -> str:
    """Return the preposition of a name that follows a trigger.

    Args:
        tokens: the field.
        mention: the name.
        first: the trigger's first token.
        last: one past its last.
        ends: where names end.

    Returns:
        The preposition, `INFINITIVE`, or an empty string where the name depends on the trigger.
        A chain of nouns counts as its first: `by members of the Ukrainian team` is `by`.
    """
    return _governor(tokens, mention, first + 1, last, ends, over_verbs=True)


def _governor(
    tokens: Tokens,
    mention: EntityMention,
    start: int,
    infinitives: int,
    ends: Container[int],
    *,
    over_verbs: bool,
) -> str:
    words = tokens.words
    inner = ""
    for at in range(mention.first - 1, start - 1, -1):
        word = words[at]
        if word == "," and at not in ends:
            return inner
        if word in PREPOSITION and word != "of" and not _is_of_time(tokens, at, mention):
            if not _is_infinitive(tokens, at):
                return word
            if at > infinitives:
                return INFINITIVE
        if not over_verbs and (is_auxiliary(word) or is_past(word)):
            return inner
        inner = "of" if word == "of" else inner
    return inner


def _is_of_time(tokens: Tokens, at: int, mention: EntityMention) -> bool:
    """Return whether a preposition has a time before the name: `On Thursday Peru's Congress`."""
    words = tokens.words
    here = at + 1
    while here < mention.first and words[here] in BEFORE_TIME:
        here += 1
    return here < mention.first and (words[here] in TIME_SPANS or may_be_of_date(words[here]))


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    """Return whether a verb follows `to`, as far as form tells."""
    after = tokens.words.at(at + 1)
    return (
        tokens.words[at] == "to"
        and tokens.raws.at(at + 1).islower()
        and after not in DETERMINER
        and after not in ADJECTIVE
        and not after.endswith(_ADJECTIVE_ENDINGS)
    )
