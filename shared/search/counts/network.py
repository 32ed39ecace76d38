"""Pairs of values that occur together, and how much more often than by chance.

A pair's lift needs the counts of both its values, so there are two steps. The first counts the most
frequent values of both facets, the second counts the pairs among these values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shared.search.counts.value_counts import (
    Aggregation,
    Include,
    article_part,
    lies_in_events,
    read_value_counts,
    scoped_aggregations,
    scoped_answer,
    terms_aggregation,
)
from shared.search.facet_registry import ACTOR, RECIPIENT, FacetName
from shared.search.filters.filters import Filters

type Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class End:
    """One end of the pairs.

    Attributes:
        facet: the facet of its values.
        include: the values that count, or None for all.
    """

    facet: FacetName
    include: Include | None = None


type Ends = tuple[End, End]

PLAYERS: Mapping[FacetName, Include] = {"leader": "[^A-Z].*", "country": "[A-Z]{3}"}
"""Who plays the roles of an event, with the form of their ids: a leader's has no capitals."""


def directed_ends(first: FacetName, second: FacetName) -> Ends:
    """Return the ends of pairs that lead from actors to recipients.

    Args:
        first: `leader` or `country`: which actors count.
        second: which recipients count.
    """
    return End(ACTOR, PLAYERS[first]), End(RECIPIENT, PLAYERS[second])


@dataclass(frozen=True, slots=True)
class Edge:
    """Two values that occur together.

    Attributes:
        source: value of the first end.
        target: value of the second end.
        count: articles in which they occur together.
        lift: how many times more often than if they were independent; 1 is chance.
    """

    source: str
    target: str
    count: int
    lift: float


def node_aggregations(between: Ends, filters: Filters, size: int) -> dict[str, Aggregation]:
    """Build the count of the most frequent values of both ends."""
    return {
        f"{number}:{end.facet}": _scope(
            end.facet,
            filters,
            {"values": terms_aggregation(end.facet, filters, size=size, include=end.include)},
        )
        for number, end in enumerate(between)
    }


def read_nodes(answer: Mapping[str, Any], between: Ends) -> tuple[Counts, Counts]:
    """Read the values of both ends with their articles."""
    first, second = (
        dict(read_value_counts(scoped_answer(answer[f"{number}:{end.facet}"])["values"]))
        for number, end in enumerate(between)
    )
    return first, second


def edge_aggregations(
    between: Ends, filters: Filters, nodes: tuple[Sequence[str], Sequence[str]]
) -> dict[str, Aggregation]:
    """Build the count of the pairs among some values.

    Where what is selected must meet in one event, two values of events are a pair where one event
    has both.
    """
    (first, second), (sources, targets) = (end.facet for end in between), nodes
    together = lies_in_events(first, filters) and lies_in_events(second, filters)
    others = terms_aggregation(second, filters, size=len(targets), include=targets)
    partners = {"partners": others if together else _scope(second, filters, {"values": others})}
    values = terms_aggregation(
        first,
        filters,
        size=len(sources),
        include=sources,
        per_article={} if together else partners,
        per_event=partners if together else {},
    )
    return {"pairs": _scope(first, filters, {"values": values})}


def read_edges(
    answer: Mapping[str, Any], nodes: tuple[Counts, Counts], articles: int, *, same_facet: bool
) -> tuple[Edge, ...]:
    """Read the pairs, most frequent first; within one facet each pair once and none with itself."""
    edges = []
    for bucket in scoped_answer(answer["pairs"])["values"]["buckets"]:
        source = bucket["key"]
        for target, count in _partners(bucket):
            if same_facet and target <= source:
                continue
            chance = nodes[0][source] * nodes[1][target]
            edges.append(Edge(source, target, count, round(count * articles / chance, 4)))
    return tuple(sorted(edges, key=lambda edge: (-edge.count, edge.source, edge.target)))


def _partners(bucket: Mapping[str, Any]) -> list[tuple[str, int]]:
    part = bucket.get("partners") or article_part(bucket)["partners"]
    return read_value_counts(scoped_answer(part)["values"] if "buckets" not in part else part)


def _scope(facet: FacetName, filters: Filters, counts: dict[str, Aggregation]) -> Aggregation:
    """Wrap counts in an aggregation of their own, so that two nested ones do not clash."""
    return {"filter": {"match_all": {}}, "aggs": scoped_aggregations(facet, filters, counts)}
