"""Reason files: what could not be read or done and why, beside the articles in the bucket."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Any, Literal

from shared.domain.manifests import BadRecord, Outcome
from shared.domain.objects import LONGEST_KEY, ObjectRef
from shared.ports import ObjectStore

PREFIX = "quarantine/"
"""Outside `articles/`, the only prefix that notifies: a reason never starts another pass."""

LISTED_RECORDS = 1_000
"""Bad records that a reason file lists; it counts all of them."""

type Kind = Literal["reason", "failure"]
"""A `reason` follows from the object and its pass keeps it true; a `failure` is what the last try
left, and speaks only until a pass over the key ends."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a reason file tells.

    Attributes:
        ref: the object that it is about.
        outcome: `quarantined`, `failed`, or `indexed` where only single records are bad.
        reason: stable slug.
        detail: one sentence for people.
        articles: how many articles of the object are in the index.
        unreadable: how many records are not.
        records: the first of those.
        at: when it was written, ISO 8601 in UTC.
    """

    ref: ObjectRef
    outcome: Literal["quarantined", "indexed", "failed"]
    reason: str
    detail: str
    articles: int
    unreadable: int
    records: tuple[BadRecord, ...]
    at: str


def note_of(ref: ObjectRef, outcome: Outcome, records: Sequence[BadRecord], now: float) -> Note:
    """Make the note of a pass that leaves something unread."""
    return Note(
        ref,
        "quarantined" if outcome.state == "quarantined" else "indexed",
        outcome.reason,
        outcome.detail,
        outcome.articles,
        outcome.unreadable,
        tuple(records[:LISTED_RECORDS]),
        iso(now),
    )


def failure_note(ref: ObjectRef, reason: str, detail: str, now: float) -> Note:
    """Make the note of a key whose passes fail for reasons that are not the object's."""
    return Note(ref, "failed", reason, detail, 0, 0, (), iso(now))


def write_note(store: ObjectStore, note: Note) -> None:
    """Put a note in the place of the one of its kind that there may be."""
    body = json.dumps(asdict(note), ensure_ascii=False, indent=2).encode("utf-8", "replace")
    kind: Kind = "failure" if note.outcome == "failed" else "reason"
    store.put(place(note.ref, kind), body, "application/json")


def clear_note(store: ObjectStore, ref: ObjectRef, kind: Kind) -> None:
    """Remove a note of a key, if there is one."""
    store.delete(place(ref, kind))


def read_note(store: ObjectStore, at: ObjectRef) -> Note | None:
    """Read the note in this place; None where there is none, or something that is no note."""
    with store.open(at) as opened:
        if opened is None:
            return None
        text = opened.stream.read()
    try:
        fields: dict[str, Any] = json.loads(text)
        fields["ref"] = ObjectRef(**fields["ref"])
        fields["records"] = tuple(BadRecord(**record) for record in fields["records"])
        return Note(**fields)
    except (ValueError, TypeError, KeyError):
        return None


def place(ref: ObjectRef, kind: Kind) -> ObjectRef:
    """Tell where a note of a key is; a key with no room for more is named by its hash."""
    key = f"{PREFIX}{ref.key}/{kind}.json"
    if len(key.encode()) > LONGEST_KEY:
        digest = hashlib.sha256(ref.key.encode()).hexdigest()
        key = f"{PREFIX}long-keys/{digest}/{kind}.json"
    return ObjectRef(ref.bucket, key)


def iso(seconds: float) -> str:
    """Write a time in seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def iso_end(moment: datetime | None) -> str | None:
    """Write the end of an embargo as `iso` does, rounded up: at that second it is over."""
    return None if moment is None else iso(ceil(moment.timestamp()))
