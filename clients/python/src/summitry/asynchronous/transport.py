"""HTTP under the client: one connection pool, the key, and retries."""

import itertools
from collections.abc import Mapping
from typing import Any

import httpx

from summitry.protocol import (
    TIMEOUT_SECONDS,
    AsyncSleep,
    raise_for_problem,
    wait_before_next,
    without_none,
)


class AsyncTransport:
    """Sends requests and asks again when the API says that later may work."""

    def __init__(
        self, api: str, api_key: str, client: httpx.AsyncClient | None, sleep: AsyncSleep
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
        self._client = client or httpx.AsyncClient(timeout=TIMEOUT_SECONDS)
        self._sleep = sleep

    async def get(self, path: str, parameters: Mapping[str, Any] | None = None) -> httpx.Response:
        """Ask for a path of the API, or for a whole address that it gave.

        Raises:
            ApiError: the API refused, or cannot answer for now.
            httpx.TransportError: there is no API at that address.
        """
        return await self._send("GET", path, params=without_none(parameters or {}))

    async def read(self, path: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Ask for the JSON at a path; errors as for `get`."""
        return (await self.get(path, parameters)).json()

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Send a body to a path, and return the JSON of the answer; errors as for `get`."""
        return (await self._send("POST", path, json=body)).json()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        address = path if path.startswith("http") else self._api + path
        if not arguments.get("params"):
            arguments.pop("params", None)
        for attempt in itertools.count():
            answer = await self._client.request(method, address, headers=self._headers, **arguments)
            wait = wait_before_next(answer, attempt)
            if wait is None:
                break
            await self._sleep(wait)
        return raise_for_problem(answer)
