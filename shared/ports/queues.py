"""Queues and the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shared.domain.messages import Message

CALL_MESSAGES = 10
"""Messages of one call at most (limit of SQS)."""


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """A message taken from a queue; others cannot see it until its visibility timeout ends.

    Attributes:
        body: as sent.
        receipt: acknowledges it.
        count: how many times it was received, this one included.
    """

    body: str
    receipt: str
    count: int


class Queue(Protocol):
    """A queue that delivers at least once and in any order."""

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        """Queue messages of our own.

        Args:
            messages: any number.
            delay: seconds until they are delivered, at most 900 (limit of SQS).

        Raises:
            TransientError: not every message was taken.
        """
        ...

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Queue bodies as they are, such as those of a dead-letter queue."""
        ...

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        """Take up to `most` messages; return none where the queue shows none right now."""
        ...

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Remove received messages for good."""
        ...

    def depth(self) -> int:
        """Estimate how many messages wait or are being worked on."""
        ...


class Clock(Protocol):
    """A clock: the core reads the time from it alone."""

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait for a number of seconds."""
        ...
