"""Annotations of an article, as the extraction record names them."""

from typing import Annotated, Literal

from pydantic import Field

from functions.api.schemas.base import Answer
from shared.domain.annotations import Kind, Status

type TaggedTo = Annotated[
    int | None,
    Field(description="Code points of the body that were tagged; absent where all were."),
]
"""Told of articles of more than 500,000 characters, or of 20,000 names."""


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
    confidence: float = Field(description="0 to 1: the chance that a reader accepts the event.")
    salience: float = Field(description="0 to 1: how far the article is about the event.")
    date: str | None
    leaders: list[str]
    countries: list[str]
    actors: list[str] = Field(description="Of `leaders` and `countries`, who did it.")
    recipients: list[str] = Field(description="Of `leaders` and `countries`, to whom it was done.")
    field: Literal["title", "body"]
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    evidence: list[Evidence] = Field(default=[])


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
