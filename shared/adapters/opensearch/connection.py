"""The connection to the engine: names and measures what is asked."""

import time
from collections.abc import Mapping
from typing import Any

from opensearchpy import Urllib3HttpConnection

from shared.domain.engine_work import CURRENT_WORK

OPAQUE_ID = "X-Opaque-Id"
"""The header that the engine repeats in its slow log, its tasks and its deprecation log."""


class EngineConnection(Urllib3HttpConnection):
    """A connection that names and measures the requests of an `engine_work`.

    It also reads an error whose body is JSON and no object, such as a string.
    """

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: Any = None,
        ignore: Any = (),
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Send one request; see the class of opensearch-py."""
        work = CURRENT_WORK.get()
        if work is None:
            return super().perform_request(method, url, params, body, timeout, ignore, headers)
        named = {**(headers or {}), OPAQUE_ID: work.id} if work.id else headers
        started = time.perf_counter()
        try:
            return super().perform_request(method, url, params, body, timeout, ignore, named)
        finally:
            work.seconds += time.perf_counter() - started

    def _raise_error(
        self, status_code: int, raw_data: str | bytes, content_type: str | None = None
    ) -> None:
        super()._raise_error(status_code, raw_data, content_type if _is_object(raw_data) else None)


def _is_object(body: str | bytes) -> bool:
    return (body[:1] or b"") in ("{", b"{")
