"""Names of leaders and countries in a query: their spellings and the values that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from shared.search.facet_registry import REGISTRY, FacetName
from shared.search.query.engine_query import query_terms
from shared.search.query.query_tree import Node
from shared.vocabulary import Leader, Vocabulary
from shared.vocabulary.normal_form import normalise

MIN_VARIANT = 4
"""Shortest word that is searched for in other spellings; many people share a shorter one."""
ALIKE = 0.75
"""Least likeness of two spellings of a word: Zelensky/Zelenskiy 0.82, Mohammed/Muhammad 0.75."""
LONGEST_NAME = 6
MOST_HINTS = 5
_WORD = re.compile(r"[^\W_]+")
_HINT_FORMS = frozenset({"name", "demonym"})

type Words = tuple[str, ...]
type Named = dict[Words, list[tuple[FacetName, str]]]


@dataclass(frozen=True, slots=True)
class Hint:
    """A value of a facet whose name occurs in the query.

    Attributes:
        facet: leader or country.
        id: the value.
        words: the words that name it, as folded.
        label: its name for people.
    """

    facet: FacetName
    id: str
    words: str
    label: str


class NameTable:
    """The vocabulary's names by their words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index every name, alias and country form; some ten thousand entries."""
        self._vocabulary = vocabulary
        self._people: dict[str, list[Leader]] = defaultdict(list)
        self._named: Named = defaultdict(list)
        self._surnames: Named = defaultdict(list)
        for leader in vocabulary.leaders.values():
            self._add_leader(leader)
        for country in vocabulary.countries.values():
            named = [form for form in country.forms if form.kind in _HINT_FORMS]
            for words in dict.fromkeys(_words(form.text) for form in named):
                self._named[words].append(("country", country.code))

    def spellings(self, text: str) -> Sequence[str]:
        """Return other spellings of a word or a whole name, folded; most words have none."""
        words = _words(text)
        if len(words) == 1:
            return self._word_variants(words[0])
        meant = [id for facet, id in self._named.get(words, ()) if facet == "leader"]
        people = [p for p in self._people.get(words[-1], ()) if p.id in meant] if words else []
        names = {_words(name) for person in people for name in _names(person)} - {words}
        return sorted(" ".join(name) for name in names if len(name) > 1)

    def values_named(self, facet: FacetName, prefix: str) -> list[str]:
        """List the leaders or countries with these words in a name, the last one as a prefix.

        Args:
            facet: `leader`, `country` or a role, which both play; other facets have no names.
            prefix: the words.
        """
        words, kinds = _words(prefix), (facet, *REGISTRY[facet].role_of)
        if not words:
            return []
        return sorted(
            {
                id
                for name, values in self._named.items()
                if _has_run(name, words)
                for of, id in values
                if of in kinds
            }
        )

    def hints(self, node: Node) -> tuple[Hint, ...]:
        """Find the leaders and countries that the words of a query name, longest names first."""
        plain = [t for t in query_terms(node) if t.field is None and t.kind != "prefix"]
        words = tuple(word for term in plain for word in _words(term.text))
        found: dict[tuple[FacetName, str], Hint] = {}
        taken: set[int] = set()
        for span in _spans(len(words)):
            name = words[span.start : span.stop]
            values = self._named.get(name) or self._surnames.get(name, [])
            if values and taken.isdisjoint(span):
                taken.update(span)
                for facet, id in values:
                    found[facet, id] = Hint(facet, id, " ".join(name), self._label(facet, id))
        return tuple(found.values())[:MOST_HINTS]

    def _label(self, facet: FacetName, id: str) -> str:
        known = self._vocabulary.leaders if facet == "leader" else self._vocabulary.countries
        return known[id].name

    def _add_leader(self, leader: Leader) -> None:
        value: tuple[FacetName, str] = ("leader", leader.id)
        names = dict.fromkeys(map(_words, _names(leader)))
        for name in names:
            self._named[name].append(value)
        for surname in {name[-1:] for name in names if len(name[-1]) >= MIN_VARIANT}:
            self._surnames[surname].append(value)
        for word in frozenset(chain.from_iterable(names)):
            self._people[word].append(leader)

    def _word_variants(self, word: str) -> list[str]:
        if len(word) < MIN_VARIANT:
            return []
        others = {
            other
            for person in self._people.get(word, ())
            for name in _names(person)
            for other in _words(name)
        }
        return sorted(other for other in others if other != word and _alike(word, other))


def _names(leader: Leader) -> Iterator[str]:
    yield leader.name
    yield from leader.aliases


def _words(text: str) -> Words:
    """Split a name into folded words; hyphens split and apostrophes join, as in the index."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return tuple(text.lower().split())  # as most are, and ten thousand of them add up
    return tuple(_WORD.findall(normalise(text)[0].lower().replace("'", "")))


def _has_run(name: Words, words: Words) -> bool:
    """Return whether a name has words in a row, the last of them at least in part."""
    *whole, part = words
    return any(
        list(name[at : at + len(whole)]) == whole and name[at + len(whole)].startswith(part)
        for at in range(len(name) - len(whole))
    )


def _alike(one: str, other: str) -> bool:
    if one[0] != other[0] or len(other) < MIN_VARIANT:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def _spans(count: int) -> Iterable[range]:
    """Return every run of words, the longest first, from the left."""
    for length in range(min(LONGEST_NAME, count), 0, -1):
        for start in range(count - length + 1):
            yield range(start, start + length)
