"""The export of articles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args

from shared.search.index.stored_record import stored_record
from shared.search.pages.cursor import Cursor
from shared.search.pages.page import SHOWN, PageRequest, articles_body
from shared.usecases.read.export.lines import Export, Format, csv_line, ndjson_line
from shared.usecases.read.library import Library, require_known_values
from shared.usecases.read.page_cut import MOST_BYTES
from shared.usecases.read.search_articles import next_cursor, page_start

type Json = dict[str, Any]
type Field = Literal["text", "summary", "language", "story", "indexed", "updated"]

COLUMNS = ("id", "key", "title", "published", "source", "url", "leaders", "countries", "events")
FIELDS: tuple[Field, ...] = get_args(Field.__value__)
"""Further fields that a row of NDJSON may have."""

_STORED = {"text": "body", "summary": "lead"}
"""Names of these fields in the index, where they are others."""

_TEXTS_AT_ONCE = 100
"""Articles that are asked for together with their texts, which have up to 2 MB each."""


def export(
    library: Library, request: PageRequest, format: Format, fields: Sequence[Field] = ()
) -> Export:
    """Return one part of an export.

    Args:
        library: the articles.
        request: the part, with at most `MOST_ROWS` articles.
        format: `ndjson` or `csv`.
        fields: further fields of a row, for `ndjson` alone.

    Raises:
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    require_known_values(library, request.filters)
    start = page_start(request)
    write = _csv_line if format == "csv" else ndjson_line
    hits = _hits(library, request, start, fields)
    lines, last, more = _fill(hits, request.limit, lambda hit: write(export_row(hit, fields)))
    if format == "csv" and request.cursor is None:
        lines.insert(0, csv_line(COLUMNS))
    end = tuple(last["sort"]) if last is not None and more else None
    return Export("".join(lines), next_cursor(request, start, end))


def export_row(hit: Json, fields: Sequence[Field] = ()) -> Json:
    """Return one article as a row."""
    source, record = hit["_source"], stored_record(hit["_source"])
    tags = {name: record[name] for name in ("leaders", "countries", "events")}
    row = {name: tags[name] if name in tags else source[name] for name in COLUMNS}
    return row | {field: source.get(_STORED.get(field, field)) for field in fields}


def _hits(
    library: Library, request: PageRequest, start: Cursor, fields: Sequence[Field]
) -> Iterator[Json]:
    """Yield the articles from the start on; those with texts come few at a time."""
    if "text" in fields:
        request = replace(request, limit=_TEXTS_AT_ONCE)
    shown = {"_source": [*SHOWN, *(_STORED.get(field, field) for field in fields)]}
    while True:
        body = articles_body(request, start, library.names.spellings) | shown
        hits = library.engine.search(body)["hits"]["hits"]
        yield from hits
        if len(hits) <= request.limit:
            return
        start = Cursor(tuple(hits[-1]["sort"]), start.as_of)


def _fill(
    hits: Iterator[Json], most: int, write: Callable[[Json], str]
) -> tuple[list[str], Json | None, bool]:
    """Write articles while there is room; there is always room for the first one.

    Returns:
        The lines, the last article among them, and whether there are more.
    """
    lines: list[str] = []
    last: Json | None = None
    room = MOST_BYTES
    for hit in hits:
        line = write(hit)
        room -= len(line.encode())
        if len(lines) == most or (lines and room < 0):
            return lines, last, True
        lines.append(line)
        last = hit
    return lines, last, False


def _csv_line(row: Json) -> str:
    """Write a row; ids of leaders and countries and types of events are separated by semicolons."""
    cells = row | {
        "leaders": ";".join(tag["id"] for tag in row["leaders"]),
        "countries": ";".join(tag["id"] for tag in row["countries"]),
        "events": ";".join(dict.fromkeys(event["type"] for event in row["events"])),
    }
    return csv_line(cells[name] for name in COLUMNS)
