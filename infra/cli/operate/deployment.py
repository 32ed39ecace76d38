"""The deployment that an operator's command works on: bucket, queues and index of one stack."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from opensearchpy import OpenSearch

from functions.ingest.wiring import index_bodies
from infra.cli.failures import UsageError
from infra.cli.operate.engine_address import (
    account_engine,
    engine_url,
    require_engine_of,
    stack_engine,
)
from infra.cli.stack.account import Account, StackOptions
from infra.cli.stack.deployed import DeployedStack, find_stack
from infra.cli.stack.selection import (
    LOCAL,
    living_stack,
    refuse_beside_stack,
    refuse_without_stack,
    require_bucket,
    require_given,
)
from infra.cli.stack.session import project_folders
from infra.local.cloud.server import REGION, local_client
from infra.local.state import running_stack
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import Auth, make_client
from shared.adapters.s3 import S3Store, s3_errors
from shared.adapters.sqs import SqsQueue
from shared.domain.errors import SummitryError
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Clock, ObjectStore, Queue
from shared.search.index.index_names import IndexNames

type MakeClient = Callable[[str], Any]
"""Makes boto3's client of a service."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """What operators' use cases work with.

    Attributes:
        bucket: the article bucket.
        store: its objects.
        queue: the ingest queue.
        dead_letters: its dead-letter queue.
        catalogue: the generations of the index.
        clock: the time.
    """

    bucket: str
    store: ObjectStore
    queue: Queue
    dead_letters: Queue
    catalogue: Catalogue
    clock: Clock

    def ref(self, key: str) -> ObjectRef:
        """Name an object of the bucket."""
        return ObjectRef(self.bucket, key)


def find_deployment(
    bucket: str | None,
    engine: str | None,
    auth: Auth,
    prefix: str,
    where: StackOptions = LOCAL,
) -> Deployment:
    """Open the running local stack, a stack on AWS, or the one that a bucket belongs to.

    The queues of a bucket are found by what it notifies.

    Raises:
        UsageError: another stack than the local one is named, but not whole, or two are.
        SummitryError: there is no such stack, or it lacks something.
        BotoCoreError: credentials, profile or region cannot be used.
        LocalStackError: no local stack is running, and no other is named.
    """
    require_given({"--bucket": bucket, "--opensearch": engine, **where.given})
    if where.name is not None:
        refuse_beside_stack({"--bucket": bucket})
        return _of_stack(find_stack(where), engine, auth, prefix)
    if bucket is None:
        refuse_without_stack(where)
        _require_local(engine, auth)
        address = running_stack(project_folders())
        clients: MakeClient = partial(local_client, endpoint=address.s3_endpoint)
        return open_deployment(clients, address.bucket, address.opensearch, "none", prefix, REGION)
    require_bucket(bucket)
    if engine is None:
        raise UsageError("with --bucket, name its search engine: --opensearch URL")
    engine = engine_url("--opensearch", engine, auth)
    account = Account(where.region, where.profile)
    client = account_engine(engine, auth, account)
    queues = _queues(account.client("s3"), account.client("sqs"), bucket)
    return _deployment(account.client, bucket, queues, client, prefix)


def open_deployment(
    make: MakeClient, bucket: str, engine: str, auth: Auth, prefix: str, region: str
) -> Deployment:
    """Open a stack.

    Args:
        make: makes boto3's client of a service.
        bucket: its article bucket.
        engine: URL of its search engine.
        auth: how that is signed.
        prefix: of its index names.
        region: that signatures name.

    Raises:
        SummitryError: the bucket is not there or tells no queue of its objects.
    """
    queues = _queues(make("s3"), make("sqs"), bucket)
    return _deployment(make, bucket, queues, make_client(engine, auth, region, "write"), prefix)


def _of_stack(stack: DeployedStack, engine: str | None, auth: Auth, prefix: str) -> Deployment:
    require_engine_of(stack, "--opensearch", engine, auth, prefix)
    client = stack_engine(stack)
    return _deployment(stack.account.client, stack.bucket, stack.queues, client, stack.index_prefix)


def _deployment(
    make: MakeClient, bucket: str, queues: tuple[str, str], client: OpenSearch, prefix: str
) -> Deployment:
    sqs, clock = make("sqs"), SystemClock()
    queue, dead_letters = queues
    return Deployment(
        bucket,
        S3Store(make("s3")),
        SqsQueue(sqs, queue),
        SqsQueue(sqs, dead_letters, wait_seconds=1),
        OpenSearchCatalogue(client, IndexNames(prefix), clock, index_bodies(), begins=False),
        clock,
    )


def _require_local(engine: str | None, auth: Auth) -> None:
    """Refuse what tells of another stack than the local one, where no bucket is named."""
    missing = "but no bucket is: give --bucket as well, or leave it out for the running local stack"
    if auth != "none":
        raise UsageError(f"--auth {auth} (or OPENSEARCH_AUTH) is given, {missing}.")
    there = living_stack()
    if engine and (there is None or engine.rstrip("/") != there.opensearch.rstrip("/")):
        raise UsageError(f"--opensearch {engine} (or OPENSEARCH_URL) is named, {missing}.")


def _queues(s3: Any, sqs: Any, bucket: str) -> tuple[str, str]:
    with s3_errors(ObjectRef(bucket, "")):
        told = s3.get_bucket_notification_configuration(Bucket=bucket)
    queues = {entry["QueueArn"] for entry in told.get("QueueConfigurations", ())}
    if len(queues) != 1:
        raise SummitryError(f"the bucket {bucket} is not one of Summitry: it must notify one queue")
    url = _url(sqs, queues.pop())
    answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])
    policy = json.loads(answer["Attributes"]["RedrivePolicy"])
    return url, _url(sqs, policy["deadLetterTargetArn"])


def _url(sqs: Any, arn: str) -> str:
    return str(sqs.get_queue_url(QueueName=arn.rsplit(":", 1)[1])["QueueUrl"])
