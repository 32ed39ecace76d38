"""Answers of the API: with `parameters`, the only HTTP contract."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.domain.annotations import Kind, Status
from shared.search.filters import FacetName
from shared.search.timeline import Interval


class Answer(BaseModel):
    """Base of every answer: made by us, so that nothing in it needs checking again."""

    model_config = ConfigDict(frozen=True)


class ErrorEntry(Answer):
    """What is wrong with one parameter."""

    parameter: str
    message: str
    nearest: list[str] = Field(default=[], description="Valid values that may have been meant.")
    position: int | None = Field(None, description="Code point of a query, from 0.")


class ProblemDetails(Answer):
    """RFC 9457 problem details, as `application/problem+json`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[ErrorEntry]


class LeaderTag(Answer):
    """A leader or official named by an article."""

    id: str
    name: str
    office: str | None
    country: str | None
    kind: Kind
    linked: bool
    mentions: int
    salience: float


class CountryTag(Answer):
    """A country named by an article."""

    id: str
    name: str
    mentions: int
    salience: float


class Evidence(Answer):
    """A further place that tells of the same event."""

    field: Literal["title", "body"]
    trigger: tuple[int, int]


class Event(Answer):
    """An event told by an article; offsets are code points into `field`."""

    type: str
    label: str
    status: Status
    date: str | None
    leaders: list[str]
    countries: list[str]
    field: Literal["title", "body"]
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    evidence: list[Evidence] = []


class Mention(Answer):
    """The words that earned a tag."""

    facet: Literal["leader", "country"]
    id: str
    field: Literal["title", "body"]
    start: int
    end: int
    surface: str
    rule: str


class Dateline(Answer):
    """Where the reporter was."""

    place: str
    country: str | None


class ArticleRow(Answer):
    """An article as lists and exports show it."""

    id: str
    key: str
    title: str
    published: str | None
    source: str | None
    url: str | None
    leaders: list[LeaderTag]
    countries: list[CountryTag]
    events: list[Event]


class ArticleSummary(ArticleRow):
    """An article in a list."""

    story: str
    summary: str
    language: str | None
    highlights: dict[Literal["title", "body"], list[str]] = Field(
        description="Fragments as HTML: text escaped, matched words in `<em>`."
    )


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


class Bucket(Answer):
    """Articles published in one stretch of time."""

    start: str
    count: int


class Timeline(Answer):
    """Articles over time; empty stretches are left out."""

    interval: Interval
    buckets: list[Bucket]
    undated: int


class Hint(Answer):
    """A facet value that words of the query name."""

    facet: FacetName
    id: str
    label: str
    words: str


class ArticlePage(Answer):
    """A page of articles with facets and timeline of all that match."""

    total: Total
    stories: Stories | None = Field(description="Only with `collapse=story`.")
    took_ms: int
    articles: list[ArticleSummary]
    facets: dict[FacetName, Facet]
    timeline: Timeline
    hints: list[Hint]
    next_cursor: str | None


class Article(Answer):
    """The extraction record of an article, with its text and origin."""

    id: str
    title: str
    text: str = Field(description="The body, that offsets with the field `body` refer to.")
    published: str | None
    leaders: list[LeaderTag]
    countries: list[CountryTag]
    events: list[Event]
    mentions: list[Mention]
    dateline: Dateline | None
    version: str
    source: str | None
    url: str | None
    key: str
    story: str
    language: str | None
    authors: list[str]


class IndexHealth(Answer):
    """An index that searches read."""

    name: str
    mapping_version: int | None
    articles: int


class VersionHealth(Answer):
    """Articles tagged by one version of vocabulary and rules."""

    version: str
    articles: int


class Health(Answer):
    """What the API answers from."""

    status: Literal["ok"]
    articles: int
    indices: list[IndexHealth]
    extraction_versions: list[VersionHealth]
