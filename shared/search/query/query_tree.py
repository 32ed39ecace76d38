"""The tree of a query, and the error of a query that cannot be read."""

from dataclasses import dataclass
from typing import Literal

from shared.search.facet_registry import FACETS

type TermKind = Literal["word", "prefix", "phrase"]

TEXT_FIELDS = ("title", "lead", "body")
"""Fields of running text; a term without a field searches all of them."""

KEYWORD_FIELDS = (*FACETS, "key")
"""Fields of whole values; a term in one of them must be the value, or with `*` its beginning."""


class QuerySyntaxError(ValueError):
    """The query cannot be read.

    Attributes:
        position: code point of the query where the trouble is, from 0.
        message: one sentence for people.
    """

    def __init__(self, message: str, position: int) -> None:
        """Keep the sentence and the place."""
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the beginning of one, or a phrase.

    Attributes:
        text: as written, without quotes and star.
        kind: `word`, `prefix` or `phrase`.
        field: the field it is limited to, or None for all text.
        position: where it starts in the query.
    """

    text: str
    kind: TermKind
    field: str | None
    position: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must match."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must match."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not match."""

    part: "Node"


type Node = Term | AllOf | AnyOf | Not
