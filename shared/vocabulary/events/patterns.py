"""Patterns of triggers: sequences of sets of words, parsed from a line of a data file.

A pattern is a sequence of elements, which spaces separate:

    word            that word
    arrest.v        the verb in all its forms
    visit.n         the noun, singular and plural
    @troops         any word of the named set
    a/b.v/@c        any of them
    ~  ~6           up to four, or six, other words between its neighbours
"""

import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from shared.vocabulary.events.inflection import noun_forms, verb_forms
from shared.vocabulary.events.tree import TriggerKind

DEFAULT_GAP = 4
_GAP = re.compile(r"~(\d?)")
_ATOM = re.compile(r"@[a-z-]+|[a-z0-9'$.]+?(?:\.[vn])?|-|[A-Z]+")


class PatternError(ValueError):
    """A pattern that cannot be parsed; the message says why."""


class Pattern(NamedTuple):
    """A pattern, ready to match.

    Attributes:
        first: the words it may begin with.
        kind: `verb` or `noun` where its first word is one, else `phrase`.
        rest: each further element, with the number of other words allowed before it.
    """

    first: frozenset[str]
    kind: TriggerKind
    rest: tuple[tuple[frozenset[str], int], ...]


def parse_patterns(text: str, sets: Mapping[str, frozenset[str]]) -> list[Pattern]:
    """Parse one pattern; it gives several where an alternative is a word with a hyphen.

    Args:
        text: as the data file has it.
        sets: named sets of words.

    Raises:
        PatternError: an element is malformed or names an unknown set.
    """
    choices = [_split_hyphenated(part) for part in text.split()]
    return [_parse(" ".join(chosen), sets) for chosen in product(*choices)]


def _split_hyphenated(part: str) -> list[str]:
    """Split `truce/cease-fire` into two: a hyphen is a token, so the second is three tokens."""
    if "/" not in part:
        return [part]
    plain = [atom for atom in part.split("/") if "-" not in atom or "@" in atom]
    hyphenated = [atom for atom in part.split("/") if "-" in atom and "@" not in atom]
    return [*(["/".join(plain)] if plain else []), *hyphenated]


def _parse(text: str, sets: Mapping[str, frozenset[str]]) -> Pattern:
    elements: list[tuple[frozenset[str], int]] = []
    kinds: list[TriggerKind] = []
    gap = 0
    for part in _parts(text):
        if found := _GAP.fullmatch(part):
            gap = int(found[1] or DEFAULT_GAP)
            continue
        elements.append((words_of(part, sets), gap))
        kinds.append(_kind(part))
        gap = 0
    if not elements or gap or elements[0][1]:
        raise PatternError(f"pattern {text!r} must begin and end with a word")
    return Pattern(elements[0][0], _kind_of_all(kinds), tuple(elements[1:]))


def words_of(element: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the words that one element stands for.

    Raises:
        PatternError: it is malformed or names an unknown set.
    """
    words: set[str] = set()
    for atom in element.split("/"):
        if not _ATOM.fullmatch(atom):
            raise PatternError(f"{atom!r} is no word, no lemma and no set")
        words |= _words_of_atom(atom, sets)
    return frozenset(words)


def _words_of_atom(atom: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if atom.startswith("@"):
        if atom[1:] not in sets:
            raise PatternError(f"there is no set {atom}")
        return sets[atom[1:]]
    if atom.endswith(".v"):
        return verb_forms(atom[:-2])
    if atom.endswith(".n"):
        return noun_forms(atom[:-2])
    return frozenset({atom})


def _parts(text: str) -> list[str]:
    """Split a pattern into parts; a hyphen between words is a part of its own."""
    return [
        piece
        for part in text.split()
        for piece in ([part] if "@" in part else part.replace("-", " - ").split())
    ]


def _kind_of_all(kinds: list[TriggerKind]) -> TriggerKind:
    """Return the kind of a pattern: that of its first part, or `noun` as for `peace talk.n`."""
    if kinds[0] == "phrase" and "noun" in kinds and "verb" not in kinds:
        return "noun"
    return kinds[0]


def _kind(element: str) -> TriggerKind:
    if all(atom.endswith(".v") for atom in element.split("/")):
        return "verb"
    if all(atom.endswith(".n") for atom in element.split("/")):
        return "noun"
    return "phrase"
