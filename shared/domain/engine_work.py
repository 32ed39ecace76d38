"""The requests to the engine that one message or one request of the API causes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class EngineWork:
    """What was asked of the engine for one message or request.

    Attributes:
        id: the id that each request to the engine carries; empty for none.
        seconds: how long the engine took in all, the network included.
    """

    id: str
    seconds: float = 0.0


CURRENT_WORK: ContextVar[EngineWork | None] = ContextVar("engine_work", default=None)
"""What requests to the engine are made for just now; None where nobody measures."""


@contextmanager
def engine_work(id: str) -> Iterator[EngineWork]:
    """Give the requests of a block an id, and measure how long they take.

    Args:
        id: such as the id of an event of S3, or of a request of the API.
    """
    work = EngineWork(id)
    token = CURRENT_WORK.set(work)
    try:
        yield work
    finally:
        CURRENT_WORK.reset(token)
