"""The export of events: the rows of their pages."""

from typing import Any

from shared.search.pages.events import EventRequest
from shared.usecases.read.events.page import event_part
from shared.usecases.read.export.lines import Export, Format, csv_line, ndjson_line
from shared.usecases.read.library import Library, require_known_values

type Json = dict[str, Any]

_GROUPS = {
    "actors": "actor_names",
    "recipients": "recipient_names",
    "leaders": "leader_names",
    "countries": "country_names",
}
"""Columns with ids, and those with the names in the same order."""

_EVENT = ("number", "date", "type", "label", "status", "confidence")
_ARTICLE = ("title", "published", "source", "url", "language", "key")
_SPANS = ("sentence", "trigger")

EVENT_COLUMNS = (
    "article",
    *_EVENT,
    *(column for group in _GROUPS.items() for column in group),
    "quote",
    *_ARTICLE,
    "field",
    *(f"{span}_{end}" for span in _SPANS for end in ("start", "end")),
)


def export_events(library: Library, request: EventRequest, format: Format) -> Export:
    """Return one part of an export of events.

    Args:
        library: the articles.
        request: the part, with at most `MOST_ROWS` events.
        format: `ndjson` or `csv`.

    Raises:
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    require_known_values(library, request.filters)
    part = event_part(library, request, _csv_line if format == "csv" else ndjson_line)
    head = [csv_line(EVENT_COLUMNS)] if format == "csv" and request.cursor is None else []
    return Export("".join([*head, *part.lines]), part.next_cursor)


def _csv_line(row: Json) -> str:
    """Write a row; ids and names of one cell are separated by semicolons."""
    cells = {name: row[name] for name in (*_EVENT, "quote", "field")}
    cells |= {"article": row["article"]["id"]}
    cells |= {name: row["article"][name] for name in _ARTICLE}
    for ids, names in _GROUPS.items():
        cells[ids] = ";".join(one["id"] for one in row[ids])
        cells[names] = ";".join(one["name"] for one in row[ids])
    for span in _SPANS:
        cells[f"{span}_start"], cells[f"{span}_end"] = row[span]
    return csv_line(cells[name] for name in EVENT_COLUMNS)
