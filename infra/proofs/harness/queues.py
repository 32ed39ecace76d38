"""The ingest queue and its dead-letter queue, watched until both are empty."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from infra.cli.operate.deployment import Deployment
from shared.domain.errors import SummitryError
from shared.usecases.operate.redrive import redrive

EMPTY_LOOKS = 3
"""SQS estimates how many messages it holds: only several zeros in a row are believed."""


@dataclass(frozen=True, slots=True)
class QueueDepths:
    """The number of messages in the queues now.

    Attributes:
        messages: how many, in both.
        redriven: how many were just sent back from the dead-letter queue.
    """

    messages: int
    redriven: int


def wait_until_empty(deployment: Deployment, seconds: float) -> Iterator[QueueDepths]:
    """Look at both queues until they are empty; messages in the dead-letter queue are sent back.

    Args:
        deployment: whose queues.
        seconds: how long to wait at most.

    Raises:
        SummitryError: they do not get empty.
    """
    end = time.monotonic() + seconds
    empty = 0
    while True:
        redriven = max(redrive(deployment.dead_letters, deployment.queue), default=0)
        waiting = QueueDepths(deployment.queue.depth() + deployment.dead_letters.depth(), redriven)
        yield waiting
        empty = 0 if waiting.messages else empty + 1
        if empty == EMPTY_LOOKS:
            return
        if time.monotonic() > end:
            raise SummitryError(f"{waiting.messages} messages are still in the queues")
        time.sleep(1)
