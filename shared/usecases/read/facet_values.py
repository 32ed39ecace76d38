"""Search inside a facet's values."""

from shared.search.counts.facet_search import values_with_prefix
from shared.search.counts.facets import FacetCounts, facet_aggregations, ignored_facet, read_facet
from shared.search.facet_registry import REGISTRY, FacetName
from shared.search.filters.engine_clauses import article_clauses
from shared.search.filters.filters import Filters
from shared.search.pages.page import scored_query
from shared.usecases.read.library import Library, require_known_values


def facet_values(
    library: Library, facet: FacetName, filters: Filters, *, prefix: str = "", size: int = 20
) -> FacetCounts:
    """List the values of one facet with the articles that have them.

    Args:
        library: the articles.
        facet: the facet.
        filters: which articles are counted; the facet's own selection as in a page.
        prefix: beginning of a value's id, of its label or of a word in it; blank for all.
        size: most values.

    Raises:
        InvalidRequestError: a value of the filters does not exist.
    """
    require_known_values(library, filters)
    prefix = prefix.strip()
    include = values_with_prefix(facet, prefix, library.values, library.names) if prefix else None
    field = REGISTRY[facet].label_field if prefix else None
    own = article_clauses(filters, ignored_facet(filters, facet))
    answer = library.engine.search(
        {
            "size": 0,
            "query": scored_query(filters, own, library.names.spellings),
            "aggs": facet_aggregations(facet, filters, size, include, field),
        }
    )
    return read_facet(
        facet,
        filters,
        answer["aggregations"],
        size,
        library.values.label,
        forced=include is None,
        labelled=field is not None,
    )
