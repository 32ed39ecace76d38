"""Export: all articles that match, in parts that fit the answer of a Lambda."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.index.stored_record import stored_record
from shared.search.pages.page import PageRequest, export_body
from shared.usecases.read.library import Library, require_known_values
from shared.usecases.read.page_cut import MOST_BYTES
from shared.usecases.read.search_articles import next_cursor, page_start

type Format = Literal["ndjson", "csv"]

MOST_ROWS = 1000
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Characters that begin a formula in a spreadsheet, the wide forms included."""
COLUMNS = ("id", "key", "title", "published", "source", "url", "leaders", "countries", "events")


@dataclass(frozen=True, slots=True)
class Export:
    """One part of an export.

    Attributes:
        text: the rows, each with its line end.
        next_cursor: where the next part begins; None at the end.
    """

    text: str
    next_cursor: str | None


def export(library: Library, request: PageRequest, format: Format) -> Export:
    """Return one part of an export.

    Args:
        library: the articles.
        request: the part, with at most `MOST_ROWS` articles.
        format: `ndjson` or `csv`.

    Raises:
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    require_known_values(library, request.filters)
    start = page_start(request)
    body = export_body(request, start, library.names.spellings)
    hits = library.engine.search(body)["hits"]["hits"]
    write = _csv_line if format == "csv" else _ndjson_line
    taken, text = _fill((export_row(hit) for hit in hits[: request.limit]), write)
    if format == "csv" and request.cursor is None:
        text = _csv_text(COLUMNS) + text
    end = tuple(hits[taken - 1]["sort"]) if taken < len(hits) else None
    return Export(text, next_cursor(request, start, end))


def export_row(hit: dict[str, Any]) -> dict[str, Any]:
    """Return one article as a row."""
    source, record = hit["_source"], stored_record(hit["_source"])
    tags = {name: record[name] for name in ("leaders", "countries", "events")}
    return {name: tags[name] if name in tags else source[name] for name in COLUMNS}


def _fill(
    rows: Iterable[dict[str, Any]], write: Callable[[dict[str, Any]], str]
) -> tuple[int, str]:
    """Write rows while there is room; there is always room for the first one."""
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
    """Write a row; ids of leaders and countries and types of events are separated by semicolons."""
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
