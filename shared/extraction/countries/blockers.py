"""Phrases in which a country's form means something else: `<demonym> fries`, `Bank of <name>`."""

from typing import NamedTuple

from shared.extraction.countries.thresholds import PATTERN_REACH
from shared.extraction.text.form_index import form_keys, key_of
from shared.extraction.text.tokens import Tokens
from shared.vocabulary.model import Blocker, FormKind
from shared.vocabulary.normal_form import TOKEN, fold

type _Words = tuple[tuple[str, bool], ...]
"""Words of a pattern, nearest to the form first, each with whether it asks for a capital."""

_ANY = "country"


class Blockers(NamedTuple):
    """Patterns by the kind of form in them and the word next to it.

    Attributes:
        before: patterns that end in the form, each with the form's kind, by the word before it.
        after: patterns that begin with the form, likewise by the word after it.
    """

    before: dict[str, list[tuple[str, _Words]]]
    after: dict[str, list[tuple[str, _Words]]]

    def block(self, tokens: Tokens, first: int, last: int, kinds: set[FormKind]) -> bool:
        """Return whether the words around a form make it part of something else.

        Args:
            tokens: the field.
            first: first token of the form.
            last: one past its last.
            kinds: what the form is to its country.
        """
        words = tokens.words
        at = last + 1 if words.at(last) == "-" else last
        if patterns := self.after.get(key_of(words.at(at))):
            places = [i for i in range(at, at + PATTERN_REACH) if words.at(i) != "-"]
            if _fits(tokens, patterns, places, kinds):
                return True
        at = first - 2 if words.at(first - 1) == "-" else first - 1
        if patterns := self.before.get(key_of(words.at(at))):
            places = [i for i in range(at, at - PATTERN_REACH, -1) if words.at(i) != "-"]
            return _fits(tokens, patterns, places, kinds)
        return False


def build_blockers(blockers: tuple[Blocker, ...]) -> Blockers:
    """Return the patterns that have a placeholder; the others are forms of the index."""
    built = Blockers({}, {})
    for blocker in blockers:
        head, bracket, rest = blocker.pattern.partition("<")
        if not bracket:
            continue
        kind, _, tail = rest.partition(">")
        if tail:
            words = _words(tail)
            built.after.setdefault(words[0][0], []).append((kind, words))
        else:
            words = _words(head)[::-1]
            built.before.setdefault(words[0][0], []).append((kind, words))
    return built


def _words(phrase: str) -> _Words:
    raws = [raw for raw in (match[0] for match in TOKEN.finditer(fold(phrase))) if raw != "-"]
    return tuple(zip(form_keys(phrase), [raw[0].isupper() for raw in raws], strict=True))


def _fits(
    tokens: Tokens, patterns: list[tuple[str, _Words]], places: list[int], kinds: set[FormKind]
) -> bool:
    """Return whether the words at `places` are those of a pattern of one of these kinds."""
    return any(
        (kind == _ANY or kind in kinds) and _is_here(tokens, words, places)
        for kind, words in patterns
    )


def _is_here(tokens: Tokens, words: _Words, places: list[int]) -> bool:
    return len(words) <= len(places) and all(
        key_of(tokens.words.at(at)) == key and (not capital or tokens.raws.is_capital(at))
        for (key, capital), at in zip(words, places, strict=False)
    )
