"""What the queue port promises, on the fake and on LocalStack's SQS."""

import json
import uuid

import pytest

from shared.adapters.clock import SystemClock
from shared.adapters.sqs import SqsQueue
from shared.domain.messages import Continuation, KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.ports import Queue, ReceivedMessage
from tests.fakes.queue import FakeQueue


@pytest.fixture(params=["fake", pytest.param("sqs", marks=pytest.mark.integration)])
def queue(request: pytest.FixtureRequest) -> Queue:
    if request.param == "fake":
        return FakeQueue()
    client = request.getfixturevalue("localstack").client("sqs")
    url = client.create_queue(QueueName=f"t{uuid.uuid4().hex[:12]}")["QueueUrl"]
    return SqsQueue(client, url, wait_seconds=1)


def test_a_delayed_message_comes_only_after_its_delay(queue: Queue) -> None:
    clock = queue.clock if isinstance(queue, FakeQueue) else SystemClock()
    sent_at = clock.now()
    queue.send([KeyUpdate(ObjectRef("bucket", "articles/later"))], delay=3)
    assert (list(queue.receive(10)), queue.depth()) == ([], 1)
    received: list[ReceivedMessage] = []
    while not received and clock.now() < sent_at + 15:
        clock.sleep(0.5)
        received += queue.receive(10)
    assert [message.count for message in received] == [1]
    assert clock.now() >= sent_at + 3


def test_messages_come_as_they_were_sent(queue: Queue) -> None:
    look = KeyUpdate(ObjectRef("bucket", "articles/ä \u2028.txt"))
    going_on = Continuation(look.ref, 2, "etag", 7, None, 40)
    queue.send([look, going_on])
    received = list(queue.receive(10))
    while len(received) < 2:
        received += queue.receive(10)
    assert {from_body(json.loads(message.body)) for message in received} == {look, going_on}
    assert {message.count for message in received} == {1}


def test_more_than_ten_at_once_and_acknowledged_ones_are_gone(queue: Queue) -> None:
    queue.send_raw([f"body {index}" for index in range(23)])
    assert queue.depth() == 23
    taken = 0
    while received := queue.receive(100):
        queue.acknowledge([message.receipt for message in received])
        taken += len(received)
    assert taken == 23
    assert queue.depth() == 0
