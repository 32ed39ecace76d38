"""The network of two facets: their most frequent values, and which occur together."""

from dataclasses import dataclass
from typing import Any

from shared.search.counts.network import (
    Counts,
    Edge,
    Ends,
    edge_aggregations,
    node_aggregations,
    read_edges,
    read_nodes,
)
from shared.search.facet_registry import FacetName
from shared.search.filters.engine_clauses import article_clauses
from shared.search.filters.filters import Filters
from shared.search.pages.page import read_total, scored_query
from shared.usecases.read.library import Library, require_known_values


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a network.

    Attributes:
        facet: its facet.
        id: the value.
        label: name for people.
        count: articles that have it.
    """

    facet: FacetName
    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Network:
    """Values and the pairs that occur together.

    Attributes:
        articles: articles that match.
        nodes: the values, most frequent first, facet by facet.
        edges: the pairs, most frequent first.
    """

    articles: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(library: Library, filters: Filters, between: Ends, size: int = 20) -> Network:
    """Count who and what occur together.

    Args:
        library: the articles.
        filters: which articles are counted.
        between: both ends of the pairs; the same twice for who occurs with whom.
        size: most values of each end.

    Raises:
        InvalidRequestError: a value of the filters does not exist.
    """
    require_known_values(library, filters)
    body: dict[str, Any] = {
        "size": 0,
        "track_total_hits": True,
        "query": scored_query(filters, article_clauses(filters), library.names.spellings),
    }
    answer = library.engine.search(body | {"aggs": node_aggregations(between, filters, size)})
    counts = read_nodes(answer["aggregations"], between)
    edges: tuple[Edge, ...] = ()
    if all(counts):
        pairs = edge_aggregations(between, filters, (list(counts[0]), list(counts[1])))
        found = library.engine.search(body | {"aggs": pairs})["aggregations"]
        total = read_total(answer)[0]
        edges = read_edges(found, counts, total, same_facet=between[0] == between[1])
    return Network(read_total(answer)[0], _nodes(library, between, counts), edges)


def _nodes(library: Library, between: Ends, counts: tuple[Counts, Counts]) -> tuple[Node, ...]:
    facets = {end.facet: values for end, values in zip(between, counts, strict=True)}
    return tuple(
        Node(facet, id, library.values.name(facet, id), count)
        for facet, values in facets.items()
        for id, count in values.items()
    )
