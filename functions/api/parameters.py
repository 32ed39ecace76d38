"""Query parameters of every call: names, types and bounds, as callers and OpenAPI see them."""

import re
from datetime import date
from typing import Annotated, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from shared.search.filters import FACETS, FacetName, Match
from shared.search.page import Sort
from shared.search.selecting import FilterInput
from shared.search.timeline import Interval
from shared.search.values import InvalidRequestError, Problem, nearest_names

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_day(value: object) -> object:
    """Let nothing but YYYY-MM-DD through: pydantic alone would read seconds since 1970 as well."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
Values = Annotated[list[Annotated[str, Field(min_length=1, max_length=512)]], Field(max_length=50)]


class NoParameters(BaseModel):
    """A call that takes none: one that is given is a mistake, and is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FilterParameters(NoParameters):
    """Which articles: shared by every call that searches."""

    q: Annotated[str, Field(description="Words in the query syntax.", examples=["xi putin"])] = ""
    leader: Annotated[Values, Field(description="Leader or official, by id.")] = []
    country: Annotated[Values, Field(description="Country, by ISO 3166-1 alpha-3 code.")] = []
    event: Annotated[Values, Field(description="Event type; an upper one includes its modes.")] = []
    status: Annotated[Values, Field(description="Status of an event.")] = []
    source: Annotated[Values, Field(description="Source, as written.")] = []
    language: Annotated[Values, Field(description="Language, as BCP 47 primary tag.")] = []
    office: Annotated[Values, Field(description="Office of a leader or official, by id.")] = []
    kind: Annotated[Values, Field(description="`leader` or `official`.")] = []
    date_from: Annotated[Day | None, Field(description="First day of publication.")] = None
    date_to: Annotated[Day | None, Field(description="Last day of publication.")] = None
    event_date_from: Annotated[Day | None, Field(description="First day of an event.")] = None
    event_date_to: Annotated[Day | None, Field(description="Last day of an event.")] = None
    match: Annotated[
        Match, Field(description="Whether an article needs any or all selected values of a facet.")
    ] = "any"
    same_event: Annotated[
        bool, Field(description="Whether all that is selected must meet in one and the same event.")
    ] = False

    def to_input(self) -> FilterInput:
        """Give the filters as the core takes them."""
        return FilterInput(
            q=self.q,
            values={facet: getattr(self, facet) for facet in FACETS},
            date_from=self.date_from,
            date_to=self.date_to,
            event_date_from=self.event_date_from,
            event_date_to=self.event_date_to,
            match=self.match,
            same_event=self.same_event,
        )


class SearchParameters(FilterParameters):
    """A page of articles with facets."""

    collapse: Annotated[
        Literal["story"] | None, Field(description="Show one article for each story.")
    ] = None
    facets: Annotated[
        str | None,
        Field(
            description="Facets to count, comma-separated; all when absent.",
            examples=["leader,country"],
        ),
    ] = None
    facet_size: Annotated[int, Field(ge=1, le=200, description="Most values of a facet.")] = 20
    interval: Annotated[Interval, Field(description="Length of the timeline's buckets.")] = "month"
    sort: Annotated[
        Sort | None, Field(description="Order; relevance with words, else newest, when absent.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=100, description="Articles on the page.")] = 20
    cursor: Annotated[str | None, Field(description="`next_cursor` of the page before.")] = None
    highlight: Annotated[bool, Field(description="Whether matched words are marked.")] = True

    def facet_names(self) -> tuple[FacetName, ...]:
        """Read the list of facets.

        Raises:
            InvalidRequestError: there is no facet of a name.
        """
        if self.facets is None:
            return FACETS
        names = [name.strip() for name in self.facets.split(",") if name.strip()]
        problems = [facet_problem("facets", name) for name in names if name not in FACETS]
        if problems:
            raise InvalidRequestError(problems)
        return cast(tuple[FacetName, ...], tuple(name for name in FACETS if name in names))


def facet_problem(parameter: str, name: str) -> Problem:
    """Say that there is no facet of a name."""
    return Problem(parameter, f"there is no facet {name!r}", nearest_names(name, FACETS))
