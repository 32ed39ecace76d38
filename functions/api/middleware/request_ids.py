"""The id of a request. It is the gateway's, so that its logs and ours have the same id."""

import uuid
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-Id"


def request_id(request: Request) -> str:
    """Return the id that `RequestIds` gave the request."""
    found: str = request.scope["summitry.request_id"]
    return found


class RequestIds:
    """ASGI middleware that gives every request an id, which a header of the answer repeats."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id_ = scope["summitry.request_id"] = _id(scope)

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append(HEADER, id_)
            await send(message)

        await self._app(scope, receive, send_with_id)


def _id(scope: MutableMapping[str, Any]) -> str:
    context = scope.get("aws.event", {}).get("requestContext", {})
    return str(context.get("requestId") or uuid.uuid4())
