"""Suggestions: values of some facets, and titles, that begin with what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.counts.facet_search import known_values_with_prefix, values_with_prefix
from shared.search.counts.facets import read_unlinked_names
from shared.search.counts.suggestions import SUGGESTED, suggestion_body
from shared.search.facet_registry import Confidence, FacetName
from shared.search.index.document import VALUE_SEPARATOR
from shared.usecases.read.library import Library

type SuggestionType = FacetName | Literal["title"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion.

    Attributes:
        type: the facet that the value belongs to, or `title`.
        id: the value, or the id of the article.
        label: name for people, or the title.
        count: articles that have the value; 1 for a title.
    """

    type: SuggestionType
    id: str
    label: str
    count: int


def suggest(
    library: Library, typed: str, size: int, confidence: Confidence = "likely"
) -> tuple[Suggestion, ...]:
    """Suggest what somebody may be about to type.

    Args:
        library: the articles.
        typed: what was typed so far; blank suggests nothing.
        size: most suggestions of each type.
        confidence: which events count.
    """
    typed = typed.strip()
    if not typed:
        return ()
    candidates = {
        facet: values_with_prefix(facet, typed, library.values, library.names)
        for facet in SUGGESTED
    }
    answer = library.engine.search(suggestion_body(typed, candidates, size, confidence))
    counted = answer["aggregations"]["all"]
    values = tuple(
        suggestion
        for facet in SUGGESTED
        for suggestion in _values(library, facet, typed, counted, size)
    )
    titles = tuple(
        Suggestion("title", hit["_source"]["id"], hit["_source"]["title"], 1)
        for hit in answer["hits"]["hits"]
    )
    return values + titles[:size]


def _values(
    library: Library, facet: FacetName, typed: str, counted: Mapping[str, Any], size: int
) -> list[Suggestion]:
    """List the values in the index, then those that only the vocabulary knows."""
    counts = {_value(bucket["key"]): bucket["doc_count"] for bucket in counted[facet]["buckets"]}
    names = read_unlinked_names(counted)
    known = known_values_with_prefix(facet, typed, library.values, library.names)
    counts |= {id: 0 for id in known if id not in counts}
    return [
        Suggestion(
            facet,
            id,
            library.values.label(facet, id) or names.get(id) or library.values.name(facet, id),
            count,
        )
        for id, count in list(counts.items())[:size]
    ]


def _value(key: str) -> str:
    """Return the value of a bucket; a field of labels has it behind its folded form."""
    return key.rpartition(VALUE_SEPARATOR)[2]
