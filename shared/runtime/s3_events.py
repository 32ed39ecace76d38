"""Messages of the ingest queue: events of S3 and messages of our own."""

import json
from typing import Any
from urllib.parse import unquote_plus

from shared.domain.errors import SummitryError
from shared.domain.messages import KeyUpdate, Message, from_body
from shared.domain.objects import ObjectRef, is_article


class UnknownMessageError(SummitryError):
    """A message from neither S3 nor Summitry, which goes to the dead-letter queue."""


def decode_message(body: str) -> tuple[Message, ...]:
    """Decode a message of the queue.

    Events of created, removed and expired objects all mean the same: look at this key. S3's test
    event and events of keys outside `articles/` are ignored.

    Args:
        body: the body of the SQS message, in JSON.

    Returns:
        The requests in the message, each once and in order.

    Raises:
        UnknownMessageError: the body does not belong into this queue.
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
