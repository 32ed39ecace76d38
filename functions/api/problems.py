"""All errors of the API as RFC 9457 problem details, in one table for all calls."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from functions.api.middleware.access_log import log_unavailable, log_unexpected_error
from functions.api.middleware.request_ids import request_id
from functions.api.middleware.stage_path import public_root
from functions.api.requests.declared_names import declared_fields, declared_parameters
from shared.domain.errors import (
    AnswerTooLarge,
    ObjectArchived,
    ObjectExists,
    PermanentError,
    TransientError,
)
from shared.search.filters.request_problems import InvalidRequestError, Problem, nearest_choices
from shared.search.query.query_tree import QuerySyntaxError

_QUOTED = re.compile(r"'([^']*)'")
MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
MOST_ERRORS = 50
"""Most errors in one answer: a body may have a hundred thousand unknown fields."""
UNREADABLE = (
    "the body is not JSON in UTF-8, or is nested too deep, or has a number that is too long"
)
NO_OBJECT = "the body is a JSON object, sent with the header Content-Type: application/json"
_PLAIN = {
    404: "there is no such path; /docs tells which there are",
    405: "this path does not take this method; the header Allow tells which it takes",
}
"""Sentences that replace the framework's, which only repeat the title."""


def problem(
    request: Request,
    status: int,
    detail: str,
    errors: Sequence[dict[str, Any]] = (),
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Build one problem document.

    Args:
        request: the request, for its id and path.
        status: HTTP status.
        detail: one sentence for people.
        errors: what is wrong with which parameter.
        headers: further headers.
    """
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _writable(detail),
        "instance": _writable(f"{public_root(request)}{request.url.path}"),
        "request_id": request_id(request),
        "errors": list(errors[:MOST_ERRORS]),
    }
    return JSONResponse(content, status, headers=headers, media_type=MEDIA_TYPE)


def add_error_table(app: FastAPI) -> None:
    """Answer every error of the core and of the framework with a problem document."""
    app.add_exception_handler(RequestValidationError, _invalid_parameters)
    app.add_exception_handler(InvalidRequestError, _invalid_request)
    app.add_exception_handler(QuerySyntaxError, _query_syntax)
    app.add_exception_handler(AnswerTooLarge, _too_large)
    app.add_exception_handler(TransientError, _unavailable)
    app.add_exception_handler(PermanentError, _unusable)
    app.add_exception_handler(ObjectExists, _exists)
    app.add_exception_handler(ObjectArchived, _archived)
    app.add_exception_handler(HTTPException, _http)


class UnexpectedErrors:
    """ASGI middleware that answers an unexpected error like every other one.

    The framework's own handler is outside all middleware. Its answers have no request id, and
    browsers of another origin cannot read them.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; our answers are complete before the first byte is sent."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # whatever it is, it has to be answered
            request = Request(scope)
            log_unexpected_error(request_id(request), error)
            answer = problem(request, 500, "something broke on our side; tell us the request id")
            await answer(scope, receive, send)


def _invalid_parameters(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type alone
    found = error.errors()
    for detail in found:
        if detail["type"] == "json_invalid":
            return _unreadable_body(request, detail)
    errors = [_parameter_error(request, detail) for detail in found[:MOST_ERRORS]]
    return problem(request, 422, "the request has parameters that cannot be used", errors)


def _unreadable_body(request: Request, detail: ErrorDetails) -> JSONResponse:
    message = f"the body is not JSON: {detail['ctx']['error']}"
    entry = _entry(Problem("body", message)) | {"position": detail["loc"][-1]}
    return problem(request, 400, message, [entry])


def _parameter_error(request: Request, detail: ErrorDetails) -> dict[str, Any]:
    part, *place = detail["loc"]
    if not place:
        return _entry(Problem("body", NO_OBJECT))
    name = str(place[0])
    if detail["type"] != "extra_forbidden":
        message = detail["msg"].removeprefix("Value error, ")
        return _entry(Problem(name, message, _choices(detail)))
    known = declared_fields(request) if part == "body" else declared_parameters(request)
    nearest = nearest_choices(name, known)
    return _entry(Problem(name, f"there is no parameter {name!r}", nearest))


def _choices(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the values that a fixed choice has, the likeliest first."""
    if detail["type"] == "bool_parsing":
        choices = ["true", "false"]
    elif detail["type"] == "literal_error":
        choices = _QUOTED.findall(detail["ctx"]["expected"])
    else:
        return ()
    return tuple(dict.fromkeys([*nearest_choices(str(detail["input"]), choices), *choices]))


def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InvalidRequestError)  # noqa: S101 - registered for this type alone
    entries = [_entry(found) for found in error.problems[:MOST_ERRORS]]
    return problem(request, 422, str(error), entries)


def _query_syntax(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, QuerySyntaxError)  # noqa: S101 - registered for this type alone
    entry = _entry(Problem("q", error.message)) | {"position": error.position}
    return problem(request, 400, f"{error.message} (at character {error.position})", [entry])


def _unavailable(request: Request, error: Exception) -> JSONResponse:
    log_unavailable(request_id(request), error)
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    return problem(request, 503, "search is away for the moment", headers=headers)


def _too_large(request: Request, _: Exception) -> JSONResponse:
    """Answer for a timeline with too many buckets: all other counts have a limit of their own."""
    message = "the timeline has too many stretches; choose a longer interval or fewer days"
    return problem(request, 422, message, [_entry(Problem("interval", message))])


def _unusable(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PermanentError)  # noqa: S101 - registered for this type alone
    status = 413 if error.reason == "too-large" else 422
    return problem(request, status, error.detail, [_entry(Problem("body", error.detail))])


def _exists(request: Request, error: Exception) -> JSONResponse:
    return problem(request, 409, str(error), [_entry(Problem("key", str(error)))])


def _archived(request: Request, error: Exception) -> JSONResponse:
    return problem(request, 409, str(error))


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type alone
    headers = dict(error.headers or {})
    if headers.get("Allow") == "GET":
        headers["Allow"] = "GET, HEAD"
    if error.status_code == HTTPStatus.BAD_REQUEST:  # the framework's, about bodies alone
        return problem(request, 400, UNREADABLE, [_entry(Problem("body", UNREADABLE))])
    plain = HTTPStatus(error.status_code).phrase == error.detail
    detail = _PLAIN.get(error.status_code, error.detail) if plain else error.detail
    return problem(request, error.status_code, detail, headers=headers)


def _entry(found: Problem) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "parameter": _writable(found.parameter),
        "message": _writable(found.message),
    }
    return entry | ({"nearest": list(found.nearest)} if found.nearest else {})


def _writable(text: str) -> str:
    """Write incomplete characters, which a caller may have sent, as escapes."""
    return text.encode(errors="backslashreplace").decode()
