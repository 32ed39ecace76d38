"""Articles, listed and whole."""

from typing import Annotated, Literal

from pydantic import Field

from functions.api.requests.facet_names import FacetName
from functions.api.schemas.annotations import (
    CountryTag,
    Dateline,
    Event,
    LeaderTag,
    Mention,
    TaggedTo,
)
from functions.api.schemas.base import Answer
from functions.api.schemas.counts import Facet, Hint, Stories, Timeline, Total

type DateBasis = Annotated[
    Literal["file"] | None,
    Field(
        description="`file`: for want of a date that the article tells, `published` is the day on "
        "which its file was made. Absent otherwise."
    ),
]


type Indexed = Annotated[
    str | None,
    Field(
        description="When the article came into the archive: the time of the upload in which it "
        "first stood, in UTC. Null until `summitry reindex` in an index of an earlier version."
    ),
]
type Updated = Annotated[
    str | None, Field(description="Time of the upload that last changed its content, in UTC.")
]


class ListedArticle(Answer):
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


class ArticleRow(ListedArticle):
    """An article as a line of an NDJSON export; the last fields are there on request."""

    text: str | None = None
    summary: str | None = None
    language: str | None = None
    story: str | None = None
    indexed: str | None = None
    updated: str | None = None


class ArticleSummary(ListedArticle):
    """An article in a list."""

    story: str
    summary: str
    language: str | None
    indexed: Indexed
    updated: Updated
    highlights: dict[Literal["title", "body"], list[str]] = Field(
        description="Fragments as HTML: text escaped, matched words in `<em>`."
    )


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
    tagged_to: TaggedTo = None
    source: str | None
    url: str | None
    key: str
    story: str
    language: str | None
    authors: list[str]
    indexed: Indexed
    updated: Updated
    date_basis: DateBasis = None
    page: int
    pages: int = Field(description="Of mentions and events; all but the longest have one.")


class SimilarArticle(ArticleSummary):
    """An article near to another."""

    likeness: Literal["same-story", "near-duplicate", "related"]


class SimilarArticles(Answer):
    """Articles near to one, nearest first."""

    articles: list[SimilarArticle]


class RecordPlace(Answer):
    """The place of an article in an object of several."""

    position: int = Field(description="Number of the record in the object, from 0.")
    id: str | None = Field(description="The record's own id.")


class Original(Answer):
    """Where the object of an article can be had for some minutes, as it was uploaded."""

    url: str = Field(description="Signed address; it needs no key, and is not to be shared.")
    expires: str = Field(description="When the address ends, in UTC.")
    name: str = Field(description="File name.")
    content_type: str
    record: RecordPlace | None = Field(
        description="Which record the article is; null in an object of one article."
    )
    overwritten: bool = Field(
        description="Whether the object has been replaced since the article was read from it."
    )
