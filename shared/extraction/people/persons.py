"""The people of an article, as they are found."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from shared.domain.annotations import Field, Kind
from shared.extraction.text.field import Reading
from shared.extraction.text.tokens import EntityMention


class Person(NamedTuple):
    """A politician whom the article names.

    Attributes:
        id: vocabulary id, or made of the name.
        name: name for people.
        office: label of the office as the article's time or text tells it.
        country: alpha-3 code, or None.
        kind: `leader` or `official`.
        linked: True where the vocabulary knows him.
    """

    id: str
    name: str
    office: str | None
    country: str | None
    kind: Kind
    linked: bool


class Cast:
    """Persons and their mentions, field by field; each token belongs to one mention at most."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Begin with nobody."""
        self.persons: dict[str, Person] = {}
        self.mentions: dict[Field, list[EntityMention]] = {r.tokens.field: [] for r in readings}
        self._names: dict[Field, set[int]] = {r.tokens.field: set() for r in readings}
        self._taken: dict[Field, set[int]] = {r.tokens.field: set() for r in readings}

    def add(self, person: Person, reading: Reading, first: int, last: int, rule: str) -> None:
        """Take down one mention of a person."""
        field = reading.tokens.field
        self.persons.setdefault(person.id, person)
        self.mentions[field].append(EntityMention("leader", person.id, first, last, rule))
        self._taken[field].update(range(first, last))
        if rule != "office":
            self._names[field].update(range(first, last))

    def is_named(self, reading: Reading, at: int) -> bool:
        """Whether a token is part of a person's name, rather than of his office."""
        return at in self._names[reading.tokens.field]

    def are_listed(self, one: str, other: str) -> bool:
        """Whether two people stand side by side somewhere: Putin and Kim."""
        return any(
            {first.id, second.id} == {one, other} and second.first - first.last == 1
            for mentions in self.mentions.values()
            for first, second in pairwise(sorted(mentions, key=lambda mention: mention.first))
        )

    def is_taken(self, reading: Reading, at: int) -> bool:
        """Whether a token is part of a mention already."""
        return at in self._taken[reading.tokens.field]
