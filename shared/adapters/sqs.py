"""Queues on SQS."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from shared.domain.errors import TransientError
from shared.domain.messages import Message, to_body
from shared.ports import ReceivedMessage

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

_AT_ONCE = 10
"""SQS sends and receives at most ten messages a call."""


class SqsQueue:
    """One queue; implements `shared.ports.Queue`."""

    def __init__(self, client: "SQSClient", url: str, wait_seconds: int = 0) -> None:
        """Keep the client; nothing is sent yet.

        Args:
            client: boto3's client.
            url: the queue's address.
            wait_seconds: how long `receive` waits for a first message.
        """
        self._client = client
        self._url = url
        self._wait_seconds = wait_seconds

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        """Send messages of our own.

        Args:
            messages: any number.
            delay: seconds until they are delivered.

        Raises:
            TransientError: not every message was accepted.
        """
        self._send([to_body(message) for message in messages], delay)

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Send bodies as they are; raise the errors of `send`."""
        self._send(bodies, 0)

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        """Receive up to `most` messages, at most ten; none where the queue has none now."""
        with _errors():
            answer = self._client.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=min(most, _AT_ONCE),
                WaitTimeSeconds=self._wait_seconds,
                MessageSystemAttributeNames=["ApproximateReceiveCount"],
            )
        return [
            ReceivedMessage(
                message["Body"],
                message["ReceiptHandle"],
                int(message["Attributes"]["ApproximateReceiveCount"]),
            )
            for message in answer.get("Messages", ())
        ]

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Remove received messages; ignore those that are gone already."""
        for some in batched(receipts, _AT_ONCE, strict=False):
            with _errors():
                self._client.delete_message_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {"Id": str(index), "ReceiptHandle": receipt}
                        for index, receipt in enumerate(some)
                    ],
                )

    def depth(self) -> int:
        """Return about how many messages wait, are delayed or are in work."""
        with _errors():
            answer = self._client.get_queue_attributes(
                QueueUrl=self._url,
                AttributeNames=[
                    "ApproximateNumberOfMessages",
                    "ApproximateNumberOfMessagesDelayed",
                    "ApproximateNumberOfMessagesNotVisible",
                ],
            )
        return sum(int(value) for value in answer["Attributes"].values())

    def _send(self, bodies: Sequence[str], delay: int) -> None:
        for some in batched(bodies, _AT_ONCE, strict=False):
            with _errors():
                answer = self._client.send_message_batch(
                    QueueUrl=self._url,
                    Entries=[
                        {"Id": str(index), "MessageBody": body, "DelaySeconds": delay}
                        for index, body in enumerate(some)
                    ],
                )
            if failed := answer.get("Failed"):
                raise TransientError(f"SQS did not take {len(failed)} messages: {failed[0]}")


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise TransientError(f"SQS: {error}") from error
