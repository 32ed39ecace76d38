"""The registry of facets: one row for each, from which everything else is derived.

A facet is also a filter: its name is a parameter of the API, a field of the query syntax and an
option of the command line. To add one, add a row here. Where the index has no field for it yet,
add the field to the mapping and to the document too. Then run `python -m infra.documentation` and
`python -m infra.clients`. tests/unit/search/test_facet_registry.py names whatever is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shared.domain.annotations import STATUSES

EVENTS = "events"
"""Path of the nested events in the index. A field of theirs has the name of its facet."""

ANY_SUFFIX = "_any"
"""Ends the name of a field with the values of any event, where another has those of likely ones."""

ACTOR, RECIPIENT = "actor", "recipient"
"""Names of the facets of roles: who did it, and to whom it was done."""

type Confidence = Literal["likely", "any"]
"""Which events count: likely ones alone (`LIKELY`), or any."""

type FacetName = str
"""The name of a facet, a key of `REGISTRY`."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet, which is also a filter.

    Attributes:
        name: its name everywhere.
        description: what its values are, for callers of the API; one sentence.
        example: a value.
        option_help: help of the command line's option.
        index_field: field of the index that holds its values; empty where it has the facet's name.
        label_field: field of the index that holds each value behind its folded form, for a facet
            of free text whose values are found by any word (docs/adr/0056); None for others.
        in_events: whether each event has values of its own, which `same_event` binds together.
        by_events: whether an article has its values by its events alone; the index then keeps the
            values of likely events apart from those of all.
        role_of: the facets whose values are its values, for a role in an event; a value that is
            asked for in a role makes all that is selected meet in one event.
        closed: whether the vocabulary has all values; the index may hold more of the others.
        synonyms: what people write for its name by mistake.
    """

    name: FacetName
    description: str
    example: str
    option_help: str
    index_field: str = ""
    label_field: str | None = None
    in_events: bool = False
    by_events: bool = False
    role_of: tuple[FacetName, ...] = ()
    closed: bool = False
    synonyms: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """Name the field of an article that holds its values, those of likely events alone."""
        return self.index_field or self.name

    @property
    def any_field(self) -> str:
        """Name the field of an article that holds its values, those of any event."""
        return f"{self.field}{ANY_SUFFIX}" if self.by_events else self.field

    def counted_field(self, confidence: Confidence) -> str:
        """Name the field of an article that holds the values that count."""
        return self.any_field if confidence == "any" else self.field

    @property
    def event_field(self) -> str:
        """Name the field of an event that holds its values; only where `in_events`."""
        return f"{EVENTS}.{self.name}"


_ROWS = (
    Facet(
        "leader",
        description="Leader or official, by id.",
        example="xi-jinping",
        option_help="Id or name of a leader; repeat for more, --leader=-ID leaves one out.",
        in_events=True,
        synonyms=("person", "people"),
    ),
    Facet(
        "country",
        description="Country, by ISO 3166-1 alpha-3 code.",
        example="FRA",
        option_help="Code or name, such as FRA or France.",
        in_events=True,
        closed=True,
    ),
    Facet(
        "event",
        description="Event type; an upper one includes its modes.",
        example="consult/visit",
        option_help="Type or its name, such as consult/visit or visit.",
        in_events=True,
        by_events=True,
        closed=True,
        synonyms=("type",),
    ),
    Facet(
        "status",
        description=f"Status of an event: {', '.join(STATUSES)}.",
        example="planned",
        option_help="Status of an event, such as planned or happened.",
        in_events=True,
        by_events=True,
        closed=True,
    ),
    Facet(
        ACTOR,
        description="Leader or country that did it, by id or code.",
        example="IRN",
        option_help="Who did it: leader or country, in one event with the other filters.",
        in_events=True,
        by_events=True,
        role_of=("leader", "country"),
        synonyms=("agent", "subject"),
    ),
    Facet(
        RECIPIENT,
        description="Leader or country that it was done to, by id or code.",
        example="ISR",
        option_help="To whom it was done: leader or country, in one event with the other filters.",
        in_events=True,
        by_events=True,
        role_of=("leader", "country"),
        synonyms=("target", "object"),
    ),
    Facet(
        "source",
        description="Source, as written.",
        example="Example Wire",
        option_help="Source, as written.",
        label_field="source_label",
        synonyms=("publisher", "paper"),
    ),
    Facet(
        "author",
        description="Author, as written.",
        example="Ana Ruiz",
        option_help="Name of an author, whatever its case and accents.",
        index_field="authors",
        label_field="author_label",
        synonyms=("byline", "journalist", "reporter", "writer"),
    ),
    Facet(
        "language",
        description="Language, as BCP 47 primary tag.",
        example="en",
        option_help="Language, such as en.",
        synonyms=("lang",),
    ),
    Facet(
        "office",
        description="Office of a leader or official, by id.",
        example="prime-minister",
        option_help="Office, such as president.",
        synonyms=("role",),
    ),
    Facet(
        "kind",
        description="`leader` or `official`.",
        example="official",
        option_help="leader or official.",
        closed=True,
        synonyms=("role",),
    ),
)

REGISTRY: Mapping[FacetName, Facet] = {row.name: row for row in _ROWS}
"""Every facet by its name, in the order of an answer."""

FACETS: tuple[FacetName, ...] = tuple(REGISTRY)
"""The names of all facets, in that order."""

EVENT_FACETS: frozenset[FacetName] = frozenset(row.name for row in _ROWS if row.in_events)
"""Facets that an event has of its own, and that `same_event` therefore binds together."""

ROLE_FACETS: frozenset[FacetName] = frozenset(row.name for row in _ROWS if row.role_of)
"""Facets of a role in an event, which leaders and countries play."""

CLOSED_FACETS: frozenset[FacetName] = frozenset(row.name for row in _ROWS if row.closed)
"""Facets whose values the vocabulary has in full; the others may have more in the index."""

SYNONYMS: Mapping[str, tuple[FacetName, ...]] = {
    word: tuple(row.name for row in _ROWS if word in row.synonyms)
    for word in sorted({word for row in _ROWS for word in row.synonyms})
}
"""What people write for the name of a facet, with the facets that it may mean."""
