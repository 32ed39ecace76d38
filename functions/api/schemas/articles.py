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
    date_basis: DateBasis = None
    page: int
    pages: int = Field(description="Of mentions and events; all but the longest have one.")


class SimilarArticle(ArticleSummary):
    """An article near to another."""

    likeness: Literal["same-story", "near-duplicate", "related"]


class SimilarArticles(Answer):
    """Articles near to one, nearest first."""

    articles: list[SimilarArticle]
