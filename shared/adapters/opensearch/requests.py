"""Plain requests of OpenSearch's REST API."""

from collections.abc import Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as EngineConnectionError
from opensearchpy.exceptions import TransportError

from shared.adapters.opensearch.errors import engine_errors
from shared.ports import EngineAnswer


class OpenSearchRequests:
    """Requests as they are; implements `shared.ports.EngineRequests`."""

    def __init__(self, client: OpenSearch) -> None:
        """Keep the client; nothing is sent yet."""
        self._client = client

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        parameters: Mapping[str, str | int] | None = None,
    ) -> EngineAnswer:
        """Send one request and return the answer, refusals included."""
        with engine_errors():
            try:
                answer = self._client.transport.perform_request(
                    method, path, params=dict(parameters or {}), body=body
                )
            except EngineConnectionError:
                raise
            except TransportError as refusal:
                return EngineAnswer(int(refusal.status_code), refusal.info)
        if isinstance(answer, bool):  # what the client makes of HEAD
            return EngineAnswer(200 if answer else 404, None)
        return EngineAnswer(200, answer)
