"""What the ingest queue carries besides the bucket's own events."""

import json
from dataclasses import asdict, dataclass, field

from shared.domain.objects import ObjectRef


@dataclass(frozen=True, slots=True)
class Look:
    """Bring the index in line with this key: all that any event means.

    Attributes:
        ref: the key.
        received: how many times the messages were received that this one was sent in place of; it
            does not tell messages apart.
    """

    ref: ObjectRef
    received: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with a long object where an invocation had to stop.

    Attributes:
        ref: the object.
        generation: number of the index generation that is written.
        etag: the object must still have this entity tag.
        number: the pass that goes on.
        record: first record that is not written yet, from 0; None where all are, and only what
            earlier passes left is still to be removed.
        page: first page of the pass that is not written yet, from 0.
        received: as in `Look`.
    """

    ref: ObjectRef
    generation: int
    etag: str
    number: int
    record: int | None
    page: int
    received: int = field(default=0, compare=False)


type Message = Look | Continue


def to_body(message: Message) -> str:
    """Write a message as the body that the queue carries."""
    kind = "look" if isinstance(message, Look) else "continue"
    return json.dumps({"summitry": kind, **asdict(message)}, separators=(",", ":"))


def from_body(body: dict[str, object]) -> Message | None:
    """Read a message of our own; None where the body is somebody else's.

    Raises:
        ValueError: it says that it is ours and is not complete.
    """
    kind = body.get("summitry")
    if kind is None:
        return None
    fields = {name: value for name, value in body.items() if name != "summitry"}
    try:
        ref = ObjectRef(**fields.pop("ref"))  # type: ignore[arg-type] # checked by the call
        if kind == "look":
            return Look(ref, **fields)  # type: ignore[arg-type] # checked by the call
        return Continue(ref, **fields)  # type: ignore[arg-type] # checked by the call
    except (TypeError, KeyError) as error:
        raise ValueError(f"a message of kind {kind!r} lacks something: {error}") from None
