"""One structured log line for each request, and one with the stack for each unexpected error."""

import time

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.utils import copy_config_to_registered_loggers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.domain.unexpected_errors import LOGGER, place_of, trace_of

logger = Logger(service="api")
copy_config_to_registered_loggers(logger, include={LOGGER})


class AccessLog:
    """ASGI middleware that logs method, path, status and time of each answer with its request id.

    The query string is not logged, for the privacy of callers.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            logger.info(
                "request",
                request_id=scope["summitry.request_id"],
                method=scope["method"],
                path=scope["path"],
                status=status,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
            )


def log_unexpected_error(request_id: str, error: Exception) -> None:
    """Log an unexpected error: its type, place and stack, without its message."""
    logger.error("bug", request_id=request_id, error=place_of(error), stack=trace_of(error))


def log_unavailable(request_id: str, error: Exception) -> None:
    """Log why search is unavailable: callers get 503, and operators need the cause."""
    logger.warning("unavailable", request_id=request_id, cause=str(error))
