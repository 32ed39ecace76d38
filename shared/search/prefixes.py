"""Searching inside a facet: its values of which a word begins with what was typed."""

import re
from collections.abc import Iterable

from shared.search.counting import Include
from shared.search.document import office_id
from shared.search.filters import FacetName
from shared.search.spellings import NameTable
from shared.search.values import CLOSED_FACETS, KnownValues
from shared.vocabulary.folding import fold

MAX_PREFIX = 100
"""Longest prefix: written for both cases of each letter it stays under the engine's 1,000."""
MOST_NAMED = 20
"""People and countries found by another name, besides those found by id or label."""


def values_beginning(
    facet: FacetName, prefix: str, values: KnownValues, names: NameTable
) -> Include:
    """Give what the engine is to list: values themselves, or a regular expression of ours.

    Args:
        facet: the facet.
        prefix: what a caller typed; not blank.
        values: the values that the vocabulary knows.
        names: the vocabulary's names.
    """
    if facet in CLOSED_FACETS:
        return known_beginning(facet, prefix, values, names)
    if facet in ("leader", "office"):
        slug = office_id(prefix)
        named = names.named(facet, prefix)[:MOST_NAMED]
        options = [f"(.*-)?{_literal(slug)}.*"] if slug else []
        return "|".join([*options, *map(_literal, named)]) or []
    return f"(.*[^A-Za-z0-9])?{_either_case(prefix)}.*"


def known_beginning(
    facet: FacetName, prefix: str, values: KnownValues, names: NameTable
) -> list[str]:
    """List the values that the vocabulary knows of which id, label or a name has such a word."""
    ids = values.ids(facet)
    labelled = [id for id in ids if begins(prefix, (id, values.label(facet, id) or ""))]
    return list(dict.fromkeys([*labelled, *names.named(facet, prefix)[:MOST_NAMED]]))


def begins(prefix: str, texts: Iterable[str]) -> bool:
    """Tell whether a text, or any word in it, begins with a prefix; case and accents aside."""
    start = fold(prefix).casefold().strip()
    pattern = re.compile(rf"(?:^|[\W_]){re.escape(start)}")
    return any(pattern.search(fold(text).casefold()) for text in texts)


def _either_case(text: str) -> str:
    return "".join(
        f"[{c.lower()}{c.upper()}]" if c.isascii() and c.isalpha() else _literal(c) for c in text
    )


def _literal(text: str) -> str:
    """Escape everything that a regular expression of the engine might read as more than itself."""
    return "".join(c if c.isalnum() else f"\\{c}" for c in text)
