"""Everything that matches, in parts."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from functions.api.dependencies import LibraryDep, Today
from functions.api.middleware.stage_path import public_url
from functions.api.requests.event_parameters import EventExportParameters
from functions.api.requests.query_parameters import ExportParameters, RecordExportParameters
from shared.usecases.read.export.articles import COLUMNS, export
from shared.usecases.read.export.events import EVENT_COLUMNS, export_events
from shared.usecases.read.export.lines import Export, Format, cut_line

router = APIRouter(tags=["export"])

EventParameters = Annotated[EventExportParameters, Query()]
MEDIA_TYPES: dict[Format, str] = {"ndjson": "application/x-ndjson", "csv": "text/csv"}
_LINK = {"Link": {"description": "The next part, as `rel=next`.", "schema": {"type": "string"}}}
_CUT = " Where more follow, the last line is `# more rows follow: ADDRESS`."


def _row(schema: str) -> dict[str, object]:
    """Say what a line is, as OpenAPI 3.2 says it with `itemSchema`."""
    return {"x-itemSchema": {"$ref": f"#/components/schemas/{schema}"}}


def _documented(format: Format, example: str, **more: object) -> dict[int | str, dict[str, object]]:
    content = {MEDIA_TYPES[format]: {"schema": {"type": "string"}, "example": example, **more}}
    cut = _CUT if format == "csv" else ""
    return {200: {"description": f"Up to 1,000 rows.{cut}", "headers": _LINK, "content": content}}


@router.get(
    "/export.ndjson",
    response_class=Response,
    operation_id="exportNdjson",
    responses=_documented(
        "ndjson", '{"id":"5f0e","key":"articles/a.txt","title":"…"}\n', **_row("ArticleRow")
    ),
)
def ndjson(
    request: Request,
    given: Annotated[RecordExportParameters, Query()],
    library: LibraryDep,
    today: Today,
) -> Response:
    """Export as NDJSON: one article a line; the next part is in the header `Link`."""
    part = export(library, given.request(today), "ndjson", given.further_fields())
    return _part(request, given, part, "/export.ndjson")


@router.get(
    "/export.csv",
    response_class=Response,
    operation_id="exportCsv",
    responses=_documented("csv", ",".join(COLUMNS) + "\r\n"),
)
def csv(
    request: Request,
    given: Annotated[ExportParameters, Query()],
    library: LibraryDep,
    today: Today,
) -> Response:
    """Export as CSV: values of one cell are apart by semicolons; the next part is in `Link`."""
    part = export(library, given.request(today), "csv")
    return _part(request, given, part, "/export.csv", COLUMNS)


@router.get(
    "/export/events.ndjson",
    response_class=Response,
    operation_id="exportEventsNdjson",
    responses=_documented("ndjson", '{"article":{"id":"5f0e"},"number":0}\n', **_row("EventRow")),
)
def events_ndjson(request: Request, given: EventParameters, library: LibraryDep) -> Response:
    """Export events as NDJSON: one a line; the next part is in the header `Link`."""
    part = export_events(library, given.request(), "ndjson")
    return _part(request, given, part, "/export/events.ndjson")


@router.get(
    "/export/events.csv",
    response_class=Response,
    operation_id="exportEventsCsv",
    responses=_documented("csv", ",".join(EVENT_COLUMNS) + "\r\n"),
)
def events_csv(request: Request, given: EventParameters, library: LibraryDep) -> Response:
    """Export events as CSV: one a line; the next part is in `Link`."""
    part = export_events(library, given.request(), "csv")
    return _part(request, given, part, "/export/events.csv", EVENT_COLUMNS)


def _part(
    request: Request,
    given: ExportParameters | EventExportParameters,
    part: Export,
    path: str,
    columns: Sequence[str] = (),
) -> Response:
    """Answer with a part; one of CSV that is cut says so in a last line of its own.

    Args:
        request: the request.
        given: its parameters.
        part: the rows.
        path: path of the call.
        columns: the columns, of CSV alone.
    """
    media_type = MEDIA_TYPES["csv" if columns else "ndjson"]
    if part.next_cursor is None:
        return Response(part.text, media_type=media_type)
    asked = given.model_dump(exclude_defaults=True, mode="json") | {"cursor": part.next_cursor}
    address = public_url(request, path, asked)
    text = part.text + (cut_line(len(columns), address) if columns else "")
    return Response(text, media_type=media_type, headers={"Link": f'<{address}>; rel="next"'})
