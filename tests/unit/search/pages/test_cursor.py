"""Cursors: opaque, bound to their search, and nobody else's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.search.filters.filters import Filters, Selection
from shared.search.pages.cursor import Cursor, CursorError, decode_cursor, encode_cursor
from shared.search.pages.page import PageRequest
from shared.search.pages.search_identity import search_identity

values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(0, 1e6) | st.text(max_size=15)


@given(st.lists(values, min_size=1, max_size=3), st.text(max_size=50))
def test_cursor_comes_back_as_it_was(after: list[str | int | float | None], identity: str) -> None:
    cursor = Cursor(tuple(after), "2025-01-01")
    assert decode_cursor(encode_cursor(cursor, identity), identity) == cursor


@given(st.text(max_size=80))
def test_anything_else_is_no_cursor(text: str) -> None:
    with pytest.raises(CursorError):
        decode_cursor(text, "a search")


def test_cursor_of_another_search_is_refused() -> None:
    cursor = encode_cursor(Cursor((1,), "2025-01-01"), "one")
    with pytest.raises(CursorError, match="another search"):
        decode_cursor(cursor, "other")


def test_identity_heeds_what_matches_and_in_which_order_alone() -> None:
    page = PageRequest(Filters(), "newest", 20, "2025-01-01")
    same = replace(page, limit=5, facets=("leader",), highlight=False, as_of="2026-01-01")
    assert search_identity(same) == search_identity(page)
    for other in (
        replace(page, sort="oldest"),
        replace(page, collapse=True),
        replace(page, filters=Filters(same_event=True)),
        replace(page, filters=Filters(confidence="any")),
        replace(page, filters=Filters(selections={"leader": Selection(("x",))})),
    ):
        assert search_identity(other) != search_identity(page)
