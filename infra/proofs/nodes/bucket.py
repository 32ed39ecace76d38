"""A bucket and its queue in memory, so that the engine alone is what may fail."""

import hashlib
import io
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from shared.domain.messages import KeyUpdate, Message, to_body
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import ListedObject, OpenObject, ReceivedMessage
from shared.usecases.ingest.message_batch import MAX_RECEIVES

BUCKET = "summitry-nodes"

VISIBILITY_SECONDS = 30.0
"""Instead of 120, as infra/proofs/harness/visibility.py has it."""


@dataclass(slots=True)
class TimedQueue:
    """A queue with the times of SQS; implements `shared.ports.Queue`.

    What was received comes again after the visibility timeout. What was received five times goes to
    the dead letters.

    Attributes:
        dead: bodies of the dead letters.
    """

    dead: list[str] = field(default_factory=list)
    _due: dict[int, tuple[float, str, int]] = field(default_factory=dict)
    _last: int = 0
    _lock: Lock = field(default_factory=Lock)

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        """Queue messages of our own."""
        self._add([to_body(message) for message in messages], time.monotonic() + delay)

    def send_raw(self, bodies: Sequence[str]) -> None:
        """Queue bodies as they are."""
        self._add(bodies, time.monotonic())

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        """Take up to `most` messages that are due."""
        with self._lock:
            now = time.monotonic()
            due = [number for number, (at, _, _) in self._due.items() if at <= now]
            return [taken for number in due[:most] for taken in self._take(number, now)]

    def acknowledge(self, receipts: Sequence[str]) -> None:
        """Remove received messages for good."""
        with self._lock:
            for receipt in receipts:
                self._due.pop(int(receipt), None)

    def depth(self) -> int:
        """Count the messages that wait or are being worked on."""
        return len(self._due)

    def _add(self, bodies: Sequence[str], at: float) -> None:
        with self._lock:
            for body in bodies:
                self._last += 1
                self._due[self._last] = (at, body, 0)

    def _take(self, number: int, now: float) -> Iterator[ReceivedMessage]:
        _, body, count = self._due.pop(number)
        if count == MAX_RECEIVES:
            self.dead.append(body)
            return
        # Under a new number, so that it goes to the end of the line.
        self._last += 1
        self._due[self._last] = (now + VISIBILITY_SECONDS, body, count + 1)
        yield ReceivedMessage(body, str(self._last), count + 1)


@dataclass(slots=True)
class NotifyingBucket:
    """Objects in memory, whose changes go to a queue; implements `shared.ports.ObjectStore`.

    Attributes:
        queue: told of each upload.
        reasons: keys outside `articles/` that were put, such as reason files.
    """

    queue: TimedQueue
    reasons: list[str] = field(default_factory=list)
    _objects: dict[ObjectRef, tuple[ObjectVersion, bytes]] = field(default_factory=dict)

    def upload(self, key: str, body: bytes) -> None:
        """Put an object as a user does; from here on it is accepted."""
        ref = ObjectRef(BUCKET, key)
        etag = hashlib.md5(body, usedforsecurity=False).hexdigest()
        modified = datetime.now(UTC).replace(microsecond=0)
        version = ObjectVersion(etag, None, len(body), "application/json", (), modified)
        self._objects[ref] = (version, body)
        self.queue.send([KeyUpdate(ref)])

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        """Return the state of an object now, or None."""
        found = self._objects.get(ref)
        return found and found[0]

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        """Open an object as it is now."""
        found = self._objects.get(ref)
        if found is None or etag not in (None, found[0].etag):
            return nullcontext(None)
        return nullcontext(OpenObject(found[0], io.BytesIO(found[1])))

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """Yield the objects under a prefix in order of their keys."""
        for ref, (version, _) in sorted(self._objects.items(), key=lambda each: each[0].key):
            if ref.key.startswith(prefix) and ref.key > after:
                yield ListedObject(ref.key, version.etag, version.size, version.last_modified)

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Note a reason file."""
        self.reasons.append(ref.key)

    def delete(self, ref: ObjectRef) -> None:
        """Forget a reason file."""
        self.reasons = [key for key in self.reasons if key != ref.key]
