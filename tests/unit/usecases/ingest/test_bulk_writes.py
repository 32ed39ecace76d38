"""Many writes: requests of bounded size, each item answered for, full engines waited for."""

from collections.abc import Callable, Sequence

import pytest

from shared.domain.errors import Throttled, VersionConflict
from shared.ports import DocumentWrite, WriteResult, WriteStatus
from shared.usecases.ingest import bulk_writes as applying
from shared.usecases.ingest.bulk_writes import RefusedDocument, write_documents
from shared.usecases.ingest.retry_delays import ENGINE_OVERLOAD
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeArticles

NEVER = float("inf")

type Answers = Callable[[Sequence[DocumentWrite]], Sequence[WriteResult]]


class ScriptedArticles(FakeArticles):
    """Answers each request as a test says; notes which ids were asked for."""

    def __init__(self, *answers: Answers) -> None:
        super().__init__()
        self.answers = list(answers)
        self.requests: list[list[str]] = []

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        self.requests.append([write.id for write in writes])
        return self.answers.pop(0)(writes) if self.answers else [WriteResult("done")] * len(writes)


def fated(*fates: WriteStatus) -> Answers:
    return lambda writes: [WriteResult(fate, "seeded") for fate in fates]


def full(writes: Sequence[DocumentWrite]) -> Sequence[WriteResult]:
    raise Throttled("the whole request was refused with 429")


def writes(*ids: str) -> list[DocumentWrite]:
    return [DocumentWrite(id, "{}") for id in ids]


def test_only_what_the_engine_had_no_room_for_is_sent_again() -> None:
    articles = ScriptedArticles(
        fated("done", "throttled", "refused", "throttled"), fated("done", "throttled")
    )
    clock = FakeClock()
    refused = write_documents(articles, writes("a", "b", "c", "d"), 1, clock, NEVER)
    assert articles.requests == [["a", "b", "c", "d"], ["b", "d"], ["d"]]
    assert refused == [RefusedDocument("c", "seeded")]
    assert len(clock.slept) == 2


def test_request_refused_whole_is_sent_again_whole() -> None:
    articles = ScriptedArticles(full)
    assert write_documents(articles, writes("a", "b"), 1, FakeClock(), NEVER) == []
    assert articles.requests == [["a", "b"]] * 2


def test_waits_double_up_to_a_limit_and_end() -> None:
    clock = FakeClock()
    articles = ScriptedArticles(*[full] * 99)
    with pytest.raises(Throttled, match="no room for 1 documents"):
        write_documents(articles, writes("a"), 1, clock, NEVER)
    assert len(articles.requests) == ENGINE_OVERLOAD.count + 1
    longest = [
        min(ENGINE_OVERLOAD.first * 2**attempt, ENGINE_OVERLOAD.longest)
        for attempt in range(ENGINE_OVERLOAD.count)
    ]
    for slept, most in zip(clock.slept, longest, strict=True):
        assert most / 2 <= slept <= most


def test_nobody_waits_beyond_the_deadline() -> None:
    clock = FakeClock()
    with pytest.raises(Throttled):
        write_documents(ScriptedArticles(*[full] * 99), writes("a"), 1, clock, clock.now() + 1)
    assert sum(clock.slept) <= 1


def test_later_pass_is_told_at_once() -> None:
    articles = ScriptedArticles(fated("done", "outdated", "throttled"))
    with pytest.raises(VersionConflict):
        write_documents(articles, writes("a", "b", "c"), 1, FakeClock(), NEVER)
    assert len(articles.requests) == 1


def test_requests_are_bounded_by_count_and_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "REQUEST_WRITES", 3)
    monkeypatch.setattr(applying, "REQUEST_CHARACTERS", 10)
    many = [
        DocumentWrite(id, size * "x")
        for id, size in zip("abcdefg", (1, 1, 1, 6, 5, 40, 1), strict=True)
    ]
    articles = ScriptedArticles()
    write_documents(articles, many, 1, FakeClock(), NEVER)
    assert articles.requests == [["a", "b", "c"], ["d"], ["e"], ["f"], ["g"]]


def test_nothing_to_write_asks_nothing() -> None:
    articles = ScriptedArticles()
    assert write_documents(articles, [], 1, FakeClock(), NEVER) == []
    assert articles.requests == []
