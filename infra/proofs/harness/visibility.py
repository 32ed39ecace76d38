"""The queue's visibility timeout, which is shorter for proofs than in service."""

from collections.abc import Iterator
from contextlib import contextmanager

from infra.local.stack import Stack

SECONDS = 30
"""Instead of 120, so that what a killed process held comes back sooner; a function has 20."""

_NAME = "VisibilityTimeout"


@contextmanager
def short_visibility(stack: Stack) -> Iterator[None]:
    """Shorten the visibility timeout of the ingest queue until the block ends.

    Args:
        stack: whose ingest queue is changed.
    """
    sqs, url = stack.cloud.client("sqs"), stack.outputs["IngestQueueUrl"]
    before = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[_NAME])["Attributes"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={_NAME: str(SECONDS)})
    try:
        yield
    finally:
        sqs.set_queue_attributes(QueueUrl=url, Attributes=before)
