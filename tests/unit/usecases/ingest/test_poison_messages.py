"""One object that kills its invocation costs nine good ones little, and nobody else anything."""

import json
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from io import BytesIO

import pytest

from shared.domain.manifests import BadRecord
from shared.domain.messages import Look, from_body
from shared.domain.objects import ObjectRef
from shared.ports import OpenObject, Received
from shared.usecases.ingest.documents.document_builder import Draft
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import ALONE_FROM, LAST_TRY, Intake, Times, tries
from shared.usecases.ingest.reason_files import place, read_note
from tests.unit.usecases.ingest.line_documents import draft_lines
from tests.unit.usecases.ingest.test_message_batch import Bench

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
            alive = [(body, count) for body, count in self.bench.queue.waiting if count < LAST_TRY]
            gone = [body for body, count in self.bench.queue.waiting if count >= LAST_TRY]
            self.bench.queue.waiting = alive
            self.dead += [look(body).ref for body in gone]

    def _invoke(self) -> None:
        intake = Intake(
            Ingest(replace(self.bench.tools, drafting=self._draft)),
            self.bench.catalogue,
            Times(float("inf"), float("inf")),
        )
        received = sorted(self.bench.queue.receive(BATCH), key=received_in_all)
        try:
            for message in received:
                last = message is received[-1]
                intake.take([look(message.body)], message.receipt, message.count, last)
            intake.finish()
        except Death:
            return
        self.bench.queue.acknowledge([message.receipt for message in received])

    def _draft(
        self, opened: OpenObject, ref: ObjectRef, taken: Set[str], first: int, now: float
    ) -> Iterator[Draft | BadRecord]:
        self.begun[ref.key] += 1
        body = opened.stream.read()
        if body == POISON:
            raise Death
        return draft_lines(OpenObject(opened.version, BytesIO(body)), ref, taken, first, now)


def received_in_all(message: Received) -> int:
    return tries([look(message.body)], message.count)


def look(body: str) -> Look:
    message = from_body(json.loads(body))
    assert isinstance(message, Look)
    return message


@pytest.mark.parametrize("poisoned", [{0}, {4}, {9}, {0, 1, 2}, {3, 8}, set(range(10))])
def test_poisoned_batch_costs_bounded_work(poisoned: set[int]) -> None:
    bench = Bench()
    refs = [ObjectRef("bucket", f"articles/{number}") for number in range(BATCH)]
    for number, ref in enumerate(refs):
        bench.store.upload(ref, POISON if number in poisoned else b"a")
        bench.queue.send([Look(ref)])
    service = Lambda(bench)
    service.run()
    dead = {refs[number] for number in poisoned}
    assert set(service.dead) == dead
    assert len(bench.catalogue.open(1).articles.documents()) == BATCH - len(dead)
    for ref in refs:
        most = ALONE_FROM - 1 + LAST_TRY if ref in dead else ALONE_FROM
        assert 1 <= service.begun[ref.key] <= most
        note = read_note(bench.store, place(ref, "failure"))
        assert (note.reason if note else "") == ("no-answer" if ref in dead else "")
