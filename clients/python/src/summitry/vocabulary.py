"""What the vocabulary knows, as typed dictionaries."""

from typing import TypedDict

from summitry.answers import Kind


class TermOfOffice(TypedDict):
    """One person's time in one office; `end` is None for those who hold it."""

    office: str
    label: str
    kind: Kind
    country: str | None
    organisation: str | None
    start: str
    end: str | None


class KnownLeader(TypedDict):
    """A leader in the vocabulary."""

    id: str
    name: str
    aliases: list[str]
    terms: list[TermOfOffice]


class KnownCountry(TypedDict):
    """A country in the vocabulary, with the words it goes by."""

    id: str
    name: str
    capital: str
    forms: list[str]


class KnownEvent(TypedDict):
    """An event type in the vocabulary."""

    id: str
    parent: str | None
    label: str
    plover: str | None
    examples: list[str]
