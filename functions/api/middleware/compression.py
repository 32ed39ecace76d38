"""Compressed answers for callers who accept them (RFC 9110, 12.5.3)."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

GZIP_BYTES = 1000
"""Least size of an answer that is compressed: smaller ones fit into one packet anyway."""
GZIP_LEVEL = 4
"""Level 9 takes three times as long and makes answers only a few percent smaller."""

_CODING = re.compile(
    r"\s*(?P<name>[!#$%&'*+.^_`|~\w-]+)\s*(?:;\s*q\s*=\s*(?P<weight>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?",
    re.ASCII | re.IGNORECASE,
)


class Compression:
    """ASGI middleware that compresses answers for callers who accept gzip, and sets `Vary`."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._plain = app
        self._gzip = GZipMiddleware(app, minimum_size=GZIP_BYTES, compresslevel=GZIP_LEVEL)
        self._always = GZipMiddleware(app, minimum_size=1, compresslevel=GZIP_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._plain(scope, receive, send)
            return

        async def send_with_vary(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "accept-encoding" not in headers.get("vary", "").lower():
                    headers.add_vary_header("Accept-Encoding")
            await send(message)

        accepted = Headers(scope=scope).get("accept-encoding", "")
        await self._chosen(accepted)(_asking_for_gzip(scope), receive, send_with_vary)

    def _chosen(self, accepted: str) -> ASGIApp:
        weights = coding_weights(accepted)
        otherwise = weights.get("*", 0.0)
        gzip = max(weights.get("gzip", otherwise), weights.get("x-gzip", 0.0))
        if not gzip or weights.get("identity", 0.0) > gzip:
            return self._plain
        refused = weights.get("identity", weights.get("*", 1.0)) == 0
        return self._always if refused else self._gzip


def coding_weights(accepted: str) -> dict[str, float]:
    """Read the header `Accept-Encoding`: weights from 0 (refused) to 1, by coding in lower case.

    Malformed parts are left out.
    """
    found = (_CODING.fullmatch(part) for part in accepted.split(","))
    return {it["name"].lower(): float(it["weight"] or 1) for it in found if it}


def _asking_for_gzip(scope: Scope) -> Scope:
    """Return the request with the header that Starlette's middleware looks for."""
    others = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": [*others, (b"accept-encoding", b"gzip")]}
