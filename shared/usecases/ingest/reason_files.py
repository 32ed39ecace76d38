"""Reason files: why something could not be read or done, beside the articles in the bucket."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from shared.domain.manifests import BadRecord, Outcome
from shared.domain.objects import LONGEST_KEY, ObjectRef
from shared.ports import ObjectStore
from shared.usecases.ingest.utc_times import utc_time

PREFIX = "quarantine/"
"""Outside `articles/`, the only prefix with notifications: so a reason file starts no pass."""

LISTED_RECORDS = 1_000
"""Bad records that a reason file lists; it counts all of them."""

type ReasonKind = Literal["reason", "failure"]
"""A `reason` follows from the object, and each pass keeps it up to date. The last try leaves a
`failure`, which holds until a pass over the key ends."""


@dataclass(frozen=True, slots=True)
class ReasonFile:
    """The content of a reason file; the JSON has the same field names.

    Attributes:
        ref: the object that it is about.
        outcome: `quarantined`, `failed`, or `indexed` where only single records are bad.
        reason: stable slug.
        detail: one sentence for people.
        articles: how many articles of the object are in the index.
        unreadable: how many records could not be read.
        records: the first of these records.
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


def outcome_reason(
    ref: ObjectRef, outcome: Outcome, records: Sequence[BadRecord], now: float
) -> ReasonFile:
    """Make the reason file of a pass that could not read everything."""
    return ReasonFile(
        ref,
        "quarantined" if outcome.state == "quarantined" else "indexed",
        outcome.reason,
        outcome.detail,
        outcome.articles,
        outcome.unreadable,
        tuple(records[:LISTED_RECORDS]),
        utc_time(now),
    )


def failure_reason(ref: ObjectRef, reason: str, detail: str, now: float) -> ReasonFile:
    """Make the reason file of a key whose passes fail for reasons that are not the object's."""
    return ReasonFile(ref, "failed", reason, detail, 0, 0, (), utc_time(now))


def write_reason_file(store: ObjectStore, content: ReasonFile) -> None:
    """Write a reason file; it replaces the earlier one of its kind."""
    body = json.dumps(asdict(content), ensure_ascii=False, indent=2).encode("utf-8", "replace")
    kind: ReasonKind = "failure" if content.outcome == "failed" else "reason"
    store.put(reason_file_ref(content.ref, kind), body, "application/json")


def delete_reason_file(store: ObjectStore, ref: ObjectRef, kind: ReasonKind) -> None:
    """Delete the reason file of a key, if there is one."""
    store.delete(reason_file_ref(ref, kind))


def read_reason_file(store: ObjectStore, at: ObjectRef) -> ReasonFile | None:
    """Read a reason file; return None where there is none, or where the object is something else.

    Args:
        store: the bucket.
        at: where the reason file itself is.
    """
    with store.open(at) as opened:
        if opened is None:
            return None
        text = opened.stream.read()
    try:
        fields: dict[str, Any] = json.loads(text)
        fields["ref"] = ObjectRef(**fields["ref"])
        fields["records"] = tuple(BadRecord(**record) for record in fields["records"])
        return ReasonFile(**fields)
    except (ValueError, TypeError, KeyError):
        return None


def reason_file_ref(ref: ObjectRef, kind: ReasonKind) -> ObjectRef:
    """Return where the reason file of a key is; a hash stands for a key that is too long."""
    key = f"{PREFIX}{ref.key}/{kind}.json"
    if len(key.encode()) > LONGEST_KEY:
        digest = hashlib.sha256(ref.key.encode()).hexdigest()
        key = f"{PREFIX}long-keys/{digest}/{kind}.json"
    return ObjectRef(ref.bucket, key)
