"""One more ingest process: takes messages from the queue and gives them to the function's handler.

Does what Lambda's poller does: failed messages are left to come back. It may be killed at any time.
"""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import boto3

from functions.ingest.handler import handler
from functions.ingest.wiring import BOTO

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext
    from mypy_boto3_sqs import SQSClient

INVOCATION_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Invocation:
    """What Lambda tells a function of its invocation."""

    function_name: str = "chaos"
    memory_limit_in_mb: int = 1024
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:000000000000:function:chaos"
    aws_request_id: str = "chaos"

    def get_remaining_time_in_millis(self) -> int:
        """Give the time that an invocation has."""
        return INVOCATION_SECONDS * 1000


def work(client: "SQSClient", url: str) -> None:
    """Take messages and handle them, for ever."""
    while True:
        answer = client.receive_message(
            QueueUrl=url,
            MaxNumberOfMessages=10,
            WaitTimeSeconds=1,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        records = [_record(cast("dict[str, Any]", it)) for it in answer.get("Messages", ())]
        if not records:
            continue
        result = handler({"Records": records}, cast("LambdaContext", Invocation()))
        failed = {failure["itemIdentifier"] for failure in result["batchItemFailures"]}
        entries: list[Any] = [
            {"Id": record["messageId"], "ReceiptHandle": record["receiptHandle"]}
            for record in records
            if record["messageId"] not in failed
        ]
        if entries:
            client.delete_message_batch(QueueUrl=url, Entries=entries)


def _record(message: dict[str, Any]) -> dict[str, Any]:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:chaos",
        "awsRegion": "us-east-1",
    }


if __name__ == "__main__":
    work(boto3.client("sqs", config=BOTO), os.environ["QUEUE_URL"])
