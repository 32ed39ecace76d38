"""Bulk writes: many documents in requests of bounded size, with an answer for each document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.domain.errors import (
    SearchDeclined,
    SearchUnavailable,
    Throttled,
    VersionConflict,
    WriteUnanswered,
)
from shared.ports import ArticleIndex, Clock, DocumentWrite, WriteResult
from shared.usecases.ingest.retry_delays import ENGINE_OVERLOAD

REQUEST_WRITES = 500
REQUEST_CHARACTERS = 4_000_000
"""Of JSON in one request: small engines refuse bodies over 10 MB, and a character may take 2-3
bytes."""


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    """A document that the engine will never take.

    Attributes:
        id: its id.
        detail: the engine's words.
    """

    id: str
    detail: str


def write_documents(
    articles: ArticleIndex,
    writes: Sequence[DocumentWrite],
    number: int,
    clock: Clock,
    deadline: float,
) -> list[RefusedDocument]:
    """Send all writes; send those again for which the engine had no room.

    Args:
        articles: where to write.
        writes: any number of changes.
        number: the pass that writes.
        clock: measures the waits.
        deadline: when to give up waiting, in the clock's time.

    Returns:
        The documents that were refused for good.

    Raises:
        VersionConflict: a later pass has written one of them.
        Throttled: the engine has no room, even after waiting.
        WriteUnanswered: the engine failed at a request; it may still be applied.
        SearchDeclined: the engine did nothing.
    """
    refused: list[RefusedDocument] = []
    for request in _requests(writes):
        refused += _write_request(articles, request, number, clock, deadline)
    return refused


def _write_request(
    articles: ArticleIndex,
    writes: Sequence[DocumentWrite],
    number: int,
    clock: Clock,
    deadline: float,
) -> list[RefusedDocument]:
    refused: list[RefusedDocument] = []
    waits = ENGINE_OVERLOAD.waits(writes[0].id)
    while True:
        results = list(zip(writes, _results(articles, writes, number), strict=True))
        for write, result in results:
            if result.status == "outdated":
                raise VersionConflict(f"a later pass has written {write.id}")
            if result.status == "refused":
                refused.append(RefusedDocument(write.id, result.detail))
        writes = [write for write, result in results if result.status == "throttled"]
        if not writes:
            return refused
        wait = next(waits, None)
        if wait is None or clock.now() + wait > deadline:
            raise Throttled(f"the search engine has no room for {len(writes)} documents")
        clock.sleep(wait)


def _results(
    articles: ArticleIndex, writes: Sequence[DocumentWrite], number: int
) -> Sequence[WriteResult]:
    """Send one request; where the engine refuses all of it, each write counts as throttled."""
    try:
        return articles.write(writes, number)
    except Throttled as error:
        return [WriteResult("throttled", str(error))] * len(writes)
    except SearchDeclined:
        raise
    except SearchUnavailable as error:
        raise WriteUnanswered(str(error)) from error


def _requests(writes: Sequence[DocumentWrite]) -> Iterator[list[DocumentWrite]]:
    request: list[DocumentWrite] = []
    size = 0
    for write in writes:
        length = len(write.source or "")
        if request and (len(request) == REQUEST_WRITES or size + length > REQUEST_CHARACTERS):
            yield request
            request, size = [], 0
        request.append(write)
        size += length
    if request:
        yield request
