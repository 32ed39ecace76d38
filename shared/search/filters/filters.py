"""The filters of a search: words, selected values and ranges of days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from shared.search.facet_registry import REGISTRY, ROLE_FACETS, Confidence, FacetName
from shared.search.query.query_tree import Node

type Match = Literal["any", "all"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Values chosen in one facet.

    Attributes:
        include: values to have: any of them, or all with `match=all`.
        exclude: values not to have.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRange:
    """Calendar days, both bounds inclusive; a bound that is None is open."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        """Return whether it narrows anything."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Instants with an offset, both bounds inclusive; a bound that is None is open."""

    first: datetime | None = None
    last: datetime | None = None

    def __bool__(self) -> bool:
        """Return whether it narrows anything."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything that decides which articles match; immutable, and comparable.

    Attributes:
        words: the parsed query, or None.
        selections: by facet; a facet without a selection is left out.
        published: calendar days of publication.
        event_date: days of events.
        indexed: times at which articles came into the archive.
        match: within a facet, whether an article needs `any` or `all` selected values.
        same_event: whether what is selected must meet in one and the same event.
        confidence: which events count.
    """

    words: Node | None = None
    selections: Mapping[FacetName, Selection] = field(default_factory=dict)
    published: DateRange = DateRange()
    event_date: DateRange = DateRange()
    indexed: TimeRange = TimeRange()
    match: Match = "any"
    same_event: bool = False
    confidence: Confidence = "likely"

    @property
    def in_one_event(self) -> bool:
        """Return whether what is selected must meet in one event; a role always asks for it."""
        return self.same_event or any(self.selected(facet) for facet in ROLE_FACETS)

    def selected(self, facet: FacetName) -> tuple[str, ...]:
        """Return the values chosen in a facet, excluded ones left out."""
        return self.selections.get(facet, Selection()).include


def document_values(
    document: Mapping[str, Any], facets: Iterable[FacetName]
) -> dict[FacetName, tuple[str, ...]]:
    """Return a document's values in each facet; a field may hold a list, one value or null."""
    values = {facet: document.get(REGISTRY[facet].field) for facet in facets}
    return {
        facet: () if value is None else (value,) if isinstance(value, str) else tuple(value)
        for facet, value in values.items()
    }
