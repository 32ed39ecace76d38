"""Queues and time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shared.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Received:
    """A message taken from a queue, invisible to others until its time is over.

    Attributes:
        body: as sent.
        receipt: what acknowledges it.
        count: how many times it was received, this one included.
    """

    body: str
    receipt: str
    count: int


class Queue(Protocol):
    """A queue that delivers at least once and in any order."""

    def send(self, messages: Sequence[Message]) -> None:
        """Queue messages of our own.

        Raises:
            TransientError: not every message was taken.
        """
        ...

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Queue bodies as they are, such as those of a dead-letter queue."""
        ...

    def receive(self, most: int) -> Sequence[Received]:
        """Take up to `most` messages; none where the queue shows none right now."""
        ...

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Remove received messages for good."""
        ...

    def depth(self) -> int:
        """Estimate how many messages wait or are being worked on."""
        ...


class Clock(Protocol):
    """Time, so that the core reads none by itself."""

    def now(self) -> float:
        """Give the time in seconds since 1970."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...
