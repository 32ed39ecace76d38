"""A search engine as plain requests, for tools that look at the engine itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """The answer to one request.

    Attributes:
        status: HTTP status of a refusal; 200 for whatever was done.
        body: what the engine answers, read as JSON where it is some; else text.
    """

    status: int
    body: Any


class EngineRequests(Protocol):
    """Any request of OpenSearch's REST API."""

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        parameters: Mapping[str, str | int] | None = None,
    ) -> EngineAnswer:
        """Send one request and return the answer, refusals included.

        Args:
            method: such as PUT.
            path: begins with a slash.
            body: a JSON value, or the text of a bulk request; None for none.
            parameters: of the query string.

        Raises:
            SearchUnavailable: the engine does not answer at all.
        """
        ...
