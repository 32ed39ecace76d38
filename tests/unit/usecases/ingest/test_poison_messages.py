"""One object that kills its invocation costs nine good ones little, and nobody else anything."""

import json
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from io import BytesIO

import pytest

from shared.domain.manifests import BadRecord
from shared.domain.messages import KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.ports import OpenObject, ReceivedMessage
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import (
    MAX_RECEIVES,
    SUSPECT_RECEIVES,
    MessageBatch,
    TimeLimits,
    total_receives,
)
from shared.usecases.ingest.reason_files import read_reason_file, reason_file_ref
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest_bench import Bench

BATCH = 10
POISON = b"poison"


class Death(BaseException):
    """The end of an invocation: out of memory, or of time."""


class Lambda:
    """Delivers batches as SQS and Lambda do, until nothing is left or messages are dead."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.begun: Counter[str] = Counter()
        self.dead: list[ObjectRef] = []

    def run(self) -> None:
        while self.bench.queue.waiting:
            self._invoke()
            self.bench.queue.expire()
            alive = [
                (body, count) for body, count in self.bench.queue.waiting if count < MAX_RECEIVES
            ]
            gone = [body for body, count in self.bench.queue.waiting if count >= MAX_RECEIVES]
            self.bench.queue.waiting = alive
            self.dead += [look(body).ref for body in gone]

    def _invoke(self) -> None:
        batch = MessageBatch(
            Ingest(replace(self.bench.context, build_documents=self._build_documents)),
            self.bench.catalogue,
            TimeLimits(float("inf"), float("inf")),
            self.bench.pause,
        )
        received = sorted(self.bench.queue.receive(BATCH), key=received_in_all)
        try:
            for message in received:
                last = message is received[-1]
                batch.process([look(message.body)], message.receipt, message.count, last)
            batch.finish()
        except Death:
            return
        self.bench.queue.acknowledge([message.receipt for message in received])

    def _build_documents(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        self.begun[ref.key] += 1
        body = opened.stream.read()
        if body == POISON:
            raise Death
        return build_line_documents(
            OpenObject(opened.version, BytesIO(body)), ref, used_ids, first, now
        )


def received_in_all(message: ReceivedMessage) -> int:
    return total_receives([look(message.body)], message.count)


def look(body: str) -> KeyUpdate:
    message = from_body(json.loads(body))
    assert isinstance(message, KeyUpdate)
    return message


@pytest.mark.parametrize("poisoned", [{0}, {4}, {9}, {0, 1, 2}, {3, 8}, set(range(10))])
def test_poisoned_batch_costs_bounded_work(poisoned: set[int]) -> None:
    bench = Bench()
    refs = [ObjectRef("bucket", f"articles/{number}") for number in range(BATCH)]
    for number, ref in enumerate(refs):
        bench.store.upload(ref, POISON if number in poisoned else b"a")
        bench.queue.send([KeyUpdate(ref)])
    service = Lambda(bench)
    service.run()
    dead = {refs[number] for number in poisoned}
    assert set(service.dead) == dead
    assert len(bench.catalogue.open(1).articles.documents()) == BATCH - len(dead)
    for ref in refs:
        most = SUSPECT_RECEIVES - 1 + MAX_RECEIVES if ref in dead else SUSPECT_RECEIVES
        assert 1 <= service.begun[ref.key] <= most
        failure = read_reason_file(bench.store, reason_file_ref(ref, "failure"))
        assert (failure.reason if failure else "") == ("no-answer" if ref in dead else "")
