"""Phrases in which a country's form means something else: `<demonym> fries`, `Bank of <name>`."""

from dataclasses import dataclass

from shared.extraction.forms import form_keys, key_of
from shared.extraction.tokens import Tokens
from shared.vocabulary.folding import TOKEN, fold
from shared.vocabulary.model import Blocker, FormKind

type _Words = tuple[tuple[str, bool], ...]
"""Words of a pattern, nearest to the form first, each with whether it asks for a capital."""

_ANY = "country"
_REACH = 6


@dataclass(frozen=True, slots=True)
class Blockers:
    """Patterns by the kind of form in them and the word next to it.

    Attributes:
        before: patterns that end in the form, by (kind, last word before it).
        after: patterns that begin with the form, by (kind, first word after it).
    """

    before: dict[tuple[str, str], list[_Words]]
    after: dict[tuple[str, str], list[_Words]]

    def block(self, tokens: Tokens, first: int, last: int, kinds: set[FormKind]) -> bool:
        """Whether the words around a form make it part of something else.

        Args:
            tokens: the field.
            first: first token of the form.
            last: one past its last.
            kinds: what the form is to its country.
        """
        ahead = list(range(last, min(last + _REACH, len(tokens.words))))
        behind = list(range(first - 1, max(first - 1 - _REACH, -1), -1))
        return _fits(tokens, self.after, ahead, kinds) or _fits(tokens, self.before, behind, kinds)


def build_blockers(blockers: tuple[Blocker, ...]) -> Blockers:
    """The patterns that have a placeholder; the others are forms of the index."""
    built = Blockers({}, {})
    for blocker in blockers:
        head, bracket, rest = blocker.pattern.partition("<")
        if not bracket:
            continue
        kind, _, tail = rest.partition(">")
        if tail:
            words = _words(tail)
            built.after.setdefault((kind, words[0][0]), []).append(words)
        else:
            words = _words(head)[::-1]
            built.before.setdefault((kind, words[0][0]), []).append(words)
    return built


def _words(phrase: str) -> _Words:
    raws = [raw for raw in (match[0] for match in TOKEN.finditer(fold(phrase))) if raw != "-"]
    return tuple(zip(form_keys(phrase), [raw[0].isupper() for raw in raws], strict=True))


def _fits(
    tokens: Tokens,
    patterns: dict[tuple[str, str], list[_Words]],
    places: list[int],
    kinds: set[FormKind],
) -> bool:
    """Whether the words at `places`, hyphens apart, are those of a pattern of these kinds."""
    places = [at for at in places if tokens.words[at] != "-"]
    if not places:
        return False
    nearest = key_of(tokens.words[places[0]])
    return any(
        _is_here(tokens, words, places)
        for kind in (*kinds, _ANY)
        for words in patterns.get((kind, nearest), ())
    )


def _is_here(tokens: Tokens, words: _Words, places: list[int]) -> bool:
    return len(words) <= len(places) and all(
        key_of(tokens.words[at]) == key and (not capital or tokens.raws[at][0].isupper())
        for (key, capital), at in zip(words, places, strict=False)
    )
