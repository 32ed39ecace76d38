"""Messages of our own in the ingest queue, beside the events of the bucket."""

import json
from dataclasses import asdict, dataclass, field

from shared.domain.objects import ObjectRef


@dataclass(frozen=True, slots=True)
class Origin:
    """The event that messages go back to, for logs and metrics alone.

    Attributes:
        event: id of the request to S3 that changed the object, or of the first message if there was
            none; empty where nobody knows.
        since: when that was, in seconds since 1970; 0 where nobody knows.
    """

    event: str = ""
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class KeyUpdate:
    """The request to bring the index in line with one key: all that any event means.

    Attributes:
        ref: the key.
        received: how often the messages were received that this one replaces; messages that differ
            in it alone count as equal.
        link: how many messages of our own came before this one in its chain, from 0: the function
            sends itself messages, and `MessageBatch` ends a chain that is too long. Messages that
            differ in it alone count as equal.
        origin: the event that it goes back to. Messages that differ in it alone count as equal.
    """

    ref: ObjectRef
    received: int = field(default=0, compare=False)
    link: int = field(default=0, compare=False)
    origin: Origin = field(default=Origin(), compare=False)


@dataclass(frozen=True, slots=True)
class Continuation:
    """The request to continue a long object where an invocation had to stop.

    Attributes:
        ref: the object.
        generation: number of the index generation that is written.
        etag: the entity tag that the object must still have.
        number: the pass that continues.
        record: first record that is not written yet, from 0. None where all are written, and only
            documents of earlier passes are still to be removed.
        page: first page of the pass that is not written yet, from 0.
        received: as in `KeyUpdate`.
        link: as in `KeyUpdate`.
        origin: as in `KeyUpdate`.
    """

    ref: ObjectRef
    generation: int
    etag: str
    number: int
    record: int | None
    page: int
    received: int = field(default=0, compare=False)
    link: int = field(default=0, compare=False)
    origin: Origin = field(default=Origin(), compare=False)


type Message = KeyUpdate | Continuation


def to_body(message: Message) -> str:
    """Return a message as the body for the queue."""
    kind = "look" if isinstance(message, KeyUpdate) else "continue"
    return json.dumps({"summitry": kind, **asdict(message)}, separators=(",", ":"))


def from_body(body: dict[str, object]) -> Message | None:
    """Read a message of our own; return None where the body is something else.

    Raises:
        ValueError: the body claims to be ours and is not complete.
    """
    kind = body.get("summitry")
    if kind is None:
        return None
    fields = {name: value for name, value in body.items() if name != "summitry"}
    try:
        ref = ObjectRef(**fields.pop("ref"))  # type: ignore[arg-type] # checked by the call
        fields["origin"] = Origin(**fields.pop("origin", {}))  # type: ignore[arg-type] # likewise
        if kind == "look":
            return KeyUpdate(ref, **fields)  # type: ignore[arg-type] # checked by the call
        return Continuation(ref, **fields)  # type: ignore[arg-type] # checked by the call
    except (TypeError, KeyError) as error:
        raise ValueError(f"a message of kind {kind!r} lacks something: {error}") from None
