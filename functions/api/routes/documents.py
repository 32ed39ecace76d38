"""The API's own description: for programs, and for people."""

import json
from functools import cache

from fastapi import APIRouter, FastAPI, Request, Response

from functions.api.conditional_answers import bytes_answer
from functions.api.dependencies import NoQuery
from functions.api.documents.docs_page import render_docs
from functions.api.documents.openapi import build_openapi
from functions.api.middleware.stage_path import public_root

router = APIRouter(include_in_schema=False)

AN_HOUR = "public, max-age=3600"
"""It changes with a deployment only."""
NO_FOREIGN_CODE = "default-src 'none'; style-src 'unsafe-inline'"


@router.get("/openapi.json")
def openapi(request: Request, _: NoQuery) -> Response:
    """Give the OpenAPI document."""
    body = _document(request.app, public_root(request))
    return bytes_answer(request, body, "application/json", cache_control=AN_HOUR)


@router.get("/docs")
def docs(request: Request, _: NoQuery) -> Response:
    """Give the OpenAPI document as a page for people."""
    document = json.loads(_document(request.app, public_root(request)))
    page = render_docs(document).encode()
    answer = bytes_answer(request, page, "text/html; charset=utf-8", cache_control=AN_HOUR)
    answer.headers["Content-Security-Policy"] = NO_FOREIGN_CODE
    return answer


@cache
def _document(app: FastAPI, root: str) -> bytes:
    return json.dumps(build_openapi(app, root), ensure_ascii=False, separators=(",", ":")).encode()
