"""What is wrong with a page is found, and what it tells as uncertain is not."""

from collections.abc import Callable
from typing import Any

import pytest

from infra.proofs.nodes.counts import LISTED, PlainCounts

DOCUMENTS = [
    {"leader": ["xi-jinping"], "country": ["CHN"], "event": [], "authors": [f"a{number % 20}"]}
    for number in range(200)
]


def page() -> dict[str, Any]:
    """A page that is right."""
    values = {
        "leader": {"xi-jinping": 200},
        "country": {"CHN": 200},
        "event": {},
        "author": {f"a{number}": 10 for number in range(LISTED)},
    }
    facets = {
        facet: {
            "values": [{"id": id, "count": count} for id, count in counts.items()],
            "error_bound": 0,
        }
        for facet, counts in values.items()
    }
    return {"total": {"value": 200, "relation": "eq"}, "facets": facets}


def test_a_right_page_is_right() -> None:
    counts = PlainCounts(DOCUMENTS)
    counts.compare("", page())
    assert (counts.compared, counts.bounded, counts.wrong) == (12, 0, [])


def test_a_count_may_be_off_by_what_the_page_tells() -> None:
    counts, told = PlainCounts(DOCUMENTS), page()
    told["facets"]["author"]["values"][0]["count"] = 8
    told["facets"]["author"]["error_bound"] = 2
    counts.compare("", told)
    assert (counts.bounded, counts.wrong) == (1, [])


def drop_total(told: dict[str, Any]) -> None:
    told["total"]["value"] = 199


def miscount(told: dict[str, Any]) -> None:
    told["facets"]["leader"]["values"][0]["count"] = 199


def leave_out(told: dict[str, Any]) -> None:
    told["facets"]["country"]["values"].clear()


def not_tell(told: dict[str, Any]) -> None:
    told["facets"]["author"]["values"][0]["count"] = 8
    told["facets"]["author"]["error_bound"] = None


@pytest.mark.parametrize("spoil", [drop_total, miscount, leave_out, not_tell])
def test_a_wrong_page_is_found(spoil: Callable[[dict[str, Any]], None]) -> None:
    counts, told = PlainCounts(DOCUMENTS), page()
    spoil(told)
    counts.compare("", told)
    assert counts.wrong


def test_pages_of_one_author_are_counted_for_that_author() -> None:
    counts = PlainCounts(DOCUMENTS)
    author = counts.authors()[0]
    told = page()
    told["total"]["value"] = 10
    for facet in ("leader", "country"):
        told["facets"][facet]["values"][0]["count"] = 10
    counts.compare(author, told)
    assert counts.wrong == []
    assert counts.parameters(author)["author"] == author
