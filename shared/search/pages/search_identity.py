"""What makes two searches the same, so that a cursor of one goes on in the other."""

from shared.search.pages.page import PageRequest


def search_identity(page: PageRequest) -> str:
    """Return a text that is equal for searches with the same articles in the same order.

    How much of them is shown at a time, what is counted and what is marked play no part.
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
            page.order,
            page.collapse,
        )
    )
