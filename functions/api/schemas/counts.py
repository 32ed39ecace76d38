"""Counts: facets, timelines, networks, suggestions."""

from typing import Literal

from pydantic import Field

from functions.api.requests.facet_names import FacetName
from functions.api.schemas.base import Answer
from shared.search.counts.timeline import Interval


class Total(Answer):
    """How many articles match."""

    value: int
    relation: Literal["eq", "gte"]


class Stories(Answer):
    """How many stories match: nearly exact up to 40,000, within some percent beyond."""

    value: int
    relation: Literal["about"]


class FacetValue(Answer):
    """One value of a facet with the number of its articles."""

    id: str
    label: str
    count: int
    selected: bool


class Facet(Answer):
    """The most frequent values of a facet."""

    values: list[FacetValue]
    other: int = Field(description="Sum of the counts of the values that are not listed.")
    error_bound: int | None = Field(description="How far a count may be off at most.")


class FacetAnswer(Facet):
    """Values of one facet."""

    facet: FacetName


class Bucket(Answer):
    """Articles published in one stretch of time."""

    start: str
    count: int


class Timeline(Answer):
    """Articles over time; empty stretches are left out."""

    interval: Interval
    buckets: list[Bucket]
    undated: int


class Series(Timeline):
    """The timeline of one value."""

    id: str
    label: str
    count: int


class SplitTimeline(Timeline):
    """A timeline, with one for each of a facet's values where asked for."""

    series: list[Series]


class Node(Answer):
    """A value in a network."""

    facet: FacetName
    id: str
    label: str
    count: int


class Edge(Answer):
    """Two values that occur together."""

    source: str = Field(description="Value of the first facet; the actor where it is directed.")
    target: str = Field(description="Value of the second; the recipient where it is directed.")
    count: int
    lift: float = Field(description="How many times more often than by chance.")


class Network(Answer):
    """Values of two facets and the pairs among them."""

    articles: int
    nodes: list[Node]
    edges: list[Edge]


class Suggestion(Answer):
    """A value or a title."""

    type: FacetName | Literal["title"]
    id: str
    label: str
    count: int


class Suggestions(Answer):
    """What somebody may be about to type."""

    suggestions: list[Suggestion]


class Hint(Answer):
    """A facet value that words of the query name."""

    facet: FacetName
    id: str
    label: str
    words: str
