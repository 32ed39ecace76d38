"""Query parameters of every call: names, types and bounds, as callers and OpenAPI see them."""

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.warnings import UnsupportedFieldAttributeWarning

from functions.api.requests.calendar_days import Day
from functions.api.requests.facet_names import FacetName
from functions.api.requests.moments import FirstMoment, LastMoment
from shared.domain.annotations import LIKELY
from shared.search.counts.facet_search import MAX_PREFIX
from shared.search.counts.network import PLAYERS, End, Ends, directed_ends
from shared.search.counts.timeline import Interval
from shared.search.facet_registry import ACTOR, FACETS, RECIPIENT, REGISTRY, ROLE_FACETS, Confidence
from shared.search.filters.filter_input import read_selections, require_order
from shared.search.filters.filters import DateRange, Filters, Match, TimeRange
from shared.search.filters.request_problems import InvalidRequestError, Problem, nearest_choices
from shared.search.index.document import FACET_CHARACTERS
from shared.search.pages.page import PageRequest, Sort
from shared.search.query.parser import parse_query
from shared.usecases.read.export.articles import FIELDS
from shared.usecases.read.export.articles import Field as RowField
from shared.usecases.read.export.lines import MOST_ROWS
from shared.usecases.read.timeline import Basis

LONGEST_VALUE = FACET_CHARACTERS + 10
"""The longest value that a facet lists, with room for what escapes a minus sign."""

Value = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
Values = Annotated[list[Value], Field(max_length=50)]

MOST_VALUES = 300
"""Most values of a facet in one answer: a map shows every country, and there are 250."""

CONFIDENCE_HELP = f"Which events count: likely ones (confidence {LIKELY} or more), or any."

# FastAPI gives fields an alias and ignores this warning itself, but only for what is built at once.
warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)


def _shown(description: str, example: str | list[str]) -> Any:
    """Describe a field, with an example of what may be written there."""
    return Field(description=description, examples=[example])


class NoParameters(BaseModel):
    """A call that takes none: one that is given is a mistake, and is said.

    What checks the parameters of a call is built at its first request: a cold start waits for one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class WordParameters(NoParameters):
    """Words that an article must have."""

    q: Annotated[str, _shown("Words in the query syntax.", '"joint exercise" OR drill')] = ""


if TYPE_CHECKING:  # The facets' fields are known while the program runs: they are read by name.
    _WithFacets = WordParameters
else:
    _WithFacets = create_model(
        "_WithFacets",
        __base__=WordParameters,
        **{
            facet.name: (Annotated[Values, _shown(facet.description, [facet.example])], [])
            for facet in REGISTRY.values()
        },
    )


class FilterParameters(_WithFacets):
    """Which articles: shared by every call that searches."""

    date_from: Annotated[Day | None, _shown("First day of publication.", "2025-09-01")] = None
    date_to: Annotated[Day | None, _shown("Last day of publication.", "2025-09-30")] = None
    indexed_from: Annotated[
        FirstMoment | None,
        _shown("Earliest time of `indexed`: a day in UTC, or an instant.", "2025-09-01T12:00:00Z"),
    ] = None
    indexed_to: Annotated[
        LastMoment | None,
        _shown("Latest time of `indexed`: a whole day in UTC, or an instant.", "2025-09-30"),
    ] = None
    event_date_from: Annotated[Day | None, Field(description="First day of an event.")] = None
    event_date_to: Annotated[Day | None, Field(description="Last day of an event.")] = None
    match: Annotated[
        Match, Field(description="Whether an article needs any or all selected values of a facet.")
    ] = "any"
    same_event: Annotated[
        bool,
        Field(
            description="Whether all that is selected must meet in one and the same event; with "
            "`actor` or `recipient` it always must."
        ),
    ] = False
    confidence: Annotated[Confidence, Field(description=CONFIDENCE_HELP)] = "likely"

    def filters(self) -> Filters:
        """Return the filters as the core takes them.

        Raises:
            QuerySyntaxError: `q` cannot be read.
            InvalidRequestError: a range of days ends before it begins.
        """
        published = DateRange(self.date_from, self.date_to)
        event_date = DateRange(self.event_date_from, self.event_date_to)
        indexed = TimeRange(self.indexed_from, self.indexed_to)
        require_order({"date": published, "event_date": event_date, "indexed": indexed})
        return Filters(
            words=parse_query(self.q),
            selections=read_selections({facet: getattr(self, facet) for facet in FACETS}),
            published=published,
            event_date=event_date,
            indexed=indexed,
            match=self.match,
            same_event=self.same_event,
            confidence=self.confidence,
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
    facet_size: Annotated[
        int, Field(ge=1, le=MOST_VALUES, description="Most values of a facet.")
    ] = 20
    interval: Annotated[Interval, Field(description="Length of the timeline's buckets.")] = "month"
    sort: Annotated[
        Sort | None, Field(description="Order; relevance with words, else newest, when absent.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=100, description="Articles on the page.")] = 20
    cursor: Annotated[str | None, Field(description="`next_cursor` of the page before.")] = None
    highlight: Annotated[bool, Field(description="Whether matched words are marked.")] = True

    def request(self, today: str) -> PageRequest:
        """Return the page to ask for.

        Args:
            today: ISO day of the request, that recency is counted from.

        Raises:
            QuerySyntaxError: `q` cannot be read.
            InvalidRequestError: there is no facet of a name, or a range of days is empty.
        """
        facets = self._facet_names()
        return PageRequest(
            filters=self.filters(),
            sort=self.sort,
            limit=self.limit,
            as_of=today,
            facets=facets,
            facet_size=self.facet_size,
            interval=self.interval,
            highlight=self.highlight,
            collapse=self.collapse == "story",
            cursor=self.cursor,
        )

    def _facet_names(self) -> tuple[FacetName, ...]:
        """Read the list of facets."""
        if self.facets is None:
            return FACETS
        names = [name.strip() for name in self.facets.split(",") if name.strip()]
        problems = [facet_problem("facets", name) for name in names if name not in FACETS]
        if problems:
            raise InvalidRequestError(problems)
        return cast(tuple[FacetName, ...], tuple(name for name in FACETS if name in names))


def facet_problem(parameter: str, name: str) -> Problem:
    """Return the problem of a name that is no facet's."""
    return Problem(parameter, f"there is no facet {name!r}", nearest_choices(name, FACETS))


class PageParameters(NoParameters):
    """A part of a very long article's annotations."""

    page: Annotated[
        int, Field(ge=1, le=1000, description="Part of mentions and events; most have one.")
    ] = 1


class LimitParameters(NoParameters):
    """A short list."""

    limit: Annotated[int, Field(ge=1, le=100, description="Most articles.")] = 10


class FacetParameters(FilterParameters):
    """Values of one facet."""

    prefix: Annotated[
        str,
        Field(
            max_length=MAX_PREFIX,
            description="Beginning of a word of the value; case and accents aside.",
            examples=["zel"],
        ),
    ] = ""
    facet_size: Annotated[int, Field(ge=1, le=MOST_VALUES, description="Most values.")] = 20


class TimelineParameters(FilterParameters):
    """Counts over time."""

    by: Annotated[
        Basis,
        Field(
            description="The day that counts: of publication, or of events. Then all that is "
            "selected must meet in the event that counts."
        ),
    ] = "published"
    interval: Annotated[Interval, Field(description="Length of the buckets.")] = "month"
    split: Annotated[
        FacetName | None, Field(description="Facet whose values get timelines of their own.")
    ] = None
    facet_size: Annotated[int, Field(ge=1, le=50, description="Most of these values.")] = 10


class NetworkParameters(FilterParameters):
    """Pairs of values."""

    between: Annotated[
        str,
        Field(
            description="Two facets, comma-separated; with `actor` or `recipient` both values are "
            "of one event.",
            examples=["leader,country"],
        ),
    ] = "leader,country"
    directed: Annotated[
        bool,
        Field(
            description="Whether pairs lead from actors to recipients of one event; `between` then "
            "tells which ones count: `leader` or `country`."
        ),
    ] = False
    facet_size: Annotated[int, Field(ge=1, le=50, description="Most values of each.")] = 20

    def filters(self) -> Filters:
        """Return the filters; all that is selected meets in one event where roles are paired."""
        filters = super().filters()
        roles = self.directed or not ROLE_FACETS.isdisjoint(self._facets())
        return replace(filters, same_event=filters.same_event or roles)

    def ends(self) -> Ends:
        """Read the two ends of the pairs.

        Raises:
            InvalidRequestError: these are not two facets, or play no role in a directed network.
        """
        names = self._facets()
        problems = [facet_problem("between", name) for name in names if name not in FACETS]
        if len(names) != 2:
            problems = [Problem("between", "between takes two facets, such as leader,country")]
        played = self.directed and names != [ACTOR, RECIPIENT]
        if played and not problems:
            problems = [_role_problem(name) for name in names if name not in PLAYERS]
        if problems:
            raise InvalidRequestError(problems)
        first, second = names
        return directed_ends(first, second) if played else (End(first), End(second))

    def _facets(self) -> list[FacetName]:
        return [name.strip() for name in self.between.split(",")]


def _role_problem(name: str) -> Problem:
    message = f"a directed network is between {' and '.join(PLAYERS)}, and {name} is neither"
    return Problem("between", message, tuple(PLAYERS))


class SuggestParameters(NoParameters):
    """What somebody has typed."""

    q: Annotated[str, Field(max_length=100, description="Typed so far.", examples=["mac"])]
    limit: Annotated[int, Field(ge=1, le=20, description="Most of each type.")] = 5
    confidence: Annotated[Confidence, Field(description=CONFIDENCE_HELP)] = "likely"


class ExportParameters(FilterParameters):
    """A part of everything that matches."""

    sort: Annotated[Sort | None, Field(description="Order; newest when absent.")] = None
    cursor: Annotated[str | None, Field(description="From the `Link` of the part before.")] = None

    def request(self, today: str) -> PageRequest:
        """Return the part to ask for; arguments and errors as for a page of articles."""
        return PageRequest(
            filters=self.filters(),
            sort=self.sort or "newest",
            limit=MOST_ROWS,
            as_of=today,
            cursor=self.cursor,
        )


class RecordExportParameters(ExportParameters):
    """A part of all articles that match, as JSON objects."""

    fields: Annotated[
        str | None,
        Field(
            description=f"More fields of a row, comma-separated: {', '.join(FIELDS)}.",
            examples=["text,language"],
        ),
    ] = None

    def further_fields(self) -> tuple[RowField, ...]:
        """Return the further fields of a row, in their own order.

        Raises:
            InvalidRequestError: there is no such field.
        """
        names = [name.strip() for name in (self.fields or "").split(",") if name.strip()]
        problems = [
            Problem("fields", f"there is no field {name!r}", nearest_choices(name, FIELDS))
            for name in names
            if name not in FIELDS
        ]
        if problems:
            raise InvalidRequestError(problems)
        return tuple(field for field in FIELDS if field in names)
