"""What a message of the ingest queue asks for; event records are decoded here and nowhere else."""

import json
from typing import Any
from urllib.parse import unquote_plus

from shared.domain.errors import SummitryError
from shared.domain.messages import KeyUpdate, Message, from_body
from shared.domain.objects import ObjectRef, is_article


class UnknownMessageError(SummitryError):
    """A message that neither S3 nor Summitry has written; the dead-letter queue keeps it."""


def decode_message(body: str) -> tuple[Message, ...]:
    """Read a message of the queue.

    Created, removed and expired objects all mean the same: look at this key. S3's test event and
    events of keys outside `articles/` ask for nothing.

    Args:
        body: of the SQS message, JSON.

    Returns:
        What is asked for, each thing once, in order.

    Raises:
        UnknownMessageError: the body is nothing that belongs into this queue.
    """
    try:
        value = json.loads(body)
        own = from_body(value)
        return (own,) if own else _looks(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnknownMessageError(f"no message of S3 or Summitry: {error!r}") from None


def _looks(value: dict[str, Any]) -> tuple[Message, ...]:
    if value.get("Event") == "s3:TestEvent":
        return ()
    refs = [
        ObjectRef(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))
        for record in value["Records"]
    ]
    return tuple(KeyUpdate(ref) for ref in dict.fromkeys(refs) if is_article(ref))
