"""What every reading use case needs: the engine, and the names and values of the vocabulary."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shared.ports import SearchEngine
from shared.search.facet_registry import CLOSED_FACETS, FACETS, FacetName
from shared.search.filters.filter_input import filter_text
from shared.search.filters.filters import Filters, Selection
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.filters.request_problems import InvalidRequestError, Problem
from shared.search.filters.value_lookup import (
    listing_body,
    lookup_body,
    read_listing,
    read_lookup,
)
from shared.search.query.engine_query import query_terms
from shared.search.query.query_tree import Term

MOST_HELPED = 10
"""Most wrong values of a facet that get suggestions: to find the nearest values takes time."""

type Lookup = Callable[[FacetName, Sequence[str]], frozenset[str]]
"""Returns those of the given values of a facet that occur in the index."""


@dataclass(frozen=True, slots=True)
class Library:
    """The articles as readers see them.

    Attributes:
        engine: the search engine.
        values: values and labels that the vocabulary knows.
        names: spellings of names.
        lookup: tells which values occur in the index; may remember for a minute.
    """

    engine: SearchEngine
    values: KnownValues
    names: NameTable
    lookup: Lookup


def engine_lookup(engine: SearchEngine) -> Lookup:
    """Return a lookup that asks the engine every time."""

    def lookup(facet: FacetName, values: Sequence[str]) -> frozenset[str]:
        return read_lookup(engine.search(lookup_body(facet, values)))

    return lookup


def require_known_values(library: Library, filters: Filters) -> None:
    """Refuse filters of which a value does not exist.

    Raises:
        InvalidRequestError: a value is neither in the vocabulary nor in the index.
    """
    problems = [problem for facet in FACETS for problem in _unknown(library, filters, facet)]
    if problems:
        raise InvalidRequestError(problems)


def _unknown(library: Library, filters: Filters, facet: FacetName) -> list[Problem]:
    """List the problems with the values of one facet, those named in the query included.

    A value that articles have exists, even if the vocabulary no longer has it.
    """
    selection = filters.selections.get(facet, Selection())
    asked: dict[str, str] = dict.fromkeys((*selection.include, *selection.exclude), facet)
    asked |= {term.text: "q" for term in _named(filters, facet) if term.text not in asked}
    open_ = [value for value in asked if library.values.label(facet, value) is None]
    if not open_:
        return []
    indexed = library.lookup(facet, open_)
    wrong = [value for value in open_ if value not in indexed]
    if not wrong:
        return []
    closed = facet in CLOSED_FACETS
    more = () if closed else read_listing(library.engine.search(listing_body(facet)))
    nearest = {value: library.values.nearest(facet, value, more) for value in wrong[:MOST_HELPED]}
    return [
        Problem(
            parameter=asked[value],
            message=f"there is no {facet} {value!r}",
            nearest=tuple(map(filter_text, nearest.get(value, ()))),
        )
        for value in wrong
    ]


def _named(filters: Filters, facet: FacetName) -> list[Term]:
    if filters.words is None:
        return []
    terms = query_terms(filters.words, negated=True)
    return [term for term in terms if term.field == facet and term.kind != "prefix"]
