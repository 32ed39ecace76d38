"""The identity of a search: a cursor continues every search with the same identity."""

from shared.search.filters.filters import Filters
from shared.search.pages.events import EventRequest
from shared.search.pages.page import PageRequest


def search_identity(page: PageRequest) -> str:
    """Return a text that is equal for searches with the same articles in the same order.

    The size of a page, its facets and its highlights have no influence.
    """
    return repr((*_identity(page.filters), page.order, page.collapse))


def event_search_identity(page: EventRequest) -> str:
    """Return a text that is equal for searches with the same events in the same order."""
    return repr(("events", *_identity(page.filters), page.sort))


def _identity(filters: Filters) -> tuple[object, ...]:
    return (
        filters.words,
        sorted(filters.selections.items()),
        filters.published,
        filters.event_date,
        filters.indexed,
        filters.match,
        filters.same_event,
        filters.confidence,
    )
