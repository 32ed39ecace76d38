"""Export: everything that matches, in parts that a function may answer with."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.filters.filter_input import FilterInput
from shared.search.filters.filters import Filters
from shared.search.pages.cursor import Cursor, encode_cursor
from shared.search.pages.page import PageRequest, Sort, export_body
from shared.search.pages.search_identity import search_identity
from shared.usecases.read.library import Library, resolve
from shared.usecases.read.page_cut import MOST_BYTES
from shared.usecases.read.search_articles import SearchRequest, page_request

type Format = Literal["ndjson", "csv"]

MOST_ROWS = 1000
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, the wide forms included."""
COLUMNS = ("id", "key", "title", "published", "source", "url", "leaders", "countries", "events")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """An export as the caller wrote it.

    Attributes:
        filters: which articles.
        today: ISO day of the request.
        format: `ndjson` or `csv`.
        sort: order; None for newest.
        cursor: where this part begins, or None.
    """

    filters: FilterInput
    today: str
    format: Format
    sort: Sort | None = None
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One part of an export.

    Attributes:
        text: the rows, each with its line end.
        next_cursor: where the next part begins; None at the end.
    """

    text: str
    next_cursor: str | None


def export(library: Library, request: ExportRequest) -> Export:
    """Give one part of everything that matches.

    Raises:
        QuerySyntaxError: the words cannot be read.
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    page = _page(request, resolve(library, request.filters))
    hits = library.engine.search(export_body(page, library.names.variants))["hits"]["hits"]
    write = _csv_line if request.format == "csv" else _ndjson_line
    taken, text = _fill((export_row(hit) for hit in hits[: page.limit]), write)
    if request.format == "csv" and page.cursor is None:
        text = _csv_text(COLUMNS) + text
    if taken == len(hits):
        return Export(text, None)
    after = Cursor(tuple(hits[taken - 1]["sort"]), page.as_of)
    return Export(text, encode_cursor(after, search_identity(page)))


def export_row(hit: dict[str, Any]) -> dict[str, Any]:
    """Give one article as a row."""
    source, record = hit["_source"], hit["_source"]["record"]
    tags = {name: record[name] for name in ("leaders", "countries", "events")}
    return {name: tags[name] if name in tags else source[name] for name in COLUMNS}


def _page(request: ExportRequest, filters: Filters) -> PageRequest:
    search = SearchRequest(
        filters=request.filters,
        today=request.today,
        sort=request.sort or "newest",
        limit=MOST_ROWS,
        cursor=request.cursor,
    )
    return page_request(search, filters)


def _fill(
    rows: Iterable[dict[str, Any]], write: Callable[[dict[str, Any]], str]
) -> tuple[int, str]:
    """Write rows while there is room; the first one always has it."""
    lines: list[str] = []
    size = 0
    for row in rows:
        line = write(row)
        size += len(line.encode())
        if lines and size > MOST_BYTES:
            break
        lines.append(line)
    return len(lines), "".join(lines)


def _ndjson_line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _csv_line(row: dict[str, Any]) -> str:
    """Write ids of leaders and countries, and types of events, apart by semicolons."""
    cells = row | {
        "leaders": ";".join(tag["id"] for tag in row["leaders"]),
        "countries": ";".join(tag["id"] for tag in row["countries"]),
        "events": ";".join(dict.fromkeys(event["type"] for event in row["events"])),
    }
    return _csv_text([_harmless(cells[name]) for name in COLUMNS])


def _csv_text(cells: Iterable[str | None]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _harmless(cell: str | None) -> str | None:
    """Keep a spreadsheet from running a title as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell and cell[0] in _FORMULA else cell
