"""The OpenAPI document: what FastAPI derives, plus the errors that every call shares."""

import json
import shlex
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, TypeAdapter

from functions.api.documents.examples import examples
from functions.api.problems import MEDIA_TYPE
from functions.api.schemas.articles import ArticleRow
from functions.api.schemas.problems import ProblemDetails

type Json = dict[str, Any]

OPEN_PATHS = frozenset({"/healthz"})
"""Described calls that need no key; the page, the docs and this document need none either."""

_LIVE = frozenset(
    {
        "checkLiveness",
        "checkHealth",
        "getOriginal",
        "getUpload",
        "exportNdjson",
        "exportCsv",
        "exportEventsNdjson",
        "exportEventsCsv",
    }
)
"""Calls whose answer is never the same twice, or never asked for twice."""

_REF = "#/components/schemas/"
_DESCRIPTIONS = {
    "400": "What was sent cannot be read; for the query `q`, `errors[].position` tells where.",
    "403": "The key is missing, not valid, or may not do this.",
    "404": "There is no such thing.",
    "409": "An object has this key already and `overwrite` replaces it, or it is archived.",
    "413": "The body is too large: a request has at most 4.5 MB, an article 2 MB of text.",
    "422": "A parameter is unknown or has a value that does not exist.",
    "429": "Too many requests; a key has a limit, and so has a path that needs none.",
    "503": "Search is away; try again after `Retry-After` seconds.",
}


def build_openapi(app: FastAPI, root: str) -> Json:
    """Build the document.

    Args:
        app: the application.
        root: path at which callers find it.
    """
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        servers=[{"url": root or "/"}],
    )
    components = document["components"]
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    for model in (ProblemDetails, ArticleRow):
        components["schemas"] |= _schemas(model)
    components["securitySchemes"] = {"key": {"type": "apiKey", "in": "header", "name": "x-api-key"}}
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            _complete(method, path, call, components["schemas"])
    return document


def _complete(method: str, path: str, call: Json, schemas: Json) -> None:
    """Add examples, errors and the key to one call."""
    if path not in OPEN_PATHS:
        call["security"] = [{"key": []}]
    responses, example = call["responses"], examples()[call["operationId"]]
    call["x-codeSamples"] = [{"lang": "Shell", "source": _curl(path, example)}]
    answer = responses.get("200") or responses["201"]
    for content in answer["content"].values():
        content.setdefault("example", example["answer"])
        if reference := content["schema"].get("$ref"):
            answer["description"] = schemas[reference.removeprefix(_REF)]["description"]
    for content in call.get("requestBody", {}).get("content", {}).values():
        content["example"] = example.get("body")
    if method == "get" and call["operationId"] not in _LIVE:
        responses["304"] = {"description": "The caller has this answer already (`If-None-Match`)."}
    responses |= {status: _problem(status) for status in _errors(path, call)}
    call["responses"] = dict(sorted(responses.items()))


def _curl(path: str, example: Json) -> str:
    key = "" if path in OPEN_PATHS else '-H "x-api-key: $KEY" '
    body = json.dumps(example["body"], ensure_ascii=False) if "body" in example else ""
    return f'curl {key}{f"--json {shlex.quote(body)} " if body else ""}"$API{example["path"]}"'


def _errors(path: str, call: Json) -> list[str]:
    """List the statuses of errors that a call may answer; what needs no key asks no engine."""
    names = {parameter["name"] for parameter in call.get("parameters", ())}
    errors = {
        "400": {"q", "match"} <= names or "requestBody" in call,
        "403": path not in OPEN_PATHS,
        "404": "{" in path,
        "409": call["operationId"] in ("startUpload", "getOriginal"),
        "413": "requestBody" in call,
        "422": True,
        "429": True,
        "503": path not in OPEN_PATHS,
    }
    return [status for status, may_be in errors.items() if may_be]


def _problem(status: str) -> Json:
    schema = {"$ref": f"{_REF}ProblemDetails"}
    answer: Json = {
        "description": _DESCRIPTIONS[status],
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
    if status == "503":
        seconds = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        answer["headers"] = {"Retry-After": seconds}
    return answer


def _schemas(model: type[BaseModel]) -> Json:
    """Describe an answer that FastAPI is not told of, and the parts that it is made of."""
    schema = TypeAdapter(model).json_schema(ref_template=_REF + "{model}")
    return {**schema.pop("$defs"), model.__name__: schema}
