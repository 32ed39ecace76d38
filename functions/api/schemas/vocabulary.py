"""What the vocabulary knows."""

from pydantic import Field

from functions.api.schemas.base import Answer
from shared.domain.annotations import Kind


class TermOfOffice(Answer):
    """One person's time in one office."""

    office: str
    label: str
    kind: Kind
    country: str | None
    organisation: str | None
    start: str
    end: str | None


class KnownLeader(Answer):
    """A leader in the vocabulary."""

    id: str
    name: str
    aliases: list[str]
    terms: list[TermOfOffice]
    wikidata: str | None = Field(description="Wikidata's id (`Q76`), or null where we have none.")


class KnownCountry(Answer):
    """A country in the vocabulary."""

    id: str
    name: str
    capital: str
    forms: list[str]
    wikidata: str | None = Field(description="Wikidata's id (`Q142`), or null where we have none.")


class KnownEvent(Answer):
    """An event type in the vocabulary."""

    id: str
    parent: str | None
    label: str
    plover: str | None = Field(description="PLOVER's name, or null for an extension of ours.")
    examples: list[str]


class Leaders(Answer):
    """The leaders of the vocabulary."""

    version: str
    as_of: str
    leaders: list[KnownLeader]


class Countries(Answer):
    """The countries of the vocabulary."""

    version: str
    countries: list[KnownCountry]


class Events(Answer):
    """The event tree of the vocabulary."""

    version: str
    events: list[KnownEvent]
