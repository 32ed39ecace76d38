"""Values found a moment ago are not asked for again; values not found always are."""

from collections.abc import Sequence

from functions.api.lookup_cache import SECONDS, CachedLookup
from shared.search.facet_registry import FacetName


class Index:
    def __init__(self) -> None:
        self.values = {"Example Wire"}
        self.asked: list[tuple[str, ...]] = []
        self.now = 100.0

    def lookup(self, _: FacetName, values: Sequence[str]) -> frozenset[str]:
        self.asked.append(tuple(values))
        return frozenset(values) & self.values


def test_found_value_is_remembered_for_a_minute() -> None:
    index = Index()
    remembered = CachedLookup(index.lookup, lambda: index.now)
    assert remembered("source", ["Example Wire"]) == {"Example Wire"}
    assert remembered("source", ["Example Wire"]) == {"Example Wire"}
    assert len(index.asked) == 1
    index.now += SECONDS + 1
    remembered("source", ["Example Wire"])
    assert len(index.asked) == 2


def test_missing_value_is_found_as_soon_as_it_is_there() -> None:
    index = Index()
    remembered = CachedLookup(index.lookup, lambda: index.now)
    assert remembered("source", ["Example Wire", "New Post"]) == {"Example Wire"}
    index.values.add("New Post")
    assert remembered("source", ["Example Wire", "New Post"]) == {"Example Wire", "New Post"}
    assert index.asked[-1] == ("New Post",)


def test_facets_do_not_share_values() -> None:
    index = Index()
    remembered = CachedLookup(index.lookup, lambda: index.now)
    remembered("source", ["Example Wire"])
    remembered("leader", ["Example Wire"])
    assert len(index.asked) == 2
