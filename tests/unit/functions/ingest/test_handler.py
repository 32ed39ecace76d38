"""The handler: what SQS is told of each message."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.ingest import handler as module
from functions.ingest import message_log
from functions.ingest.timed_builder import TimedBuilder
from functions.ingest.wiring import Dependencies
from shared.domain.messages import KeyUpdate, Origin, to_body
from shared.domain.objects import ObjectRef
from shared.domain.unexpected_errors import LOGGER
from shared.runtime.s3_events import decode_message
from shared.runtime.settings import SettingsError
from shared.usecases.ingest.ingest_object import Ingest
from tests.unit.usecases.ingest_bench import Bench

EVENT = Path(__file__).parents[3] / "data" / "events" / "object_created.json"


@dataclass
class Context:
    """What Lambda tells a function of its invocation."""

    function_name: str = "ingest"
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:eu-west-1:000000000000:function:ingest"
    aws_request_id: str = "request"

    def get_remaining_time_in_millis(self) -> int:
        return 20_000


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench()
    built = built_of(bench)
    monkeypatch.setattr(module, "dependencies", lambda: built)
    return bench


def built_of(bench: Bench) -> Dependencies:
    builder = TimedBuilder(bench.context.build_documents)
    ingest = Ingest(replace(bench.context, build_documents=builder))
    return Dependencies(ingest, bench.catalogue, bench.clock, bench.pause, builder, False)


def record(id: str, body: str, count: int = 1) -> dict[str, Any]:
    return {
        "messageId": id,
        "receiptHandle": f"receipt-{id}",
        "body": body,
        "attributes": {"ApproximateReceiveCount": str(count)},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-1:000000000000:ingest",
        "awsRegion": "eu-west-1",
    }


def failures(*records: dict[str, Any]) -> list[str]:
    answer = module.handler({"Records": list(records)}, Context())  # type: ignore[arg-type] # as Lambda's
    return [str(failure["itemIdentifier"]) for failure in answer["batchItemFailures"]]


def test_good_ones_are_done_and_bad_ones_come_back(bench: Bench) -> None:
    bench.store.upload(ObjectRef("news", "articles/2025/a b=1 ä.txt"), b"a")
    assert failures(record("1", "nonsense"), record("2", EVENT.read_text())) == ["1"]
    assert len(bench.catalogue.open(1).articles.documents()) == 1


def test_each_event_tells_of_a_missing_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENSEARCH_URL", raising=False)
    with pytest.raises(SettingsError, match="OPENSEARCH_URL is not set"):
        failures(record("1", EVENT.read_text()))


def test_batch_of_failures_alone_is_answered_and_not_raised(bench: Bench) -> None:
    assert failures(record("1", "nonsense"), record("2", "{}")) == ["1", "2"]


def test_quarantined_object_is_acknowledged(bench: Bench) -> None:
    ref = ObjectRef("news", "articles/broken")
    bench.store.upload(ref, b"#")
    assert failures(record("1", to_body(KeyUpdate(ref)))) == []


def test_suspects_come_last(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(message_log, "logger", Logger("test", stream=log))
    keys = {"1": "articles/suspect", "2": "articles/fresh"}
    for key in keys.values():
        bench.store.upload(ObjectRef("news", key), b"a secret word")
    looks = {id: to_body(KeyUpdate(ObjectRef("news", key))) for id, key in keys.items()}
    assert failures(record("1", looks["1"], 3), record("2", looks["2"])) == []
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["ref"]["key"] for line in lines] == ["articles/fresh", "articles/suspect"]
    assert {line["outcome"] for line in lines} == {"indexed"}
    assert "secret" not in json.dumps(lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\x1b[2K"])
def test_a_key_cannot_write_a_log_line_of_its_own(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Whatever its key holds, a pass writes one line of JSON, with control characters escaped."""
    log = io.StringIO()
    monkeypatch.setattr(message_log, "logger", Logger(f"test of {end!r}", stream=log))
    ref = ObjectRef("news", f'articles/a{end}{{"level": "ERROR", "outcome": "failed"}}')
    bench.store.upload(ref, b"a")
    assert failures(record("1", to_body(KeyUpdate(ref)))) == []
    line, rest = log.getvalue().split("\n")
    assert (json.loads(line)["ref"]["key"], json.loads(line)["level"], rest) == (
        ref.key,
        "INFO",
        "",
    )
    assert end not in line


def test_of_several_suspects_one_is_tried_and_others_come_again(bench: Bench) -> None:
    refs = [ObjectRef("news", f"articles/{number}") for number in range(3)]
    for ref in refs:
        bench.store.upload(ref, b"a")
    suspects = [record(str(number), to_body(KeyUpdate(ref)), 3) for number, ref in enumerate(refs)]
    assert failures(*suspects, record("nonsense", "{}", 4)) == ["nonsense"]
    waiting = [json.loads(body) for body, _ in bench.queue.waiting]
    assert len(waiting) == 3
    assert {message["received"] for message in waiting} == {3}
    again = [record(str(it), body) for it, (body, _) in enumerate(waiting_of(bench))]
    assert failures(*again) == []
    assert len(bench.catalogue.open(1).articles.documents()) == 1
    assert len(bench.queue.waiting) == 2


def waiting_of(bench: Bench) -> list[tuple[str, int]]:
    taken, bench.queue.waiting = bench.queue.waiting, []
    return taken


@pytest.mark.long
@pytest.mark.parametrize(
    "handler", ["functions.ingest.handler", "functions.api.middleware.access_log"]
)
def test_unexpected_errors_are_written_to_the_functions_log(handler: str) -> None:
    code = f"import logging, {handler}; logging.getLogger({LOGGER!r}).error('record 1 could not')"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (line,) = told.stdout.splitlines()
    assert (json.loads(line)["level"], told.stderr) == ("ERROR", "")


def test_lines_name_the_event_and_say_where_the_time_went(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = io.StringIO()
    monkeypatch.setattr(message_log, "logger", Logger("test of ids", stream=log))
    bench.store.upload(ObjectRef("news", "articles/2025/a b=1 ä.txt"), b"a")
    own = ObjectRef("news", "articles/own")
    failures(
        record("1", EVENT.read_text()), record("2", to_body(KeyUpdate(own))), record("3", "{}")
    )
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [(line["message"], line["event_id"]) for line in lines] == [
        ("indexed", "EXAMPLE"),
        ("absent", "2"),
        ("failed", "3"),
    ]
    assert all(line["milliseconds"] >= line["extraction_milliseconds"] >= 0 for line in lines)
    manifest = bench.catalogue.open(1).manifests.read(
        ObjectRef("news", "articles/2025/a b=1 ä.txt")
    )
    assert manifest.event == "EXAMPLE"


def test_a_copy_keeps_the_event_and_its_time(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.engine_is_away(monkeypatch)
    bench.store.upload(ObjectRef("news", "articles/2025/a b=1 ä.txt"), b"a")
    assert failures(record("1", EVENT.read_text())) == []
    ((_, body),) = bench.queue.delayed
    (copy,) = decode_message(body)
    began = datetime(2025, 8, 28, 10, tzinfo=UTC).timestamp()
    assert copy.origin == Origin("EXAMPLE", began)


def metrics_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line for line in lines if "_aws" in line]


def test_metrics_are_written_only_where_they_are_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, body in (("good", b"a\nb"), ("bad", b"#")):
        bench.store.upload(ObjectRef("news", f"articles/{name}"), body)
    looks = [
        record(name, to_body(KeyUpdate(ObjectRef("news", f"articles/{name}"))))
        for name in ("good", "bad")
    ]
    failures(*looks, record("nonsense", "{}"))
    assert metrics_of(capsys) == []
    built = replace(built_of(bench), metrics=True)
    monkeypatch.setattr(module, "dependencies", lambda: built)
    failures(*looks, record("nonsense", "{}"))
    good, bad, reason, nonsense = metrics_of(capsys)
    assert (good["ArticlesIndexed"], good["event_id"]) == ([2.0], "good")
    assert (bad["ArticlesIndexed"], bad["EngineRefusals"]) == ([0.0], [0.0])
    assert (reason["ObjectsQuarantined"], reason["reason"]) == ([1.0], "broken-off")
    assert (nonsense["MessagesFailed"], nonsense["event_id"]) == ([1.0], "nonsense")
    for line in (good, bad, reason, nonsense):
        (told,) = line["_aws"]["CloudWatchMetrics"]
        assert told["Namespace"] == "Summitry"
        assert set(told["Dimensions"][0]) <= {"service", "reason"}
