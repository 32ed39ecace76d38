"""What is not for publication makes no article; what is held back comes in when it may."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.domain.errors import TransientError
from shared.domain.manifests import Manifest
from shared.domain.messages import Continuation, KeyUpdate, from_body
from shared.domain.objects import ObjectRef
from shared.ports import ActiveGenerations
from shared.usecases.ingest import bulk_writes as applying
from shared.usecases.ingest.documents import batches
from shared.usecases.ingest.documents.document_builder import (
    ArticleDocumentBuilder,
    DocumentBuilder,
)
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.usecases.ingest.utc_times import utc_time
from shared.usecases.operate.generation_comparison import compare
from shared.usecases.operate.quarantine import retry, show_quarantine
from shared.usecases.operate.reconcile import differences, queue_repair
from shared.usecases.operate.reindex import article_keys, start_reindex, update_new_generation
from shared.usecases.operate.upload_status import upload_status
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue, FakeGeneration
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue
from tests.unit.usecases.ingest.line_documents import LIFTED, build_line_documents

REF = ObjectRef("bucket", "articles/2026/quay.json")
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC).timestamp()
HOUR = 3600.0


class NoTags:
    """Finds nothing."""

    def extract(self, article: ArticleText) -> Annotations:
        return Annotations((), (), (), (), None, "0")


@dataclass
class Bench:
    """Bucket, queue and index in memory, and a clock that stands at nine."""

    clock: FakeClock = field(default_factory=lambda: FakeClock(NOW))
    build_documents: DocumentBuilder = field(
        default_factory=lambda: PrefetchingDocumentBuilder(ArticleDocumentBuilder(NoTags()))
    )

    def __post_init__(self) -> None:
        self.store = FakeStore(self.clock)
        self.queue = FakeQueue()
        self.catalogue = FakeCatalogue(self.clock)
        self.ingest = Ingest(PassContext(self.store, self.queue, self.clock, self.build_documents))

    @property
    def generation(self) -> FakeGeneration:
        return self.catalogue.open(1)

    def upload(self, *items: dict[str, str]) -> None:
        self.store.upload(REF, json.dumps(list(items)).encode(), "application/json")

    def update(self, deadline: float = float("inf")) -> str:
        outcome = self.ingest.update(REF, self.generation, deadline).outcome
        self.catalogue.refresh(1)
        return outcome

    def titles(self) -> set[str]:
        documents = self.generation.articles.documents().values()
        return {json.loads(source)["title"] for source in documents}

    def found(self) -> list[str]:
        self.catalogue.refresh(1)
        now = self.clock.now()
        found = differences(self.store, self.generation, "bucket", now)
        return [difference.reason for difference in found]

    def work_off(self) -> None:
        """Do what the queue asks for."""
        for received in self.queue.receive(10):
            message = from_body(json.loads(received.body))
            assert isinstance(message, KeyUpdate)
            self.ingest.update(message.ref, self.generation, float("inf"))
        self.catalogue.refresh(1)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def item(title: str, **more: str) -> dict[str, str]:
    return {"uri": title, "headline": title, "body_text": f"Words about {title}.", **more}


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_taken_back_makes_no_article_and_its_earlier_version_goes(
    bench: Bench, status: str
) -> None:
    bench.upload(item("Quay"))
    assert bench.update() == "indexed"
    bench.upload(item("Quay", pubstatus=status))
    assert bench.update() == "quarantined"
    assert bench.titles() == set()
    told = upload_status(REF, bench.store, bench.catalogue)
    assert told
    assert (told.state, told.reason) == ("quarantined", "not-for-publication")
    assert "another key" in told.detail
    assert (told.until, bench.found()) == (None, [])
    bench.clock.time += 1000 * HOUR
    assert bench.found() == []


def test_one_item_of_several_is_taken_back_alone(bench: Bench) -> None:
    bench.upload(item("Quay"), item("Pier"))
    bench.update()
    bench.upload(item("Quay", pubstatus="canceled"), item("Pier"))
    assert bench.update() == "indexed"
    assert bench.titles() == {"Pier"}
    told = upload_status(REF, bench.store, bench.catalogue)
    assert told
    assert [record.reason for record in told.records] == ["not-for-publication"]


def test_an_embargo_is_named_with_its_end_and_reconcile_waits_for_it(bench: Bench) -> None:
    bench.upload(item("Quay"))
    bench.update()
    bench.upload(item("Quay", embargoed="2026-11-27T12:00:00+02:00"))
    assert bench.update() == "quarantined"
    assert bench.titles() == set()
    told = upload_status(REF, bench.store, bench.catalogue)
    assert told
    assert (told.reason, told.until) == ("embargoed", "2026-11-27T10:00:00Z")
    assert "2026-11-27T12:00:00+02:00" in told.detail
    (note,) = show_quarantine(bench.store, bench.catalogue, REF)
    assert note.detail == told.detail
    for seconds in (0.0, HOUR - 1):
        bench.clock.time = NOW + seconds
        assert bench.found() == []
    bench.clock.time = NOW + HOUR
    assert bench.found() == ["embargo-passed"]
    for difference in differences(bench.store, bench.generation, "bucket", bench.clock.now()):
        queue_repair(difference, bench.generation, bench.queue)
    bench.work_off()
    assert bench.titles() == {"Quay"}
    assert bench.found() == []
    assert show_quarantine(bench.store, bench.catalogue, REF) == []


def test_retry_before_the_end_holds_it_back_and_after_it_brings_it_in(bench: Bench) -> None:
    bench.upload(item("Quay", embargoed="2026-11-27T10:00:00Z"))
    bench.update()
    for hours, wanted in ((0.5, set[str]()), (1.0, {"Quay"})):
        bench.clock.time = NOW + hours * HOUR
        retry(bench.queue, [REF])
        bench.work_off()
        assert bench.titles() == wanted


def test_a_fraction_of_a_second_is_not_too_early(bench: Bench) -> None:
    bench.upload(item("Quay", embargoed="2026-11-27T10:00:00.250Z"))
    bench.update()
    bench.clock.time = NOW + HOUR + 0.1
    assert bench.found() == []
    bench.clock.time = NOW + HOUR + 1
    assert bench.found() == ["embargo-passed"]
    assert bench.update() == "indexed"


def test_the_first_of_several_embargoes_counts_and_then_the_next(bench: Bench) -> None:
    bench.upload(
        item("Quay", embargoed="2026-11-27T12:00:00Z"),
        item("Pier"),
        item("Dock", embargoed="2026-11-27T10:00:00Z"),
        {"headline": "No text"},
    )
    assert bench.update() == "indexed"
    told = upload_status(REF, bench.store, bench.catalogue)
    assert told
    assert (told.articles, told.unreadable, told.until) == (1, 3, "2026-11-27T10:00:00Z")
    untils = {record.position: record.until for record in told.records}
    assert untils == {0: "2026-11-27T12:00:00Z", 2: "2026-11-27T10:00:00Z", 3: None}
    bench.clock.time = NOW + HOUR
    assert bench.found() == ["embargo-passed"]
    bench.update()
    assert bench.titles() == {"Pier", "Dock"}
    assert bench.found() == []
    bench.clock.time = NOW + 3 * HOUR
    assert bench.found() == ["embargo-passed"]
    bench.update()
    assert bench.titles() == {"Pier", "Dock", "Quay"}


def test_a_reindex_after_the_end_brings_it_in(bench: Bench) -> None:
    bench.upload(item("Quay", embargoed="2026-11-27T10:00:00Z"))
    bench.update()
    bench.clock.time = NOW + HOUR
    start_reindex(bench.catalogue, bench.clock)
    for ref in article_keys(bench.store, "bucket"):
        update_new_generation(bench.ingest, bench.catalogue.open(2), ref)
    assert len(bench.catalogue.open(2).articles.documents()) == 1


LONG = ObjectRef("bucket", "articles/long")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Draft lines (`~` is held back), in batches of two, with no room in the manifest."""
    monkeypatch.setattr(batches, "BATCH_RECORDS", 2)
    monkeypatch.setattr(applying, "REQUEST_WRITES", 2)
    monkeypatch.setattr("shared.domain.manifests.INLINE_IDS", 1)
    monkeypatch.setattr("shared.usecases.ingest.pass_tally.LISTED_RECORDS", 1)
    return Bench(FakeClock(LIFTED - 60), build_line_documents)


def continuation(bench: Bench) -> Continuation:
    ((body, _),) = bench.queue.waiting
    bench.queue.waiting = []
    message = from_body(json.loads(body))
    assert isinstance(message, Continuation)
    return message


@pytest.mark.parametrize("at", range(6))
def test_an_embargo_in_any_page_of_any_part_counts(lines: Bench, at: int) -> None:
    body = ["!", "b", "c", "d", "e", "f"]
    body[at] = "~"
    lines.store.upload(LONG, "\n".join(body).encode())
    generation = lines.generation
    result = lines.ingest.update(LONG, generation, float("-inf"))
    while result.outcome == "continued":
        result = lines.ingest.resume(continuation(lines), generation, float("-inf"))
    assert result.outcome == "indexed"
    assert generation.manifests.read(LONG).outcome.until == utc_time(LIFTED)
    assert lines.found() == []
    lines.clock.time = LIFTED
    assert lines.found() == ["embargo-passed"]


def test_all_parts_of_a_run_are_of_one_present(lines: Bench) -> None:
    """A part that is done twice writes the same pages, though an embargo ends in between."""
    lines.store.upload(LONG, b"a\nb\n~\nd\ne")
    generation = lines.generation
    assert lines.ingest.update(LONG, generation, float("-inf")).outcome == "continued"
    message = continuation(lines)
    lines.clock.time = LIFTED
    for _ in range(2):
        assert lines.ingest.resume(message, generation, float("-inf")).outcome == "continued"
        following = continuation(lines)
    assert lines.ingest.resume(following, generation, float("inf")).outcome == "indexed"
    assert len(generation.articles.documents()) == 4
    assert lines.found() == ["embargo-passed"]
    assert lines.ingest.update(LONG, generation, float("inf")).outcome == "indexed"
    assert len(generation.articles.documents()) == 5
    assert lines.found() == []


class Ticking(FakeClock):
    """A clock that moves with each look at it."""

    def now(self) -> float:
        self.time += 1
        return self.time


@pytest.mark.parametrize("before", range(12))
def test_no_generation_lets_in_what_the_one_before_holds_back(before: int) -> None:
    """Whenever the embargo ends: of two generations, the one that is read is never ahead."""
    bench = Bench(Ticking(LIFTED - before), build_line_documents)
    ahead, read = FakeGeneration(2, bench.clock), FakeGeneration(1, bench.clock)
    bench.store.upload(LONG, b"~")
    bench.ingest.update_all(LONG, [ahead, read], float("inf"))
    assert len(read.articles.documents()) <= len(ahead.articles.documents())


def test_a_slow_pass_takes_back_nothing_that_a_later_one_let_in() -> None:
    """It read the object before the embargo ended, and claims after one that read it later."""
    bench = Bench(FakeClock(LIFTED - 1), build_line_documents)
    bench.store.upload(LONG, b"~")

    def overtaken(*given: object) -> object:
        documents = list(build_line_documents(*given))  # type: ignore[arg-type] # handed on as they come
        if bench.clock.now() < LIFTED:
            bench.clock.time = LIFTED
            Ingest(PassContext(bench.store, bench.queue, bench.clock, build_line_documents)).update(
                LONG, bench.generation, float("inf")
            )
            assert len(bench.generation.articles.documents()) == 1
        return iter(documents)

    slow = Ingest(PassContext(bench.store, bench.queue, bench.clock, overtaken))  # type: ignore[arg-type] # as above
    slow.update(LONG, bench.generation, float("inf"))
    assert len(bench.generation.articles.documents()) == 1


def test_a_clock_that_is_slow_takes_back_nothing_either() -> None:
    bench = Bench(FakeClock(LIFTED + 1), build_line_documents)
    bench.store.upload(LONG, b"~")
    bench.ingest.update(LONG, bench.generation, float("inf"))
    bench.clock.time = LIFTED - 5
    bench.ingest.update(LONG, bench.generation, float("inf"))
    assert len(bench.generation.articles.documents()) == 1


def test_a_retry_is_not_answered_by_a_pass_that_still_held_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = Bench(FakeClock(LIFTED), build_line_documents)
    bench.store.upload(LONG, b"~")
    early = Ingest(
        PassContext(bench.store, bench.queue, FakeClock(LIFTED - 1), build_line_documents)
    )
    manifests, swap = bench.generation.manifests, bench.generation.manifests.swap

    def overtaken(manifest: Manifest) -> Manifest:
        """Another pass, which read the object earlier, claims the key first, and ends."""
        monkeypatch.setattr(manifests, "swap", swap)
        early.update(LONG, bench.generation, float("inf"))
        return swap(manifest)

    monkeypatch.setattr(manifests, "swap", overtaken)
    assert bench.ingest.update(LONG, bench.generation, float("inf")).outcome == "indexed"
    assert len(bench.generation.articles.documents()) == 1


def test_generations_read_on_both_sides_of_an_embargo_are_no_difference() -> None:
    bench = Bench(FakeClock(LIFTED - 1), build_line_documents)
    bench.store.upload(LONG, b"~\na")
    old = bench.generation
    bench.ingest.update(LONG, old, float("inf"))
    bench.catalogue.create(2)
    bench.catalogue.used = ActiveGenerations(1, (2, 1))
    bench.clock.time = LIFTED
    bench.ingest.update(LONG, bench.catalogue.open(2), float("inf"))
    for number in (1, 2):
        bench.catalogue.refresh(number)
    comparison = compare(old, bench.catalogue.open(2))
    assert (comparison.changed, comparison.changing) == (0, 1)


def test_an_outage_while_something_is_held_back_changes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.upload(item("Quay", embargoed="2026-11-27T10:00:00Z"))
    bench.update()
    bench.clock.time = NOW + HOUR

    def away(*_: object) -> None:
        raise TransientError("away")

    with monkeypatch.context() as patch:
        patch.setattr(bench.generation.articles, "write", away)
        with pytest.raises(TransientError):
            bench.update()
    assert bench.found() == ["unfinished"]
    assert bench.update() == "indexed"
    assert bench.titles() == {"Quay"}
