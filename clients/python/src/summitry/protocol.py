"""What both clients know of HTTP: addresses, parameters, retries and refusals."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast
from urllib.parse import quote

import httpx

from summitry.errors import ApiError
from summitry.types import ProblemDetails

TIMEOUT_SECONDS = 30.0
"""API Gateway gives up after 29."""
RETRIES = 3
LONGEST_WAIT_SECONDS = 10.0

type Sleep = Callable[[float], None]
type AsyncSleep = Callable[[float], Awaitable[None]]

_LATER = frozenset({429, 503})


def article_path(id: str, part: str = "") -> str:
    """Return the path of an article, or of a part such as `/similar`."""
    return f"/articles/{quote(id, safe='')}{part}"


def upload_path(key: str) -> str:
    """Return the path of an upload; slashes of a key stay."""
    return f"/uploads/{quote(key)}"


def without_none(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the query parameters to send: those that are not None."""
    return {name: value for name, value in parameters.items() if value is not None}


def next_address(answer: httpx.Response) -> str | None:
    """Return the address of the next part of an export, or None after the last."""
    following = answer.links.get("next")
    return None if following is None else str(answer.url.join(following["url"]))


def export_rows(answer: httpx.Response) -> str:
    """Return the rows of a part of an export.

    The last line of a part of CSV says that more follow, for people who open it in a spreadsheet.
    """
    if next_address(answer) is None or not answer.headers["content-type"].startswith("text/csv"):
        return answer.text
    rows, end, _ = answer.text.rstrip("\r\n").rpartition("\n")
    return rows + end


def ndjson_lines(text: str) -> list[str]:
    """Return the lines of a part of an NDJSON export; only a line feed ends one."""
    return [line for line in text.split("\n") if line]


def wait_before_next(answer: httpx.Response, attempt: int) -> float | None:
    """Return how long to wait before the request is sent again.

    Args:
        answer: the API's.
        attempt: number of the request, from 0.

    Returns:
        Seconds, or None where the answer is to be taken as it is.
    """
    if answer.status_code not in _LATER or attempt == RETRIES:
        return None
    told = answer.headers.get("retry-after", "1")
    return min(float(told) if told.isdigit() else 1.0, LONGEST_WAIT_SECONDS)


def raise_for_problem(answer: httpx.Response) -> httpx.Response:
    """Return an answer that is no refusal.

    Raises:
        ApiError: the API refused, or cannot answer for now.
    """
    if answer.is_success:
        return answer
    raise ApiError(_problem(answer))


def _problem(answer: httpx.Response) -> ProblemDetails:
    """Read the problem; where something on the way refused, make one of its status."""
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        return cast(ProblemDetails, answer.json())
    return {
        "type": "about:blank",
        "title": answer.reason_phrase,
        "status": answer.status_code,
        "detail": f"the API answered {answer.status_code} {answer.reason_phrase}",
        "request_id": "",
        "errors": [],
    }
