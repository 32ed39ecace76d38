"""Page furniture: what stands around an article's own text and came into it with the page.

Teasers of other articles, captions, sign-ups for newsletters, advertisements, lines about rights.
They stay in the text, but tell nothing of what the article is about.
"""

from collections.abc import Mapping, Sequence

from shared.extraction.text.tokens import Tokens
from shared.extraction.text.word_lists import FURNITURE_BEGINS, FURNITURE_HOLDS
from shared.extraction.text.words import Words

type _Phrases = Mapping[str, Sequence[tuple[str, ...]]]

_OPENING = frozenset("\"'([-*|\u2022>")
_MOST_MARKS = 3  # marks and bullets that may stand before the first word


def _by_first_word(phrases: frozenset[str]) -> _Phrases:
    """Return phrases, whose words `_` joins, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        first, *rest = phrase.split("_")
        found.setdefault(first, []).append(tuple(rest))
    return found


_BEGINS = _by_first_word(FURNITURE_BEGINS)
_HOLDS = _by_first_word(FURNITURE_HOLDS)


def is_furniture(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether a sentence is page furniture; a headline never is.

    Args:
        tokens: the field.
        first: first token of the sentence.
        last: one past its last.
    """
    if tokens.field == "title":
        return False
    words, begin = tokens.words, first
    while begin < min(first + _MOST_MARKS, last) and words[begin] in _OPENING:
        begin += 1
    if _stands_at(words, begin, _BEGINS):
        return True
    if _HOLDS.keys().isdisjoint(words[first:last]):
        return False
    places = [at for at, word in enumerate(words[first:last], first) if word in _HOLDS]
    return any(_stands_at(words, at, _HOLDS) for at in places)


def _stands_at(words: Words, at: int, phrases: _Phrases) -> bool:
    word = words.at(at)
    return word in phrases and any(
        tuple(words[at + 1 : at + 1 + len(rest)]) == rest for rest in phrases[word]
    )
