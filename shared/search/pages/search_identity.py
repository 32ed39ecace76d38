"""The identity of a search: a cursor continues every search with the same identity."""

from shared.search.pages.page import PageRequest


def search_identity(page: PageRequest) -> str:
    """Return a text that is equal for searches with the same articles in the same order.

    The size of a page, its facets and its highlights have no influence.
    """
    filters = page.filters
    selections = sorted(filters.selections.items())
    return repr(
        (
            filters.words,
            selections,
            filters.published,
            filters.event_date,
            filters.match,
            filters.same_event,
            filters.confidence,
            page.order,
            page.collapse,
        )
    )
