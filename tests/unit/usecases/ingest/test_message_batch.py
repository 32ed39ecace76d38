"""Messages of one invocation: each key once, poison apart, nothing lost."""

import json

import pytest

from shared.domain.errors import SearchUnavailable
from shared.domain.messages import Continuation, KeyUpdate, to_body
from shared.domain.objects import ObjectRef
from shared.runtime.s3_events import decode_message
from shared.usecases.ingest.engine_pause import ASK_SECONDS
from shared.usecases.ingest.message_batch import MAX_LINKS, MAX_RECEIVES, ChainTooLong
from shared.usecases.ingest.reason_files import read_reason_file, reason_file_ref
from shared.usecases.operate.upload_status import upload_status
from tests.unit.usecases.ingest_bench import Bench

REF = ObjectRef("bucket", "articles/a.txt")
OTHER = ObjectRef("bucket", "articles/b.txt")


def test_same_key_in_a_batch_is_one_pass(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    batch = bench.batch()
    for receipt in ("1", "2"):
        (result,) = batch.process([KeyUpdate(REF)], receipt, 1)
        assert result.outcome == "indexed"
    assert bench.catalogue.open(1).manifests.read(REF).number == 1


def test_what_failed_is_not_tried_twice_in_a_batch(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.store.upload(REF, b"a")
    bench.engine_is_away(monkeypatch)
    batch = bench.batch()
    for receipt in ("1", "2"):
        (result,) = batch.process([KeyUpdate(REF)], receipt, 1)
        assert (result.outcome, result.reason) == ("waiting", "the search engine does not answer")
    assert bench.catalogue.open(1).manifests.read(REF).number == 1


def test_every_generation_that_is_written_gets_it(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    bench.catalogue.create(2)
    bench.catalogue.used = type(bench.catalogue.used)(1, (1, 2))
    assert [result.generation for result in bench.batch().process([KeyUpdate(REF)], "1", 1)] == [
        1,
        2,
    ]
    assert bench.catalogue.open(2).articles.documents()


def test_before_a_suspect_the_good_ones_are_let_go(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    bench.queue.send_raw(["one", "two"])
    one, two = bench.queue.receive(10)
    batch = bench.batch()
    batch.process([KeyUpdate(REF)], one.receipt, 2)
    assert one.receipt in bench.queue.taken
    batch.process([KeyUpdate(OTHER)], two.receipt, 3)
    assert list(bench.queue.taken) == [two.receipt]


def test_without_time_a_message_is_sent_anew(bench: Bench) -> None:
    batch = bench.batch(start_for=-1)
    assert batch.process([KeyUpdate(REF)], "1", 2) == ()
    batch.finish()
    # That it was received once in vain is not forgotten; that it waits now does not count.
    assert bench.queue.waiting == [(to_body(KeyUpdate(REF, received=1, link=1)), 0)]


def test_last_try_leaves_a_reason_that_the_next_pass_outdates(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.store.upload(REF, b"a")
    with monkeypatch.context() as away:
        bench.engine_is_away(away)
        with pytest.raises(SearchUnavailable):
            bench.batch().process([KeyUpdate(REF, received=2)], "1", 5)
    failure = read_reason_file(bench.store, reason_file_ref(REF, "failure"))
    assert failure
    assert (failure.outcome, failure.reason) == ("failed", "unavailable")
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    assert (status.state, status.reason) == ("failed", "unavailable")
    bench.clock.sleep(ASK_SECONDS)
    bench.batch().process([KeyUpdate(REF)], "2", 1)
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    assert status.state == "indexed"


def test_last_try_that_works_leaves_nothing(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    bench.batch().process([KeyUpdate(REF)], "1", 5)
    assert list(bench.store.objects) == [REF]


def test_long_object_goes_on_in_messages(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.usecases.ingest.documents.batches.BATCH_RECORDS", 2)
    bench.store.upload(REF, b"a\nb\n!\nc\nd")
    outcomes = [bench.batch(hand_on_after=-1).process([KeyUpdate(REF)], "1", 1)[0].outcome]
    while bench.queue.waiting:
        (received,) = bench.queue.receive(1)
        message = json.loads(received.body)
        del message["summitry"]
        going_on = Continuation(**{**message, "ref": REF})
        (result,) = bench.batch(hand_on_after=-1).process([going_on], received.receipt, 1)
        outcomes.append(result.outcome)
    assert outcomes == ["continued", "continued", "indexed"]
    assert (result.articles, result.unreadable) == (4, 1)
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    assert [record.position for record in status.records] == [2]


def test_each_continuation_counts_the_chain(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.usecases.ingest.documents.batches.BATCH_RECORDS", 1)
    bench.store.upload(REF, b"a\nb\nc\nd")
    bench.batch(hand_on_after=-1).process([KeyUpdate(REF)], "1", 1)
    links = []
    while bench.queue.waiting:
        (received,) = bench.queue.receive(1)
        (message,) = decode_message(received.body)
        links.append(message.link)
        bench.batch(hand_on_after=-1).process([message], received.receipt, 1)
    assert links == [0, 1, 2]


def test_a_function_that_never_has_time_ends_its_chain(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a timeout shorter than the time that a message needs to be begun."""
    monkeypatch.setattr("shared.usecases.ingest.message_batch.MAX_LINKS", 20)
    bench.queue.send([KeyUpdate(REF)])
    for _ in range(20):
        (received,) = bench.queue.receive(1)
        batch = bench.batch(start_for=-1)
        assert batch.process(decode_message(received.body), received.receipt, 1) == ()
        batch.finish()
    (received,) = bench.queue.receive(1)
    with pytest.raises(ChainTooLong):
        bench.batch(start_for=-1).process(decode_message(received.body), received.receipt, 1)


def test_a_chain_that_is_too_long_does_no_work_and_leaves_its_reason(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    for receive in range(1, MAX_RECEIVES + 1):
        with pytest.raises(ChainTooLong, match=REF.key):
            bench.batch().process([KeyUpdate(REF, link=MAX_LINKS)], "1", receive, last=False)
    assert bench.catalogue.open(1).manifests.read(REF).number == 0
    failure = read_reason_file(bench.store, reason_file_ref(REF, "failure"))
    assert failure
    assert (failure.outcome, failure.reason) == ("failed", "chain-too-long")


def test_continuation_of_a_dropped_generation_is_let_go(bench: Bench) -> None:
    assert bench.batch().process([Continuation(REF, 7, "e", 1, 2, 1)], "1", 1) == ()


def test_status_of_an_upload_from_received_to_searchable(bench: Bench) -> None:
    assert upload_status(REF, bench.store, bench.catalogue) is None
    bench.store.upload(REF, b"a")
    states = [state(bench)]
    bench.batch().process([KeyUpdate(REF)], "1", 1)
    states.append(state(bench))
    bench.catalogue.refresh(1)
    states.append(state(bench))
    bench.store.upload(REF, b"#")
    states.append(state(bench))
    bench.batch().process([KeyUpdate(REF)], "2", 1)
    states.append(state(bench))
    assert states == ["received", "indexed", "searchable", "received", "quarantined"]


def test_status_counts_the_articles_without_a_date(bench: Bench) -> None:
    bench.store.upload(REF, b"a")
    bench.batch().process([KeyUpdate(REF)], "1", 1)
    before = upload_status(REF, bench.store, bench.catalogue)
    bench.catalogue.refresh(1)
    after = upload_status(REF, bench.store, bench.catalogue)
    assert before
    assert after
    assert (before.undated, after.articles, after.undated) == (0, 1, 1)


def state(bench: Bench) -> str:
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    return status.state
