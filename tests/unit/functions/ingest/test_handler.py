"""The handler: what SQS is told of each message."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aws_lambda_powertools import Logger

from functions.ingest import handler as module
from functions.ingest.wiring import Dependencies
from shared.domain.messages import KeyUpdate, to_body
from shared.domain.objects import ObjectRef
from shared.domain.unexpected_errors import LOGGER
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
    built = Dependencies(Ingest(bench.context), bench.catalogue, bench.clock, bench.pause)
    monkeypatch.setattr(module, "dependencies", lambda: built)
    return bench


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


def test_batch_of_failures_alone_is_answered_and_not_raised(bench: Bench) -> None:
    assert failures(record("1", "nonsense"), record("2", "{}")) == ["1", "2"]


def test_quarantined_object_is_acknowledged(bench: Bench) -> None:
    ref = ObjectRef("news", "articles/broken")
    bench.store.upload(ref, b"#")
    assert failures(record("1", to_body(KeyUpdate(ref)))) == []


def test_suspects_come_last(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(module, "logger", Logger("test", stream=log))
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
    monkeypatch.setattr(module, "logger", Logger(f"test of {end!r}", stream=log))
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
