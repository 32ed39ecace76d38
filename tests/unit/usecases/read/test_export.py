"""CSV as spreadsheets read it: whatever an article says, a cell is never a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from shared.ports import IndexState
from shared.search.filters.filters import Filters
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.pages.page import PageRequest
from shared.usecases.read.export.articles import export
from shared.usecases.read.library import Library, engine_lookup
from shared.vocabulary import load


class OneArticle:
    """An engine that finds one article, whatever it is asked."""

    def __init__(self, title: str) -> None:
        record: dict[str, list[object]] = {"leaders": [], "countries": [], "events": []}
        self._source: dict[str, Any] = {
            "id": "a",
            "key": "articles/a.txt",
            "title": title,
            "published": None,
            "source": title,
            "url": None,
            "record": record,
        }

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        return {"hits": {"hits": [{"_id": "a", "_source": self._source, "sort": [0, "a"]}]}}

    def multi_search(self, bodies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return list(map(self.search, bodies))

    def get(self, id: str) -> dict[str, Any] | None:
        return None

    def indices(self) -> tuple[IndexState, ...]:
        return ()


@pytest.mark.long
@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formulas_are_text(mark: str) -> None:
    title = f'{mark}HYPERLINK("https://x.example";"a")'
    vocabulary, engine = load(), OneArticle(title)
    library = Library(engine, KnownValues(vocabulary), NameTable(vocabulary), engine_lookup(engine))
    text = export(library, PageRequest(Filters(), "newest", 20, "2025-01-01"), "csv").text
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["title"], row["source"]) == (f"'{title}", f"'{title}")
    assert row["url"] == ""
