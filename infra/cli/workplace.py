"""Where an operator's command works: bucket, queues and index of one stack."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from functions.ingest.wiring import index_bodies
from infra.cli.stack_session import project_places
from infra.local.localstack import CREDENTIALS, REGION
from infra.local.state import running_stack
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch_catalogue import OpenSearchCatalogue
from shared.adapters.opensearch_client import Auth, make_client
from shared.adapters.s3 import S3Store, s3_errors
from shared.adapters.sqs import SqsQueue
from shared.domain.errors import SummitryError
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Clock, ObjectStore, Queue
from shared.search.names import IndexNames

type MakeClient = Callable[[str], Any]
"""Makes boto3's client of a service."""


@dataclass(frozen=True, slots=True)
class Workplace:
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


def find_workplace(bucket: str | None, engine: str | None, auth: Auth, prefix: str) -> Workplace:
    """Open the running local stack, or with a bucket the stack that it belongs to.

    The queues are found by what the bucket notifies.

    Raises:
        SummitryError: there is no such stack, or it lacks something.
        LocalStackError: no local stack is running, and no bucket is named.
    """
    if bucket is None:
        address = running_stack(project_places())
        local = _local_clients(address.s3_endpoint)
        return workplace(local, address.bucket, address.opensearch, "none", prefix, REGION)
    if not engine:
        raise SummitryError("with --bucket, name its search engine: --opensearch URL")
    session = boto3.Session()
    clients: Any = session.client
    try:
        return workplace(clients, bucket, engine, auth, prefix, session.region_name or REGION)
    except (BotoCoreError, ClientError) as error:
        raise SummitryError(
            f"AWS: {error} Credentials and region are those of the AWS command line "
            "(AWS_PROFILE, AWS_DEFAULT_REGION)"
        ) from error


def workplace(
    make: MakeClient, bucket: str, engine: str, auth: Auth, prefix: str, region: str
) -> Workplace:
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
    s3, sqs, clock = make("s3"), make("sqs"), SystemClock()
    queue, dead_letters = _queues(s3, sqs, bucket)
    client = make_client(engine, auth, region, "write")
    return Workplace(
        bucket,
        S3Store(s3),
        SqsQueue(sqs, queue),
        SqsQueue(sqs, dead_letters, wait_seconds=1),
        OpenSearchCatalogue(client, IndexNames(prefix), clock, index_bodies(), begins=False),
        clock,
    )


def _local_clients(endpoint: str) -> MakeClient:
    client: Callable[..., Any] = boto3.client
    return partial(
        client,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )


def _queues(s3: Any, sqs: Any, bucket: str) -> tuple[str, str]:
    with s3_errors(ObjectRef(bucket, "")):
        told = s3.get_bucket_notification_configuration(Bucket=bucket)
    queues = {entry["QueueArn"] for entry in told.get("QueueConfigurations", ())}
    if len(queues) != 1:
        raise SummitryError(f"the bucket {bucket} is not one of Summitry: it tells no one queue")
    url = _url(sqs, queues.pop())
    answer = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["RedrivePolicy"])
    policy = json.loads(answer["Attributes"]["RedrivePolicy"])
    return url, _url(sqs, policy["deadLetterTargetArn"])


def _url(sqs: Any, arn: str) -> str:
    return str(sqs.get_queue_url(QueueName=arn.rsplit(":", 1)[1])["QueueUrl"])
