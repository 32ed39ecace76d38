"""The errors of opensearch-py as errors of the domain, in one table for every adapter."""

from collections.abc import Iterator
from contextlib import contextmanager

from opensearchpy.exceptions import ConnectionError as EngineConnectionError
from opensearchpy.exceptions import TransportError

from shared.domain.errors import (
    AnswerTooLarge,
    SearchUnavailable,
    SummitryError,
    Throttled,
    VersionConflict,
)

_BY_STATUS: dict[int, type[SummitryError]] = {
    401: SearchUnavailable,
    403: SearchUnavailable,
    408: SearchUnavailable,
    409: VersionConflict,
    429: Throttled,
    500: SearchUnavailable,
    502: SearchUnavailable,
    503: SearchUnavailable,
    504: SearchUnavailable,
}
"""401 and 403: a wrong policy or an expired credential, which an operator has to correct."""

_TOO_MANY = "too_many_buckets_exception"
"""The engine answers with 503 for this too, although a retry does not help."""


@contextmanager
def engine_errors() -> Iterator[None]:
    """Raise domain errors in place of the client's; errors of our own requests pass unchanged.

    Raises:
        SearchUnavailable: the engine is not reachable, too slow, or refuses access.
        AnswerTooLarge: there are more values than the engine counts at a time.
        Throttled: the engine has no room for the request now.
        VersionConflict: a newer write was made already.
    """
    try:
        yield
    except EngineConnectionError as error:
        raise SearchUnavailable(f"the search engine does not answer: {error.error}") from error
    except TransportError as error:
        kind = AnswerTooLarge if _TOO_MANY in _types(error) else _by_status(error)
        if kind is None:
            raise
        raise kind(f"the search engine answered {error.status_code}: {error.error}") from error


def _by_status(error: TransportError) -> type[SummitryError] | None:
    return _BY_STATUS.get(int(error.status_code))


def _types(error: TransportError) -> set[str]:
    """Return the types of the causes in the engine's error."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    if not isinstance(told, dict):
        return set()
    causes = [told.get("caused_by"), *told.get("root_cause", ())]
    return {str(cause.get("type")) for cause in causes if isinstance(cause, dict)}
