"""Queues objects that are in the bucket already."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import batched

from shared.domain.messages import Look
from shared.domain.objects import ObjectRef, is_article
from shared.ports import Clock, ListedObject, ObjectStore, Queue

AT_ONCE = 10
"""Messages of one call to SQS."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which objects are queued.

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

    def holds(self, entry: ListedObject) -> bool:
        """Tell whether an object belongs to it; days are those of UTC."""
        day = entry.last_modified.date()
        return (
            is_article(ObjectRef(self.bucket, entry.key))
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a backfill got; going on after `last_key` repeats and misses nothing.

    Attributes:
        last_key: the last key that was queued.
        queued: how many were, since the very start.
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
        selection: which.
        store: the bucket.
        queue: the ingest queue.
        clock: to keep the rate by.
        rate: most objects a second.
        start: where an earlier backfill got to.

    Yields:
        How far it got, after each call to the queue.
    """
    entries = store.list(selection.bucket, selection.prefix, start.last_key)
    chosen = (entry for entry in entries if selection.holds(entry))
    begun, progress = clock.now(), start
    for some in batched(chosen, AT_ONCE, strict=False):
        queue.send([Look(ObjectRef(selection.bucket, entry.key)) for entry in some])
        progress = Progress(some[-1].key, progress.queued + len(some))
        yield progress
        due = begun + (progress.queued - start.queued) / rate
        clock.sleep(max(0.0, due - clock.now()))
