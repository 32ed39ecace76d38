"""Events as rows of a table."""

from typing import Literal

from pydantic import Field

from functions.api.schemas.base import Answer
from functions.api.schemas.counts import Total
from shared.domain.annotations import Status


class Participant(Answer):
    """A leader or country that takes part in an event."""

    facet: Literal["leader", "country"]
    id: str
    name: str


class EventArticle(Answer):
    """The article that tells of an event."""

    id: str
    key: str
    title: str
    published: str | None
    source: str | None
    url: str | None
    language: str | None


class EventRow(Answer):
    """An event with the article that tells of it; offsets are code points into `field`."""

    article: EventArticle
    number: int = Field(description="Number of the event in its article, from 0.")
    date: str | None
    type: str
    label: str
    status: Status
    confidence: float
    salience: float
    leaders: list[Participant]
    countries: list[Participant]
    actors: list[Participant]
    recipients: list[Participant]
    field: Literal["title", "body"]
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    quote: str | None = Field(
        description="The sentence, its first 1,000 code points; null until `summitry reindex` "
        "has run over an article of an earlier version."
    )


class EventPage(Answer):
    """A page of events."""

    total: Total = Field(description="Events that match.")
    articles: Total = Field(description="Articles that have them.")
    took_ms: int
    events: list[EventRow]
    next_cursor: str | None
