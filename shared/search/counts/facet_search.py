"""A search inside a facet, for values in which a word begins with what was typed."""

from collections.abc import Iterable

from shared.search.counts.value_counts import Include
from shared.search.facet_registry import CLOSED_FACETS, REGISTRY, FacetName
from shared.search.filters.known_values import KnownValues
from shared.search.filters.language_names import language_names
from shared.search.filters.name_spellings import NameTable
from shared.search.index.comparable_text import WORD_START, fold_text, mark_words
from shared.search.index.document import VALUE_SEPARATOR

MAX_PREFIX = 100
"""Longest prefix that a caller may type."""
_MOST_FOLDED = 300
"""Most characters of a folded prefix that are searched for: the engine takes patterns of 1,000."""
MOST_NAMED = 20
"""People and countries found by another name, besides those found by id or label."""


def values_with_prefix(
    facet: FacetName, prefix: str, values: KnownValues, names: NameTable
) -> Include:
    """Return the values that the engine lists, as a list or as a regular expression that we wrote.

    Args:
        facet: the facet; where it has a `label_field`, the expression is for that field.
        prefix: what a caller typed; not blank.
        values: the values that the vocabulary knows.
        names: the vocabulary's names.
    """
    if facet in CLOSED_FACETS:
        return known_values_with_prefix(facet, prefix, values, names)
    if REGISTRY[facet].label_field:
        start = mark_words(prefix)[:_MOST_FOLDED]
        within = f"[^{VALUE_SEPARATOR}]*"
        return f"{within}{_literal(start)}{within}{VALUE_SEPARATOR}.*" if start else []
    if facet == "language":
        start = mark_words(prefix)
        named = [code for code, known in language_names().items() if _begins(start, known)]
        return "|".join([*_starts(fold_text(prefix)), *named]) or []
    typed = fold_text(prefix)
    slugs = dict.fromkeys(_slug(typed.replace("'", mark)) for mark in ("'", ""))
    options = [f"(.*-)?{start}" for slug in slugs for start in _starts(slug)]
    named = names.values_named(facet, prefix)[:MOST_NAMED]
    for player in CLOSED_FACETS.intersection(REGISTRY[facet].role_of):
        named += known_values_with_prefix(player, prefix, values, names)
    return "|".join([*options, *map(_literal, dict.fromkeys(named))]) or []


def known_values_with_prefix(
    facet: FacetName, prefix: str, values: KnownValues, names: NameTable
) -> list[str]:
    """List the vocabulary's values that have such a word in their id, their label or a name."""
    start = mark_words(prefix)
    labelled = values.with_prefix(facet, start) if start else []
    return list(dict.fromkeys([*labelled, *names.values_named(facet, prefix)[:MOST_NAMED]]))


def _begins(start: str, names: Iterable[str]) -> bool:
    return bool(start) and any(start in mark_words(name) for name in names)


def _slug(text: str) -> str:
    """Write a folded text in the form of people's ids: words with hyphens between them."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    return "-".join(words)


def _starts(text: str) -> list[str]:
    return [f"{_literal(text[:_MOST_FOLDED])}.*"] if text else []


def _literal(text: str) -> str:
    """Escape every character that has a meaning in the engine's regular expressions."""
    return "".join(c if c.isalnum() or c == WORD_START else f"\\{c}" for c in text)
