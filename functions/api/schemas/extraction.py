"""Annotating an article that is posted."""

from pydantic import ConfigDict, Field

from functions.api.requests.calendar_days import Day
from functions.api.schemas.annotations import (
    CountryTag,
    Dateline,
    Event,
    LeaderTag,
    Mention,
    TaggedTo,
)
from functions.api.schemas.base import Answer
from shared.domain.articles import TITLE_CHARACTERS


class ArticleToExtract(Answer):
    """An article that is annotated and not stored."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "title": "Macron to visit Berlin",
                    "text": "French President Emmanuel Macron will visit Germany on Monday.",
                    "published": "2025-08-28",
                }
            ]
        },
    )

    text: str = Field(min_length=1, description="The body, at most 2 MB.")
    title: str = Field(default="", max_length=TITLE_CHARACTERS)
    published: Day | None = None
    id: str | None = None


class Record(Answer):
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
    tagged_to: TaggedTo = None
