"""Backfill: queues objects that are in the bucket already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import batched

from shared.domain.messages import KeyUpdate
from shared.domain.objects import ObjectRef, is_article
from shared.ports import CALL_MESSAGES, Clock, ListedObject, ObjectStore, Queue


@dataclass(frozen=True, slots=True)
class Selection:
    """The objects that a backfill queues.

    Attributes:
        bucket: where they are.
        prefix: of their keys.
        since: first day of their last change, or None.
        until: last day of it, or None.
    """

    bucket: str
    prefix: str
    since: date | None = None
    until: date | None = None

    def matches(self, entry: ListedObject) -> bool:
        """Return whether an object belongs to the selection; days are those of UTC."""
        day = entry.last_modified.date()
        return (
            is_article(ObjectRef(self.bucket, entry.key))
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a backfill got; a backfill that continues after `last_key` misses nothing.

    Attributes:
        last_key: the last key that was queued.
        queued: how many keys were queued since the very start.
    """

    last_key: str = ""
    queued: int = 0


def backfill(
    selection: Selection,
    store: ObjectStore,
    queue: Queue,
    clock: Clock,
    rate: float,
    start: Progress = Progress(),
) -> Iterator[Progress]:
    """Queue the objects of a selection in order of their keys.

    Args:
        selection: the objects.
        store: the bucket.
        queue: the ingest queue.
        clock: measures the rate.
        rate: most objects a second.
        start: how far an earlier backfill got.

    Yields:
        How far it got, after each call to the queue.
    """
    entries = store.list(selection.bucket, selection.prefix, start.last_key)
    selected = (entry for entry in entries if selection.matches(entry))
    started_at, progress = clock.now(), start
    for batch in batched(selected, CALL_MESSAGES, strict=False):
        queue.send([KeyUpdate(ObjectRef(selection.bucket, entry.key)) for entry in batch])
        progress = Progress(batch[-1].key, progress.queued + len(batch))
        yield progress
        due = started_at + (progress.queued - start.queued) / rate
        clock.sleep(max(0.0, due - clock.now()))
