"""One pass over the tokens of a field: the longest known form at each place."""

from typing import NamedTuple

from shared.extraction.text.form_index import END, SILENT, Entry, Index, Node, key_of, plain
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.word_lists import TITLE_ABBREVIATIONS


class FormMatch(NamedTuple):
    """A known form in the text.

    Attributes:
        first: its first token.
        last: one past its last token.
        entries: all that it may stand for.
    """

    first: int
    last: int
    entries: tuple[Entry, ...]


def find_form_matches(tokens: Tokens, index: Index) -> list[FormMatch]:
    """Match a field against an index.

    Args:
        tokens: the field.
        index: forms, as `build_index` makes them.

    Returns:
        Matches that do not overlap, in order; from the left, each the longest of its place
        whose capitals agree with one of its entries.
    """
    root, lower = index.root, index.lower
    keys, raws = _keys(tokens.words), tokens.raws
    matches: list[FormMatch] = []
    done = 0
    for at in [at for at, key in enumerate(keys) if key in root]:
        if at < done or not (keys[at] in lower or raws[at][0].isupper()):
            continue
        if match := _longest(tokens, keys, at, index):
            matches.append(match)
            done = match.last
    return matches


def _keys(words: list[str]) -> list[str]:
    """Return the words as the index has them."""
    keys = words
    for at in [at for at, word in enumerate(words) if not word.isalnum() and len(word) > 2]:
        if keys is words:
            keys = words.copy()
        keys[at] = key_of(words[at])
    return keys


def _longest(tokens: Tokens, keys: list[str], first: int, index: Index) -> FormMatch | None:
    """Return the longest form that begins at a token."""
    node: Node = index.root[keys[first]]
    at = first + 1
    if END not in node and at < len(keys) and not (keys[at] in node or keys[at] in SILENT):
        return None  # as most do: many names begin with `the`
    found: FormMatch | None = None
    while True:
        if END in node and (entries := _agreeing(tokens, first, at, node, index)):
            found = FormMatch(first, at, entries)
        at = _next_word(tokens, at)
        if at >= len(keys) or keys[at] not in node or keys[at] == END:
            return found
        node = node[keys[at]]
        at += 1


def _next_word(tokens: Tokens, at: int) -> int:
    """Step over a hyphen, or the full stop of an initial or abbreviation, inside of a name."""
    if at + 1 >= len(tokens.words) or tokens.starts[at] != tokens.ends[at - 1]:
        return at
    mark = tokens.words[at]
    if mark == "-" and tokens.starts[at + 1] == tokens.ends[at]:
        return at + 1
    before = tokens.words[at - 1]
    if mark == "." and (len(before) == 1 or before in TITLE_ABBREVIATIONS):
        return at + 1
    return at


def _agreeing(tokens: Tokens, first: int, last: int, node: Node, index: Index) -> tuple[Entry, ...]:
    """Return the entries of a node whose capitals are those of the text."""
    raws = tokens.raws[first:last]
    capital = raws[0][0].isupper()
    return tuple(
        [
            entry
            for entry in [index.entries[place] for place in node[END]]
            if (entry.exact == plain(" ".join(raws)) if entry.exact else capital or entry.lower)
        ]
    )
