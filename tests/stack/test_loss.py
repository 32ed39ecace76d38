"""Nothing is lost, and nothing dies, when servers and processes die in the middle of uploads."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from infra.local.engine.server import OpenSearch
from infra.local.stack import Stack
from infra.proofs.harness.visibility import short_visibility
from infra.proofs.harness.workers import kill_functions
from tests.stack.stack_user import StackUser, eventually
from tests.stack.test_notifications import waiting

pytestmark = [pytest.mark.stack, pytest.mark.timeout(1800)]

WHOLE = bool(os.environ.get("PROVE"))  # as `make prove` runs it
UPLOADS = 200 if WHOLE else 60
OUTAGE_SECONDS = 900.0 if WHOLE else 10.0
PATIENCE = 900


@contextmanager
def only_receive(stack: Stack) -> Iterator[None]:
    """Make a message a dead letter as soon as one receive of it fails."""
    sqs, url = stack.cloud.client("sqs"), stack.outputs["IngestQueueUrl"]
    before = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])["Attributes"]
    policy = json.loads(before["RedrivePolicy"]) | {"maxReceiveCount": 1}
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": json.dumps(policy)})
    try:
        yield
    finally:
        sqs.set_queue_attributes(QueueUrl=url, Attributes=before)


@pytest.fixture(autouse=True)
def visibility(stack: Stack) -> Iterator[None]:
    """A message that failed is seen again only after the queue's visibility timeout."""
    with short_visibility(stack):
        yield


def test_an_outage_of_opensearch_loses_nothing_and_uses_up_no_receive(
    user: StackUser, engine: OpenSearch, stack: Stack
) -> None:
    if engine.server is None:
        pytest.fail("unset OPENSEARCH_URL: this test kills its OpenSearch")

    def outage() -> None:
        engine.kill()
        time.sleep(OUTAGE_SECONDS)
        engine.start_again()

    sqs, dead = stack.cloud.client("sqs"), stack.outputs["DeadLetterQueueUrl"]
    before = waiting(sqs, dead)
    with only_receive(stack):
        keys = upload_while("outage", user, outage)
        assert_all_searchable("outage", user, keys)
    assert waiting(sqs, dead) == before


def test_killed_ingest_processes_lose_nothing(user: StackUser, stack: Stack) -> None:
    killed: list[int] = []

    def kill_some() -> None:
        end = time.monotonic() + 60
        while sum(killed) < 3 and time.monotonic() < end:
            killed.append(kill_functions(stack, "functions.ingest"))
            time.sleep(0.7)

    keys = upload_while("killed", user, kill_some)
    assert sum(killed) >= 3
    assert_all_searchable("killed", user, keys)


def upload_while(word: str, user: StackUser, disaster: Callable[[], None]) -> list[str]:
    """Upload articles, and let a disaster strike when half of them are there."""
    striking = threading.Thread(target=disaster)
    keys = []
    for number in range(UPLOADS):
        if number == UPLOADS // 2:
            striking.start()
        text = (
            f"Article {number} of the {word}\n\nThe President of France, Emmanuel Macron, spoke.\n"
        )
        keys.append(user.put(f"loss/{word}-{number}.txt", text))
    striking.join()
    return keys


def assert_all_searchable(word: str, user: StackUser, keys: list[str]) -> None:
    """Every article that was uploaded is found, and none twice."""
    query = {"q": f'"of the {word}"', "limit": "1"}
    eventually(lambda: user.search(**query)["total"]["value"] == len(keys), PATIENCE)
    states = {key: user.upload_status(key).get("state") for key in keys}
    assert set(states.values()) == {"searchable"}, states
