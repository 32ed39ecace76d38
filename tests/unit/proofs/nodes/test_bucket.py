"""The bucket in memory tells its queue, and the queue has the times of SQS."""

import json

import pytest

from infra.proofs.nodes import bucket as module
from infra.proofs.nodes.bucket import BUCKET, NotifyingBucket, TimedQueue
from shared.domain.messages import KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.message_batch import MAX_RECEIVES

REF = ObjectRef(BUCKET, "articles/a.json")


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time now, which a test may change."""
    now = [100.0]
    monkeypatch.setattr("infra.proofs.nodes.bucket.time.monotonic", lambda: now[0])
    return now


def test_an_upload_is_kept_and_told(times: list[float]) -> None:
    bucket = NotifyingBucket(TimedQueue())
    bucket.upload(REF.key, b"{}")
    (received,) = bucket.queue.receive(10)
    assert from_body(json.loads(received.body)) == KeyUpdate(REF)
    with bucket.open(REF) as opened:
        assert opened is not None
        assert opened.stream.read() == b"{}"
    assert [listed.key for listed in bucket.list(BUCKET, "articles/")] == [REF.key]
    assert bucket.head(ObjectRef(BUCKET, "articles/b.json")) is None


def test_a_message_comes_again_after_a_while_unless_it_is_acknowledged(
    times: list[float],
) -> None:
    queue = TimedQueue()
    queue.send([KeyUpdate(REF)])
    first = queue.receive(10)
    assert [message.count for message in first] == [1]
    assert not queue.receive(10)
    times[0] += module.VISIBILITY_SECONDS
    second = queue.receive(10)
    assert [message.count for message in second] == [2]
    queue.acknowledge([second[0].receipt])
    assert queue.depth() == 0


def test_a_delayed_message_comes_when_it_is_due(times: list[float]) -> None:
    queue = TimedQueue()
    queue.send([KeyUpdate(REF)], delay=5)
    times[0] += 4.9
    assert not queue.receive(10)
    times[0] += 0.2
    assert len(queue.receive(10)) == 1


def test_what_was_received_five_times_is_dead(times: list[float]) -> None:
    queue = TimedQueue()
    queue.send([KeyUpdate(REF)])
    for _ in range(MAX_RECEIVES):
        assert queue.receive(10)
        times[0] += module.VISIBILITY_SECONDS
    assert not queue.receive(10)
    assert (len(queue.dead), queue.depth()) == (1, 0)
