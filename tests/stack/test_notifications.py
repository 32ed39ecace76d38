"""What S3 tells the queue, beyond articles."""

import json
from typing import Any

import pytest

from infra.local.stack import Stack
from tests.stack.stack_user import eventually

pytestmark = pytest.mark.stack


def test_the_event_that_s3_tests_a_queue_with_is_acknowledged(stack: Stack) -> None:
    sqs = stack.cloud.client("sqs")
    queue = stack.outputs["IngestQueueUrl"]
    event = {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": stack.bucket}
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(event))
    eventually(lambda: waiting(sqs, queue) == 0)
    assert waiting(sqs, stack.outputs["DeadLetterQueueUrl"]) == 0


def waiting(sqs: Any, queue: str) -> int:
    """How many messages a queue holds, those being worked on included."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    told = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=names)
    return sum(int(told["Attributes"][name]) for name in names)
