"""Uploads, asked for and followed."""

from typing import Literal

from pydantic import ConfigDict, Field

from functions.api.requests.calendar_days import Day
from functions.api.schemas.base import Answer

_NAME = r"[A-Za-z0-9!_.*'()-]*[A-Za-z0-9!_*'()-][A-Za-z0-9!_.*'()-]*"
"""A part of a key; mere dots are none, because clients take them out of addresses."""


class NewUpload(Answer):
    """An object to be uploaded."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"key": "2025/macron.txt", "content_type": "text/plain"}]},
    )

    key: str = Field(
        pattern=f"^{_NAME}(/{_NAME})*$",
        max_length=900,
        description="Object key, with or without `articles/` in front.",
    )
    content_type: str = Field(
        "text/plain",
        pattern=r"^[a-z]+/[a-z0-9.+-]+$",
        max_length=100,
        description="Its media type.",
    )
    overwrite: bool = Field(
        False, strict=True, description="Whether an object that has this key may be replaced."
    )
    published: Day | None = Field(
        None, description="Day of publication of its articles, whatever they say themselves."
    )
    source: str | None = Field(
        None,
        pattern=r"\S",
        max_length=200,
        description="Source of its articles, whatever they say themselves.",
    )
    url: str | None = Field(
        None,
        pattern=r"^https?://[!-~]+$",
        max_length=800,
        description="Address of its article on the web, whatever it says itself.",
    )

    def metadata(self) -> dict[str, str]:
        """Return the metadata that the object gets: what is told of its articles."""
        told = {"published": self.published, "source": self.source, "url": self.url}
        return {name: str(value) for name, value in told.items() if value is not None}


class SignedUpload(Answer):
    """A form that uploads one object, such as with `curl -F`."""

    url: str
    fields: dict[str, str] = Field(description="Form fields, to be sent before the file.")
    key: str
    expires_in: int = Field(description="Seconds for which the form works.")
    max_bytes: int
    status: str = Field(description="Where to ask what became of it.")


class BadRecord(Answer):
    """A record of an object that could not be read."""

    position: int
    reason: str
    detail: str
    until: str | None = Field(description="When an embargo on it ends, in UTC.")


class UploadStatus(Answer):
    """What became of an upload."""

    key: str
    state: Literal["received", "indexed", "searchable", "quarantined", "failed"]
    articles: int
    undated: int = Field(description="How many of these have no date of publication.")
    unreadable: int
    reason: str
    detail: str
    until: str | None = Field(
        description="When the first embargo that holds some of it back ends, in UTC."
    )
    records: list[BadRecord]
    ids: list[str]
