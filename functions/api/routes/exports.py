"""Everything that matches, in parts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from functions.api.dependencies import LibraryDep, Today
from functions.api.middleware.stage_path import public_url
from functions.api.requests.query_parameters import ExportParameters
from shared.usecases.read.export import Format, export
from shared.usecases.read.library import Library

router = APIRouter(tags=["export"])

Parameters = Annotated[ExportParameters, Query()]
MEDIA_TYPES: dict[Format, str] = {"ndjson": "application/x-ndjson", "csv": "text/csv"}
_LINK = {"Link": {"description": "The next part, as `rel=next`.", "schema": {"type": "string"}}}
_ROW = {"x-itemSchema": {"$ref": "#/components/schemas/ArticleRow"}}
"""What a line is, said as OpenAPI 3.2 says it with `itemSchema`."""


def _documented(format: Format, example: str, **more: object) -> dict[int | str, dict[str, object]]:
    content = {MEDIA_TYPES[format]: {"schema": {"type": "string"}, "example": example, **more}}
    return {200: {"description": "Up to 1,000 rows.", "headers": _LINK, "content": content}}


@router.get(
    "/export.ndjson",
    response_class=Response,
    operation_id="exportNdjson",
    responses=_documented("ndjson", '{"id":"5f0e","key":"articles/a.txt","title":"…"}\n', **_ROW),
)
def ndjson(request: Request, given: Parameters, library: LibraryDep, today: Today) -> Response:
    """Export as NDJSON: one article a line; the next part is in the header `Link`."""
    return _part(request, given, library, today, "ndjson")


@router.get(
    "/export.csv",
    response_class=Response,
    operation_id="exportCsv",
    responses=_documented("csv", "id,key,title,published,source,url,leaders,countries,events\r\n"),
)
def csv(request: Request, given: Parameters, library: LibraryDep, today: Today) -> Response:
    """Export as CSV: values of one cell are apart by semicolons; the next part is in `Link`."""
    return _part(request, given, library, today, "csv")


def _part(
    request: Request, given: ExportParameters, library: Library, today: str, format: Format
) -> Response:
    part = export(library, given.request(today), format)
    headers = {}
    if part.next_cursor is not None:
        asked = given.model_dump(exclude_defaults=True, mode="json") | {"cursor": part.next_cursor}
        headers["Link"] = f'<{public_url(request, f"/export.{format}", asked)}>; rel="next"'
    return Response(part.text, media_type=MEDIA_TYPES[format], headers=headers)
