"""Counts, uploads and health as typed dictionaries."""

from typing import Literal, TypedDict

from summitry.answers import ArticleSummary, FacetName, Interval


class Total(TypedDict):
    """How many articles match."""

    value: int
    relation: Literal["eq", "gte"]


class Stories(TypedDict):
    """About how many stories match."""

    value: int
    relation: Literal["about"]


class FacetValue(TypedDict):
    """One value of a facet with the number of its articles."""

    id: str
    label: str
    count: int
    selected: bool


class Facet(TypedDict):
    """The most frequent values of a facet."""

    values: list[FacetValue]
    other: int
    error_bound: int | None


class FacetAnswer(Facet):
    """Values of one facet."""

    facet: FacetName


class Bucket(TypedDict):
    """Articles published in one stretch of time."""

    start: str
    count: int


class Timeline(TypedDict):
    """Articles over time."""

    interval: Interval
    buckets: list[Bucket]
    undated: int


class Series(Timeline):
    """The timeline of one value."""

    id: str
    label: str
    count: int


class SplitTimeline(Timeline):
    """A timeline, with one for each of a facet's values."""

    series: list[Series]


class Hint(TypedDict):
    """A facet value that words of the query name."""

    facet: FacetName
    id: str
    label: str
    words: str


class ArticlePage(TypedDict):
    """A page of articles with facets and timeline of all that match."""

    total: Total
    stories: Stories | None
    took_ms: int
    articles: list[ArticleSummary]
    facets: dict[FacetName, Facet]
    timeline: Timeline
    hints: list[Hint]
    next_cursor: str | None


class Node(TypedDict):
    """A value in a network."""

    facet: FacetName
    id: str
    label: str
    count: int


class Edge(TypedDict):
    """Two values that occur together."""

    source: str
    target: str
    count: int
    lift: float


class Network(TypedDict):
    """Values of two facets and the pairs among them."""

    articles: int
    nodes: list[Node]
    edges: list[Edge]


class Suggestion(TypedDict):
    """A value or a title."""

    type: FacetName | Literal["title"]
    id: str
    label: str
    count: int


class SignedUpload(TypedDict):
    """A form that uploads one object."""

    url: str
    fields: dict[str, str]
    key: str
    expires_in: int
    max_bytes: int
    status: str


class BadRecord(TypedDict):
    """A record of an object that could not be read."""

    position: int
    reason: str
    detail: str
    until: str | None


class UploadStatus(TypedDict):
    """What became of an upload."""

    key: str
    state: Literal["received", "indexed", "searchable", "quarantined", "failed"]
    articles: int
    undated: int
    unreadable: int
    reason: str
    detail: str
    until: str | None
    records: list[BadRecord]
    ids: list[str]


class IndexHealth(TypedDict):
    """An index that searches read."""

    name: str
    mapping_version: int | None
    articles: int


class VersionHealth(TypedDict):
    """Articles tagged by one version of vocabulary and rules."""

    version: str
    articles: int


class Health(TypedDict):
    """What the API answers from."""

    status: Literal["ok"]
    articles: int
    indices: list[IndexHealth]
    extraction_versions: list[VersionHealth]
