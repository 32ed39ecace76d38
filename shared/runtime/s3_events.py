"""Messages of the ingest queue: events of S3 and messages of our own."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from shared.domain.errors import SummitryError
from shared.domain.messages import KeyUpdate, Message, Origin, from_body
from shared.domain.objects import ObjectRef, is_article

UNSENT = Origin()


class UnknownMessageError(SummitryError):
    """A message from neither S3 nor Summitry, which goes to the dead-letter queue."""


def decode_message(body: str, sent: Origin = UNSENT) -> tuple[Message, ...]:
    """Decode a message of the queue.

    Events of created, removed and expired objects all mean the same: look at this key. S3's test
    event and events of keys outside `articles/` are ignored.

    Args:
        body: the body of the SQS message, in JSON.
        sent: id and time of the SQS message, for a request that tells no event.

    Returns:
        The requests in the message, each once and in order.

    Raises:
        UnknownMessageError: the body does not belong into this queue.
    """
    try:
        value = json.loads(body)
        own = from_body(value)
        found = (own,) if own else _looks(value)
        return tuple(_with_origin(message, sent) for message in found)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnknownMessageError(f"no message of S3 or Summitry: {error!r}") from None


def _looks(value: dict[str, Any]) -> tuple[Message, ...]:
    if value.get("Event") == "s3:TestEvent":
        return ()
    looks = [_look(record) for record in value["Records"]]
    return tuple(look for look in dict.fromkeys(looks) if is_article(look.ref))


def _look(record: dict[str, Any]) -> KeyUpdate:
    """Return the request of one event; only bucket and key decide what is done."""
    ref = ObjectRef(record["s3"]["bucket"]["name"], unquote_plus(record["s3"]["object"]["key"]))
    event = str((record.get("responseElements") or {}).get("x-amz-request-id", ""))
    return KeyUpdate(ref, origin=Origin(event, _seconds(str(record.get("eventTime", "")))))


def _seconds(time: str) -> float:
    """Return a time as S3 writes it in seconds since 1970; 0 for anything else."""
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:
        return 0.0


def _with_origin(message: Message, sent: Origin) -> Message:
    """Return a message whose origin is known: its own as far as it tells one."""
    told = message.origin
    return replace(message, origin=Origin(told.event or sent.event, told.since or sent.since))
