"""The values that a wrong one may have meant, found by the names of the right ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from shared.search.index.comparable_text import fold_text

OFFERED = 3
_CUTOFF = 0.7
"""Least likeness of a mistyped name (difflib): `Rusia` to `Russia` 0.91, `putni` to `putin` 0.8."""
_LONGEST = 60
"""Most characters of a value that are compared: names are shorter, and comparing takes time."""
_MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"the", "a", "an"})
_PLURAL = 4
"""Fewest letters of a word that counts as a plural if it ends in `s`."""

type _Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ValueNames:
    """A value with its names.

    Attributes:
        id: the value, as a filter takes it.
        names: its names as folded words; its id is one of them.
        about: further words that describe it, folded.
    """

    id: str
    names: tuple[tuple[str, ...], ...]
    about: frozenset[str] = frozenset()


def value_names(id: str, *names: str, about: Sequence[str] = ()) -> ValueNames:
    """Fold the names of a value; the part of an id after a slash is one of them."""
    written = dict.fromkeys((id, id.rpartition("/")[2], *names))
    folded = dict.fromkeys(_words(name) for name in written)
    return ValueNames(id, tuple(folded), frozenset(word for text in about for word in _words(text)))


def likeliest_values(value: str, known: Sequence[ValueNames]) -> tuple[str, ...]:
    """Find the values that a wrong one may have meant.

    Values with exactly this name come first. Values with all of its words in a name (`putin`) come
    next, the shortest name first. Then come values with words that begin like these, values that
    these words describe, and values with some of these words. Where there are none of them, values
    with a similar spelling are returned.

    Args:
        value: what was written.
        known: the right values, the likelier first.

    Returns:
        At most `OFFERED` ids, the likeliest first; none where nothing is like it.
    """
    words = _words(value)[:_MOST_WORDS]
    ranks = [
        (*rank, place) for place, one in enumerate(known) if (rank := _rank(words, one)) is not None
    ]
    nearest = sorted(ranks)[:OFFERED]
    found = [known[place].id for kind, _, place in nearest if kind <= nearest[0][0] + 1]
    alike = () if found else _spelt_alike(fold_text(value)[:_LONGEST], known)
    return tuple(dict.fromkeys([*found, *alike]))


def _rank(words: tuple[str, ...], one: ValueNames) -> _Rank | None:
    """Return how near a value is: a class, and within it the number of surplus words."""
    if not words:
        return None
    ranks = (_rank_of_name(words, name) for name in one.names)
    best = min((rank for rank in ranks if rank is not None), default=None)
    told = (3, 0) if one.about.issuperset(words) else None
    return min((rank for rank in (best, told) if rank is not None), default=None)


def _rank_of_name(words: tuple[str, ...], name: tuple[str, ...]) -> _Rank | None:
    if words == name or "".join(words) == "".join(name):
        return 0, 0
    common = len(set(words) & set(name))
    if common == len(set(words)):
        return 1, len(name) - common
    if all(any(of.startswith(word) for of in name) for word in words):
        return 2, len(name) - common
    return (4, len(words) + len(name) - 2 * common) if common else None


def _spelt_alike(wanted: str, known: Sequence[ValueNames]) -> Iterator[str]:
    """Return ids of names, or of words in names, that differ by a slip; most begin or end alike."""
    ids: dict[str, str] = {}
    for one in known:
        for name in one.names:
            ids.setdefault(" ".join(name), one.id)
    for one in known:
        for word in (word for name in one.names for word in name):
            ids.setdefault(word, one.id)
    near = [form for form in ids if form[:1] == wanted[:1] or form[-3:] == wanted[-3:]]
    yield from (ids[form] for form in get_close_matches(wanted, near, OFFERED, _CUTOFF))


def _words(text: str) -> tuple[str, ...]:
    every = _WORD.findall(fold_text(text))
    found = [word for word in every if word not in _ARTICLES] or every
    return tuple(word[:-1] if len(word) >= _PLURAL and word[-1] == "s" else word for word in found)
