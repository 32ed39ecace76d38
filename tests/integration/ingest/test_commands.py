"""The operators' commands, on a bucket and queues of LocalStack and a real OpenSearch."""

import json
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from functions.ingest.wiring import index_bodies
from infra.cli.main import app
from infra.cli.operate.deployment import Deployment, find_deployment
from infra.local.cloud.server import LocalStack
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import make_client
from shared.domain.messages import KeyUpdate
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.runtime.s3_events import decode_message
from shared.search.index.index_names import IndexNames
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.message_batch import MessageBatch, TimeLimits
from shared.usecases.ingest.pass_context import PassContext
from shared.usecases.operate import reindex
from shared.vocabulary import load
from tests.contract.test_index import clean

pytestmark = pytest.mark.integration

type Run = Callable[..., tuple[int, str]]


@pytest.fixture
def place(
    localstack: LocalStack,
    opensearch_url: str,
    index_prefix: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Deployment]:
    """A bucket with its queues, found as in a real account."""
    name = f"t{uuid.uuid4().hex[:12]}"
    for variable, value in localstack.aws_environment().items():
        monkeypatch.setenv(variable, value)
    make_stack(localstack.client("s3"), localstack.client("sqs"), name)
    yield find_deployment(name, opensearch_url, "none", index_prefix)
    clean(make_client(opensearch_url, "none", "local", "write"), index_prefix)


def make_stack(s3: Any, sqs: Any, name: str) -> None:
    dead = make_queue(sqs, f"{name}-dead", {})
    policy = {"deadLetterTargetArn": dead, "maxReceiveCount": 5}
    queue = make_queue(sqs, name, {"RedrivePolicy": json.dumps(policy)})
    s3.create_bucket(Bucket=name)
    rule = {
        "Events": ["s3:ObjectCreated:*"],
        "QueueArn": queue,
        "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "articles/"}]}},
    }
    s3.put_bucket_notification_configuration(
        Bucket=name, NotificationConfiguration={"QueueConfigurations": [rule]}
    )


def make_queue(sqs: Any, name: str, attributes: dict[str, str]) -> str:
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    told = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return str(told["Attributes"]["QueueArn"])


@pytest.fixture
def run(place: Deployment, opensearch_url: str, index_prefix: str) -> Run:
    def command(*words: str) -> tuple[int, str]:
        where = ["--bucket", place.bucket, "--opensearch", opensearch_url]
        result = CliRunner().invoke(app, [*words, *where, "--index-prefix", index_prefix])
        return result.exit_code, result.stdout

    return command


@pytest.fixture
def drain(place: Deployment, opensearch_url: str, index_prefix: str) -> Callable[[], None]:
    """Does what the function does, until the queue shows nothing."""
    client = make_client(opensearch_url, "none", "local", "write")
    names = IndexNames(index_prefix)
    catalogue = OpenSearchCatalogue(client, names, place.clock, index_bodies())
    return partial(take_all, place, catalogue)


def take_all(place: Deployment, catalogue: OpenSearchCatalogue) -> None:
    context = PassContext(
        place.store, place.queue, place.clock, ArticleDocumentBuilder(Extractor(load()))
    )
    while received := place.queue.receive(10):
        limits = TimeLimits(float("inf"), float("inf"))
        batch = MessageBatch(
            Ingest(context), catalogue, limits, EnginePause(catalogue, place.clock)
        )
        for message in received:
            batch.process(decode_message(message.body), message.receipt, 1)
            place.queue.acknowledge([message.receipt])


def put(place: Deployment, name: str, body: str) -> ObjectRef:
    ref = place.ref(f"articles/{name}")
    place.store.put(ref, body.encode(), "text/plain")
    return ref


def test_quarantine_and_redrive(place: Deployment, run: Run, drain: Callable[[], None]) -> None:
    put(place, "good.txt", "Title\n\nXi Jinping was in Moscow.")
    put(place, "bad.json", "{")
    drain()
    code, out = run("quarantine", "list", "--json")
    (note,) = [json.loads(line) for line in out.splitlines()]
    assert (code, note["ref"]["key"], note["reason"]) == (0, "articles/bad.json", "bad-json")
    assert run("quarantine", "show", "articles/bad.json")[0] == 0
    assert run("quarantine", "show", "articles/good.txt")[0] == 1
    assert run("quarantine", "retry", "--all") == (0, "1 queued\n")
    put(place, "bad.json", '{"title": "Mended", "text": "Words."}')
    drain()
    assert run("quarantine", "list", "--json") == (0, "")
    place.dead_letters.send([KeyUpdate(place.ref("articles/good.txt"))])
    assert run("redrive") == (0, "1 sent back to the ingest queue\n")
    assert place.queue.depth() == 1


@pytest.mark.parametrize("command", [["reconcile", "--dry-run"], ["reindex"]], ids=" ".join)
def test_a_mistyped_prefix_makes_no_index(
    command: list[str], place: Deployment, opensearch_url: str, index_prefix: str
) -> None:
    put(place, "a.txt", "Title\n\nWords.")
    where = ["--bucket", place.bucket, "--opensearch", opensearch_url]
    result = CliRunner().invoke(app, [*command, *where, "--index-prefix", index_prefix])
    assert result.exit_code == 1
    assert f"no index {index_prefix}settings" in result.stderr
    assert "--index-prefix" in result.stderr
    client = make_client(opensearch_url, "none", "local", "write")
    assert client.indices.get(index=f"{index_prefix}*") == {}


def test_reconcile_and_backfill(
    place: Deployment, run: Run, drain: Callable[[], None], tmp_path: Path
) -> None:
    put(place, "00.txt", "Title 0\n\nWords.")
    drain()
    for number in range(1, 13):
        put(place, f"{number:02}.txt", f"Title {number}\n\nWords.")
    place.queue.acknowledge([it.receipt for _ in range(3) for it in place.queue.receive(10)])
    code, out = run("reconcile", "--dry-run", "--json")
    assert (code, len(out.splitlines())) == (1, 12)
    state = str(tmp_path / "state.json")
    assert run("backfill", "--state", state)[0] == 0
    assert json.loads(Path(state).read_text())["progress"] == {
        "last_key": "articles/12.txt",
        "queued": 13,
    }
    drain()
    assert run("reconcile") == (0, "bucket and index agree\n")
    place.store.delete(place.ref("articles/03.txt"))
    assert run("reconcile", "--json") == (
        0,
        '{"key": "articles/03.txt", "reason": "not-removed"}\n',
    )
    drain()
    assert run("reconcile", "--dry-run")[0] == 0


def test_reindex(
    place: Deployment, run: Run, drain: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindex, "SETTLING_SECONDS", 0.0)
    monkeypatch.setattr(reindex, "DRAINING_SECONDS", 0.0)
    put(place, "a.txt", "Title\n\nXi Jinping was in Moscow.")
    drain()
    code, out = run("reindex", "--json")
    comparison = json.loads(out)
    assert (code, comparison["before"], comparison["after"]) == (0, 1, 1)
    assert comparison["changed"] == 0
    assert run("reindex", "--rollback")[0] == 0
    assert run("reindex", "--finish")[0] == 0
    assert run("reindex", "--rollback")[0] == 1
