"""HTTP under the client: one connection pool, the key, patience, and errors that say why."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import httpx

from summitry.answers import Problem
from summitry.errors import ApiError

TIMEOUT_SECONDS = 30.0
"""API Gateway gives up after 29."""
RETRIES = 3
LONGEST_WAIT_SECONDS = 10.0
_LATER = frozenset({429, 503})


class Transport:
    """Sends requests and asks again when the API says that later may work."""

    def __init__(
        self, api: str, api_key: str, client: httpx.Client | None, sleep: Callable[[float], None]
    ) -> None:
        """Prepare; nothing is sent yet.

        Args:
            api: address of the API, ending with the stage.
            api_key: its key; empty for none.
            client: another client to send with.
            sleep: waits for some seconds.
        """
        self._api = api.rstrip("/")
        self._headers = {"x-api-key": api_key} if api_key else {}
        self._client = client or httpx.Client(timeout=TIMEOUT_SECONDS)
        self._sleep = sleep

    def get(self, path: str, parameters: Mapping[str, Any] | None = None) -> httpx.Response:
        """Ask for a path of the API, or for a whole address that it gave.

        Raises:
            ApiError: the API refused, or cannot answer for now.
            httpx.TransportError: there is no API at that address.
        """
        return self._send("GET", path, params=_plain(parameters or {}))

    def post(self, path: str, body: Mapping[str, Any]) -> httpx.Response:
        """Send a body to a path; errors as for `get`."""
        return self._send("POST", path, json=body)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        address = path if path.startswith("http") else self._api + path
        if not arguments.get("params"):
            arguments.pop("params", None)
        for attempt in range(RETRIES + 1):
            answer = self._client.request(method, address, headers=self._headers, **arguments)
            if answer.status_code not in _LATER or attempt == RETRIES:
                break
            self._sleep(_wait(answer))
        if answer.is_success:
            return answer
        raise ApiError(_problem(answer))


def _wait(answer: httpx.Response) -> float:
    told = answer.headers.get("retry-after", "1")
    return min(float(told) if told.isdigit() else 1.0, LONGEST_WAIT_SECONDS)


def _plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if value is not None}


def _problem(answer: httpx.Response) -> Problem:
    """Read the problem; what something on the way refused may not be one."""
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        return cast(Problem, answer.json())
    return {
        "type": "about:blank",
        "title": answer.reason_phrase,
        "status": answer.status_code,
        "detail": f"the API answered {answer.status_code} {answer.reason_phrase}",
        "request_id": "",
        "errors": [],
    }
