"""Sends what is in the dead-letter queue back to the ingest queue."""

from collections.abc import Iterator

from shared.ports import Queue

AT_ONCE = 10
"""Messages of one call to SQS."""


def redrive(dead_letters: Queue, queue: Queue, most: int | None = None) -> Iterator[int]:
    """Move messages back; one is removed from the dead only once it is sent.

    Args:
        dead_letters: the dead-letter queue.
        queue: the ingest queue.
        most: how many at most; None for all.

    Yields:
        How many were moved so far, after each call.
    """
    moved = 0
    while most is None or moved < most:
        wanted = AT_ONCE if most is None else min(AT_ONCE, most - moved)
        received = dead_letters.receive(wanted)
        if not received:
            return
        queue.send_raw([message.body for message in received])
        dead_letters.acknowledge([message.receipt for message in received])
        moved += len(received)
        yield moved
