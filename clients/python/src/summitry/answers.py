"""The API's answers as typed dictionaries: just the JSON, with its fields known to checkers."""

from typing import Literal, NotRequired, TypedDict

type FacetName = Literal[
    "leader", "country", "event", "status", "source", "language", "office", "kind"
]
type Interval = Literal["day", "week", "month", "quarter", "year"]
type Kind = Literal["leader", "official"]
type Match = Literal["any", "all"]
type Sort = Literal["relevance", "newest", "oldest"]
type Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied", "historical"]


class FilterArguments(TypedDict, total=False):
    """Filters of every call that searches; a value after a minus sign is left out.

    A value that itself begins with a minus sign takes a backslash in front.
    """

    q: str
    leader: list[str]
    country: list[str]
    event: list[str]
    status: list[str]
    source: list[str]
    language: list[str]
    office: list[str]
    kind: list[str]
    date_from: str
    date_to: str
    event_date_from: str
    event_date_to: str
    match: Match
    same_event: bool


class SearchArguments(FilterArguments, total=False):
    """Arguments of a search for articles, cursor apart."""

    collapse: Literal["story"]
    facets: str
    facet_size: int
    interval: Interval
    sort: Sort
    limit: int
    highlight: bool


class ProblemEntry(TypedDict):
    """What is wrong with one parameter."""

    parameter: str
    message: str
    nearest: NotRequired[list[str]]
    position: NotRequired[int]


class Problem(TypedDict):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    instance: NotRequired[str]
    request_id: str
    errors: list[ProblemEntry]


class LeaderTag(TypedDict):
    """A leader or official named by an article."""

    id: str
    name: str
    office: str | None
    country: str | None
    kind: Kind
    linked: bool
    mentions: int
    salience: float


class CountryTag(TypedDict):
    """A country named by an article."""

    id: str
    name: str
    mentions: int
    salience: float


class Evidence(TypedDict):
    """A further place that tells of the same event."""

    field: Literal["title", "body"]
    trigger: list[int]


class Event(TypedDict):
    """An event told by an article."""

    type: str
    label: str
    status: Status
    date: str | None
    leaders: list[str]
    countries: list[str]
    field: Literal["title", "body"]
    trigger: list[int]
    sentence: list[int]
    evidence: NotRequired[list[Evidence]]


class Mention(TypedDict):
    """The words that earned a tag."""

    facet: Literal["leader", "country"]
    id: str
    field: Literal["title", "body"]
    start: int
    end: int
    surface: str
    rule: str


class Dateline(TypedDict):
    """Where the reporter was."""

    place: str
    country: str | None


class ArticleRow(TypedDict):
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
    highlights: dict[str, list[str]]


class SimilarArticle(ArticleSummary):
    """An article near to another."""

    likeness: Literal["same-story", "near-duplicate", "related"]


class Record(TypedDict):
    """The extraction record."""

    id: str | None
    title: str
    published: str | None
    leaders: list[LeaderTag]
    countries: list[CountryTag]
    events: list[Event]
    mentions: list[Mention]
    dateline: Dateline | None
    version: str
    tagged_to: NotRequired[int]


class Article(Record):
    """The extraction record of an article, with its text and origin."""

    text: str
    source: str | None
    url: str | None
    key: str
    story: str
    language: str | None
    authors: list[str]
    date_basis: NotRequired[Literal["file"]]
    page: int
    pages: int
