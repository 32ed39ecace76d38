"""The people of an article, as they are found."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from shared.domain.annotations import Field, Kind
from shared.extraction.text.field import MatchedField
from shared.extraction.text.tokens import EntityMention


class Person(NamedTuple):
    """A politician whom the article names.

    Attributes:
        id: vocabulary id, or made of the name.
        name: name for people.
        office: label of the office as the article's time or text tells it.
        country: alpha-3 code, or None.
        kind: `leader` or `official`.
        linked: True where the vocabulary knows the person.
    """

    id: str
    name: str
    office: str | None
    country: str | None
    kind: Kind
    linked: bool


class ArticlePeople:
    """Persons and their mentions, field by field; each token belongs to one mention at most."""

    def __init__(self, fields: Sequence[MatchedField]) -> None:
        """Begin with nobody."""
        self.persons: dict[str, Person] = {}
        self.mentions: dict[Field, list[EntityMention]] = {r.tokens.field: [] for r in fields}
        self._names: dict[Field, set[int]] = {r.tokens.field: set() for r in fields}
        self._taken: dict[Field, set[int]] = {r.tokens.field: set() for r in fields}

    def add(self, person: Person, field: MatchedField, first: int, last: int, rule: str) -> None:
        """Take down one mention of a person."""
        name = field.tokens.field
        self.persons.setdefault(person.id, person)
        self.mentions[name].append(EntityMention("leader", person.id, first, last, rule))
        self._taken[name].update(range(first, last))
        if rule != "office":
            self._names[name].update(range(first, last))

    def namesake(self, id: str) -> Person | None:
        """Return the one person of the article whose name ends in a single word, or None."""
        if "-" in id:
            return None
        found = [person for other, person in self.persons.items() if other.endswith(f"-{id}")]
        return found[0] if len(found) == 1 else None

    def is_named(self, field: MatchedField, at: int) -> bool:
        """Return whether a token is part of a person's name, rather than of an office."""
        return at in self._names[field.tokens.field]

    def are_listed(self, one: str, other: str) -> bool:
        """Return whether two people stand side by side somewhere: Putin and Kim."""
        return any(
            {first.id, second.id} == {one, other} and second.first - first.last == 1
            for mentions in self.mentions.values()
            for first, second in pairwise(sorted(mentions, key=lambda mention: mention.first))
        )

    def is_taken(self, field: MatchedField, at: int) -> bool:
        """Return whether a token is part of a mention already."""
        return at in self._taken[field.tokens.field]
