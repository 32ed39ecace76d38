"""Redrive: sends the messages of the dead-letter queue back to the ingest queue."""

from collections.abc import Iterator

from shared.ports import CALL_MESSAGES, Queue


def redrive(dead_letters: Queue, queue: Queue, most: int | None = None) -> Iterator[int]:
    """Send messages back; remove each from the dead-letter queue only after it is sent.

    Args:
        dead_letters: the dead-letter queue.
        queue: the ingest queue.
        most: how many at most; None for all.

    Yields:
        How many were sent back so far, after each call.
    """
    sent = 0
    while most is None or sent < most:
        wanted = CALL_MESSAGES if most is None else min(CALL_MESSAGES, most - sent)
        received = dead_letters.receive(wanted)
        if not received:
            return
        queue.send_raw([message.body for message in received])
        dead_letters.acknowledge([message.receipt for message in received])
        sent += len(received)
        yield sent
