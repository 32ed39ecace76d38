"""Writes many documents: in requests of bounded size, each item answered for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.domain.errors import Throttled, VersionConflict
from shared.ports import ArticleIndex, Clock, Write, Written
from shared.usecases.ingest.retry_delays import ENGINE_IS_FULL

REQUEST_WRITES = 500
REQUEST_CHARACTERS = 4_000_000
"""Of JSON in one request: small engines refuse bodies over 10 MB, and a character may take 2-3
bytes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that the engine will never take.

    Attributes:
        id: its id.
        detail: the engine's words.
    """

    id: str
    detail: str


def apply_all(
    articles: ArticleIndex, writes: Sequence[Write], number: int, clock: Clock, deadline: float
) -> list[Refused]:
    """Write all of it, trying again what the engine had no room for.

    Args:
        articles: where to write.
        writes: any number of changes.
        number: the pass that writes.
        clock: to wait by.
        deadline: when to give up waiting, in the clock's time.

    Returns:
        The documents that were refused for good.

    Raises:
        VersionConflict: a later pass has written one of them.
        Throttled: the engine has no room, even after waiting.
    """
    refused: list[Refused] = []
    for request in _requests(writes):
        refused += _apply(articles, request, number, clock, deadline)
    return refused


def _apply(
    articles: ArticleIndex, writes: Sequence[Write], number: int, clock: Clock, deadline: float
) -> list[Refused]:
    refused: list[Refused] = []
    waits = ENGINE_IS_FULL.waits(writes[0].id)
    while True:
        answers = list(zip(writes, _answers(articles, writes, number), strict=True))
        for write, answer in answers:
            if answer.fate == "outdated":
                raise VersionConflict(f"a later pass has written {write.id}")
            if answer.fate == "refused":
                refused.append(Refused(write.id, answer.detail))
        writes = [write for write, answer in answers if answer.fate == "throttled"]
        if not writes:
            return refused
        wait = next(waits, None)
        if wait is None or clock.now() + wait > deadline:
            raise Throttled(f"the search engine has no room for {len(writes)} documents")
        clock.sleep(wait)


def _answers(articles: ArticleIndex, writes: Sequence[Write], number: int) -> Sequence[Written]:
    """Send one request; one that the engine refuses whole was throttled in every item."""
    try:
        return articles.apply(writes, number)
    except Throttled as error:
        return [Written("throttled", str(error))] * len(writes)


def _requests(writes: Sequence[Write]) -> Iterator[list[Write]]:
    held: list[Write] = []
    size = 0
    for write in writes:
        length = len(write.source or "")
        if held and (len(held) == REQUEST_WRITES or size + length > REQUEST_CHARACTERS):
            yield held
            held, size = [], 0
        held.append(write)
        size += length
    if held:
        yield held
