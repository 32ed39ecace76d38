"""One structured log line for each request, and one with the stack for each unexpected error."""

import time

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.utils import copy_config_to_registered_loggers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.domain.engine_work import engine_work
from shared.domain.unexpected_errors import LOGGER, place_of, trace_of
from shared.runtime.metrics import MetricName, write_metrics

logger = Logger(service="api")
copy_config_to_registered_loggers(logger, include={LOGGER})

_ROUTE = "summitry.route"


class AccessLog:
    """ASGI middleware that logs method, path, status and times of each answer with its request id.

    The requests to the engine carry the same id.

    The query string is not logged, for the privacy of callers.
    """

    def __init__(self, app: ASGIApp, *, metrics: bool = False) -> None:
        """Wrap an application.

        Args:
            app: the application.
            metrics: whether each request is written as metrics too.
        """
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[_ROUTE] = []  # which copies of the scope share
        started = time.perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with engine_work(scope["summitry.request_id"]) as work:
            try:
                await self._app(scope, receive, send_and_note)
            finally:
                self._tell(scope, status, time.perf_counter() - started, work.seconds)

    def _tell(self, scope: Scope, status: int, seconds: float, engine_seconds: float) -> None:
        request_id = scope["summitry.request_id"]
        route = scope[_ROUTE][0] if scope[_ROUTE] else "other"
        milliseconds, of_engine = round(seconds * 1000, 1), round(engine_seconds * 1000, 1)
        logger.info(
            "request",
            request_id=request_id,
            method=scope["method"],
            path=scope["path"],
            route=route,
            status=status,
            milliseconds=milliseconds,
            engine_milliseconds=of_engine,
        )
        if self._metrics:
            values: dict[MetricName, float] = {
                "Requests": 1,
                "RequestTime": milliseconds,
                "RequestEngineTime": of_engine,
            }
            dimensions = {"route": route, "status": str(status)}
            write_metrics(values, dimensions, {"request_id": request_id})


async def note_route(request: Request) -> None:
    """Note the path of the route as it is declared, so that there are only a few."""
    request.scope[_ROUTE].append(request.scope["route"].path)


def log_unexpected_error(request_id: str, error: Exception) -> None:
    """Log an unexpected error: its type, place and stack, without its message."""
    logger.error("bug", request_id=request_id, error=place_of(error), stack=trace_of(error))


def log_unavailable(request_id: str, error: Exception) -> None:
    """Log why search is unavailable: callers get 503, and operators need the cause."""
    logger.warning("unavailable", request_id=request_id, cause=str(error))
