"""The engine refuses work for hours under steady uploads: the queue waits, and only poison dies."""

import json
import random
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pytest

from shared.domain.errors import (
    SearchDeclined,
    SearchRefused,
    SearchUnavailable,
    StoreUnavailable,
    SummitryError,
    Throttled,
)
from shared.domain.manifests import BadRecord
from shared.domain.messages import KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.ports import DocumentWrite, OpenObject, ReceivedMessage, WriteResult
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.engine_pause import ASK_SECONDS, FIRST_ASK_SECONDS, EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import (
    MAX_RECEIVES,
    MOST_RECEIVES,
    MessageBatch,
    TimeLimits,
    total_receives,
)
from shared.usecases.ingest.reason_files import read_reason_file, reason_file_ref
from shared.usecases.ingest.retry_delays import AWAY_LONGEST
from tests.unit.usecases.ingest.line_documents import build_line_documents
from tests.unit.usecases.ingest_bench import Bench

HOUR = 3600.0
VISIBILITY = 120.0
TICK = 10.0
REF = ObjectRef("bucket", "articles/a.txt")
KILLER = ObjectRef("bucket", "articles/kills-the-function")
UNWRITABLE = ObjectRef("bucket", "articles/fails-the-engine")
POISON = {KILLER, UNWRITABLE}


class Death(BaseException):
    """The end of an invocation: out of memory, or of time."""


@dataclass(slots=True)
class Engine:
    """The engine of a bench, which can refuse work.

    Attributes:
        bench: whose index it is.
        refusal: raises, or returns how a bulk request is answered; None while it takes work.
        reads: whether it answers everything but bulk requests all the same.
        asked: requests so far.
    """

    bench: Bench
    refusal: Callable[[Bench], str] | None = None
    reads: bool = False
    asked: int = 0

    def attach(self, monkeypatch: pytest.MonkeyPatch) -> None:
        generation, catalogue = self.bench.catalogue.open(1), self.bench.catalogue
        for owner, name in (
            (catalogue, "current"),
            (generation.manifests, "read"),
            (generation.manifests, "swap"),
        ):
            monkeypatch.setattr(owner, name, self._guarded(getattr(owner, name)))
        write = generation.articles.write
        monkeypatch.setattr(generation.articles, "write", lambda w, n: self._write(write, w, n))

    def _guarded(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            self.asked += 1
            if self.refusal and not self.reads:
                self.refusal(self.bench)
            return original(*args)

        return call

    def _write(
        self, original: Callable[..., Any], writes: Sequence[DocumentWrite], number: int
    ) -> Sequence[WriteResult]:
        self.asked += 1
        if self.refusal and self.refusal(self.bench) == "items":
            return [WriteResult("throttled", "rejected_execution_exception")] * len(writes)
        if any('"unwritable"' in (write.source or "") for write in writes):
            raise SearchUnavailable("the search engine answered 500")
        results: Sequence[WriteResult] = original(writes, number)
        return results


@dataclass(slots=True)
class Service:
    """SQS and Lambda around a bench: delivery, visibility, delays, dead letters, environments."""

    bench: Bench
    chance: random.Random = field(default_factory=lambda: random.Random(84))
    invisible: list[tuple[float, str, int]] = field(default_factory=list)
    dead: set[ObjectRef] = field(default_factory=set)
    environments: list[EnginePause] = field(default_factory=list)
    invocations: int = 0

    def upload(self, ref: ObjectRef, body: bytes) -> None:
        self.bench.store.upload(ref, body)
        self.bench.queue.send([KeyUpdate(ref)])

    def run(self, seconds: float) -> None:
        end = self.bench.clock.now() + seconds
        while self.bench.clock.now() < end:
            self._redeliver()
            for _ in range(10):
                if not self._invoke():
                    break
            self.bench.clock.sleep(TICK)

    def _redeliver(self) -> None:
        now = self.bench.clock.now()
        due = [each for each in self.invisible if each[0] <= now]
        self.invisible = [each for each in self.invisible if each[0] > now]
        for _, body, count in due:
            if count >= MAX_RECEIVES:
                self.dead.add(look(body).ref)
            else:
                self.bench.queue.waiting.append((body, count))

    def _invoke(self) -> bool:
        queue, now = self.bench.queue, self.bench.clock.now()
        received = sorted(queue.receive(10), key=received_in_all)
        if not received:
            return False
        self.invocations += 1
        batch = MessageBatch(
            Ingest(replace(self.bench.context, build_documents=build)),
            self.bench.catalogue,
            TimeLimits(now + 9, now + 11),
            self._environment(),
        )
        try:
            for message in received:
                try:
                    last = message is received[-1]
                    batch.process([look(message.body)], message.receipt, message.count, last)
                except SummitryError:
                    continue
                else:
                    queue.acknowledge([message.receipt])
            batch.finish()
        except Death:
            self.environments.clear()
        # What neither was acknowledged nor sent anew comes back later.
        self.invisible += [(now + VISIBILITY, *taken) for taken in queue.taken.values()]
        queue.taken.clear()
        return True

    def _environment(self) -> EnginePause:
        """Reuse an environment, or begin a new one that knows nothing."""
        if not self.environments or self.chance.random() < 0.05:
            self.environments = self.environments[-3:]
            self.environments.append(EnginePause(self.bench.catalogue, self.bench.clock))
        return self.chance.choice(self.environments)


def build(
    opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
) -> Iterator[SerialisedDocument | BadRecord]:
    if ref == KILLER:
        raise Death
    return build_line_documents(opened, ref, used_ids, first, now)


def look(body: str) -> KeyUpdate:
    message = from_body(json.loads(body))
    assert isinstance(message, KeyUpdate)
    return message


def received_in_all(message: ReceivedMessage) -> int:
    return total_receives([look(message.body)], message.count)


def raising(error: SummitryError, seconds: float = 0.0) -> Callable[[Bench], str]:
    def refuse(bench: Bench) -> str:
        bench.clock.sleep(seconds)
        raise error

    return refuse


REFUSALS: dict[str, tuple[Callable[[Bench], str], bool]] = {
    "no connection": (raising(SearchDeclined("does not answer")), False),
    "503": (raising(SearchDeclined("answered 503")), False),
    "401 or 403": (raising(SearchRefused("refuses our role")), False),
    "429": (raising(Throttled("answered 429")), False),
    "hangs": (raising(SearchUnavailable("does not answer"), 10.0), False),
    "429 for bulk requests": (raising(Throttled("answered 429")), True),
    "429 for each item": (lambda bench: "items", True),
    "503 for bulk requests": (raising(SearchDeclined("answered 503")), True),
    "500 for bulk requests": (raising(SearchUnavailable("answered 500")), True),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_six_hours_without_an_engine_leave_nothing_but_poison_in_the_dead_letters(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench()
    engine, service = Engine(bench), Service(bench)
    engine.attach(monkeypatch)
    refusal, reads = REFUSALS[name]
    service.upload(KILLER, b"a")
    service.upload(UNWRITABLE, b"unwritable")
    refs = [ObjectRef("bucket", f"articles/{number}") for number in range(120)]
    for number, ref in enumerate(refs):
        if number == 20:
            engine.refusal, engine.reads = refusal, reads
        service.upload(ref, b"a")
        service.run(HOUR / 20)
    assert len(bench.catalogue.open(1).articles.documents()) == 20
    assert service.dead <= POISON
    engine.refusal = None
    service.run(AWAY_LONGEST + 4 * TICK)
    assert len(bench.catalogue.open(1).articles.documents()) == len(refs)
    service.run(HOUR)  # poison takes its time
    assert (service.dead, bench.queue.depth()) == (POISON, 0)
    failed = {
        ref for ref in (*refs, *POISON) if reason_file_ref(ref, "failure") in bench.store.objects
    }
    assert failed == POISON


def test_an_outage_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred messages wait for six hours: some hundred deliveries for each, few questions."""
    bench = Bench()
    engine, service = Engine(bench), Service(bench)
    engine.attach(monkeypatch)
    engine.refusal = raising(SearchDeclined("does not answer"))
    for number in range(100):
        service.upload(ObjectRef("bucket", f"articles/{number}"), b"a")
    service.run(6 * HOUR)
    assert service.invocations < 6 * HOUR / TICK
    assert engine.asked < 2 * 6 * HOUR / ASK_SECONDS
    links = [look(body).link for _, body in bench.queue.delayed]
    assert len(links) == 100
    assert max(links) < 200


def test_while_the_engine_is_away_one_message_stands_for_all(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(bench, raising(SearchDeclined("does not answer")))
    engine.attach(monkeypatch)
    batch = bench.batch()
    for number in range(10):
        key = ObjectRef("bucket", f"articles/{number}")
        (result,) = batch.process([KeyUpdate(key)], str(number), 4)
        assert (result.outcome, result.reason) == ("waiting", "does not answer")
    batch.finish()
    assert engine.asked == 1
    waiting = [look(body) for _, body in bench.queue.delayed]
    assert [(message.received, message.link) for message in waiting] == [(3, 1)] * 10


def test_an_engine_that_is_back_is_asked_once_before_messages_are_begun(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(bench, raising(SearchDeclined("does not answer")))
    engine.attach(monkeypatch)
    bench.store.upload(REF, b"a")
    assert bench.batch().process([KeyUpdate(REF)], "1", 1)[0].outcome == "waiting"
    engine.refusal = None
    assert bench.batch().process([KeyUpdate(REF)], "2", 1)[0].outcome == "waiting"
    bench.clock.sleep(FIRST_ASK_SECONDS)
    assert bench.batch().process([KeyUpdate(REF)], "3", 1)[0].outcome == "indexed"
    assert len(bench.catalogue.open(1).articles.documents()) == 1


def test_an_engine_that_is_away_for_longer_is_asked_less_often(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(bench, raising(SearchDeclined("does not answer")))
    engine.attach(monkeypatch)
    began, asked = bench.clock.now(), [0.0]
    for _ in range(240):
        before = engine.asked
        bench.batch().process([KeyUpdate(REF)], "1", 1)
        if engine.asked > before:
            asked.append(bench.clock.now() - began)
        bench.clock.sleep(0.25)
    waits = [late - early for early, late in pairwise(asked[1:])]
    assert waits == pytest.approx([1, 1, 2, 4, 8, *[10] * (len(waits) - 5)])
    assert len(waits) > 6


def test_what_waits_is_sent_before_its_receipt_is_given_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.engine_is_away(monkeypatch)
    bench.store.upload(REF, b"a")
    bench.queue.send([KeyUpdate(REF)])
    (received,) = bench.queue.receive(1)
    batch = bench.batch()
    batch.process([look(received.body)], received.receipt, 1)

    def broken(messages: Sequence[KeyUpdate], delay: int = 0) -> None:
        raise StoreUnavailable("SQS is away too")

    with monkeypatch.context() as away:
        away.setattr(bench.queue, "send", broken)
        with pytest.raises(StoreUnavailable):
            batch.finish()
    assert received.receipt in bench.queue.taken
    batch.finish()
    assert (list(bench.queue.taken), len(bench.queue.delayed)) == ([], 1)


def test_only_a_failed_write_counts_as_a_try(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.store.upload(REF, b"a")
    bench.engine_is_away(monkeypatch)
    for received in range(MOST_RECEIVES - 1):
        bench.pause.cause = ""
        batch = bench.batch()
        (result,) = batch.process([KeyUpdate(REF, received=received)], "1", 1)
        assert result.outcome == "waiting"
        (message,) = batch.waiting
        assert message.received == received + 1
    with pytest.raises(SearchUnavailable):
        bench.batch().process([KeyUpdate(REF, received=MOST_RECEIVES - 1)], "1", 1)


def test_a_wait_at_the_last_receive_leaves_no_reason_file(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.store.upload(REF, b"a")
    bench.engine_is_away(monkeypatch)
    (result,) = bench.batch().process([KeyUpdate(REF)], "1", MAX_RECEIVES)
    assert result.outcome == "waiting"
    assert read_reason_file(bench.store, reason_file_ref(REF, "failure")) is None
