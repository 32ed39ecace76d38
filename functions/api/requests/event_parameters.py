"""Query parameters of the calls whose answers are events."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from functions.api.requests.query_parameters import FilterParameters
from shared.search.filters.filters import Filters
from shared.search.pages.events import EventRequest, EventSort
from shared.usecases.read.export.lines import MOST_ROWS


class EventFilterParameters(FilterParameters):
    """Which events: what an event has selects events, all else selects articles."""

    same_event: Annotated[
        bool, Field(description="No effect here: what is selected always meets in one event.")
    ] = True
    sort: Annotated[
        EventSort,
        Field(description="Order: by the day of the event, or by the publication of its article."),
    ] = "event_newest"

    def filters(self) -> Filters:
        """Return the filters; all that an event can have must meet in the event of a row."""
        return replace(super().filters(), same_event=True)


class EventParameters(EventFilterParameters):
    """A page of events."""

    limit: Annotated[int, Field(ge=1, le=100, description="Events on the page.")] = 20
    cursor: Annotated[str | None, Field(description="`next_cursor` of the page before.")] = None

    def request(self) -> EventRequest:
        """Return the page to ask for.

        Raises:
            QuerySyntaxError: `q` cannot be read.
            InvalidRequestError: a range of days ends before it begins.
        """
        return EventRequest(self.filters(), self.sort, self.limit, self.cursor)


class EventExportParameters(EventFilterParameters):
    """A part of all events that match."""

    cursor: Annotated[str | None, Field(description="From the `Link` of the part before.")] = None

    def request(self) -> EventRequest:
        """Return the part to ask for; errors as for a page of events."""
        return EventRequest(self.filters(), self.sort, MOST_ROWS, self.cursor)
