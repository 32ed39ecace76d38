"""The errors of opensearch-py as errors of the domain, in one table for every adapter."""

from collections.abc import Iterator
from contextlib import contextmanager

from opensearchpy.exceptions import ConnectionError as EngineConnectionError
from opensearchpy.exceptions import TransportError
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from shared.domain.errors import (
    AnswerTooLarge,
    SearchDeclined,
    SearchRefused,
    SearchUnavailable,
    SummitryError,
    Throttled,
    VersionConflict,
)

_BY_STATUS: dict[int, type[SummitryError]] = {
    408: SearchUnavailable,
    409: VersionConflict,
    429: Throttled,
    500: SearchUnavailable,
    502: SearchUnavailable,
    503: SearchDeclined,
    504: SearchUnavailable,
}

_BLOCKED = "cluster_block_exception"
"""An index that is closed to writes answers 403 too, although our role is let in."""

_REFUSED = {
    401: "refuses our signature (401{told}). Check OpenSearchAuth, the domain's region and the "
    "credentials",
    403: "refuses our role (403{told}). Let the role in by the domain's access policy; with "
    "fine-grained access control, map the role too: `summitry engine map-roles`",
}
"""What an operator has to do: a retry helps only after that."""

_NOT_SENT = (NewConnectionError, ConnectTimeoutError)
"""Errors of a connection that was never made, so that nothing can have been done."""

_TOO_MANY = "too_many_buckets_exception"
"""The engine answers with 503 for this too, although a retry does not help."""


@contextmanager
def engine_errors() -> Iterator[None]:
    """Raise domain errors in place of the client's; errors of our own requests pass unchanged.

    Raises:
        SearchUnavailable: the engine is too slow, or broke off.
        SearchDeclined: it did nothing: it is not reachable, or closed for such requests.
        SearchRefused: it refuses our signature or role.
        AnswerTooLarge: there are more values than the engine counts at a time.
        Throttled: the engine has no room for the request now.
        VersionConflict: a newer write was made already.
    """
    try:
        yield
    except EngineConnectionError as error:
        sent = not isinstance(error.info, _NOT_SENT)
        silent = SearchUnavailable if sent else SearchDeclined
        raise silent(f"the search engine does not answer: {error.error}") from error
    except TransportError as error:
        status, types = int(error.status_code), _types(error)
        if status in _REFUSED and _BLOCKED not in types:
            raise refusal(status, f"{error.error}{_reason(error)}") from error
        kind = AnswerTooLarge if _TOO_MANY in types else _BY_STATUS.get(status)
        if kind is None and _BLOCKED in types:
            kind = SearchDeclined
        if kind is None:
            raise
        raise kind(f"the search engine answered {error.status_code}: {error.error}") from error


def refusal(status: int, told: str) -> SearchRefused:
    """Return the error of an engine that does not let us in.

    Args:
        status: 401 or 403.
        told: what the engine says of it; may be empty.
    """
    return SearchRefused(
        f"the search engine {_REFUSED[status].format(told=f', {told}' if told else '')}"
    )


def _reason(error: TransportError) -> str:
    """Return what the engine says of a refusal, such as the action that a role has no right to."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    reason = told.get("reason") if isinstance(told, dict) else None
    return f": {reason}" if reason else ""


def _types(error: TransportError) -> set[str]:
    """Return the types of the causes in the engine's error."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    if not isinstance(told, dict):
        return set()
    causes = [told.get("caused_by"), *told.get("root_cause", ())]
    return {str(cause.get("type")) for cause in causes if isinstance(cause, dict)}
