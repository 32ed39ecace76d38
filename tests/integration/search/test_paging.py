"""Pages give each article once, under ties, past 10,000, and while others are added."""

import os
import random
from itertools import count

import pytest
from fastapi.testclient import TestClient

from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, document

pytestmark = pytest.mark.integration

PROVE = bool(os.environ.get("PROVE"))
ARTICLES = 25_000 if PROVE else 1_200
ADDED = 40
"""Articles that come in between two pages."""


def _articles(first: int, number: int) -> list[ArticleSpec]:
    """Many ties: few days, few texts, some undated."""
    rng = random.Random(first)
    days = ("2025-01-01", "2025-01-02", "2025-01-02T10:00:00Z", None)
    return [
        ArticleSpec(
            f"p{first + i}",
            title=rng.choice(("Talks go on", "Summit talks", "Leaders talk at a summit")),
            body=rng.choice(("The talks were long.", "Talk of talks.", "A summit of words.")),
            published=rng.choice(days),
        )
        for i in range(number)
    ]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_each_article_comes_once_while_others_are_added(
    put: Put, api: TestClient, sort: str
) -> None:
    before = [document(spec) for spec in _articles(0, ARTICLES)]
    put(before)
    wanted = {d["id"] for d in before}
    seen: list[str] = []
    asked = {"q": "talks OR summit", "sort": sort, "limit": 100, "facets": "", "highlight": False}
    cursor: str | None = None
    for page_number in count():
        page = api.get("/articles", params=asked | ({"cursor": cursor} if cursor else {})).json()
        seen += [article["id"] for article in page["articles"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
        if page_number < 50:
            put([document(spec) for spec in _articles(10**6 * (page_number + 1), ADDED)])
    assert len(seen) == len(set(seen))
    assert wanted <= set(seen)


def test_order_is_the_same_in_one_page_and_in_many(put: Put, api: TestClient) -> None:
    put([document(spec) for spec in _articles(0, 95)])
    asked = {"q": "talks OR summit", "facets": ""}
    whole = [
        a["id"] for a in api.get("/articles", params=asked | {"limit": 100}).json()["articles"]
    ]
    parts, cursor = [], None
    while True:
        more = {"limit": 7} | ({"cursor": cursor} if cursor else {})
        page = api.get("/articles", params=asked | more).json()
        parts += [article["id"] for article in page["articles"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert parts == whole
