"""The messages of one invocation: each key once, suspects alone, no message lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from shared.domain.errors import (
    SearchUnavailable,
    SummitryError,
    Throttled,
    TransientError,
    WriteUnanswered,
)
from shared.domain.messages import KeyUpdate, Message
from shared.ports import Catalogue
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import IngestResult
from shared.usecases.ingest.reason_files import (
    delete_reason_file,
    failure_reason,
    write_reason_file,
)

SUSPECT_RECEIVES = 3
"""From this receive on a message is a suspect: it may have killed its invocations. It is processed
alone. All other messages of its batch were acknowledged or sent anew before, so that it takes none
of them along."""

MAX_RECEIVES = 5
"""maxReceiveCount of the queue: after it, the message goes to the dead-letter queue."""

MOST_RECEIVES = SUSPECT_RECEIVES - 1 + MAX_RECEIVES
"""From this receive on a message no longer waits for the engine: its documents may be what the
engine fails at. Then the queue's own count decides."""

MAX_LINKS = 10_000
"""The longest chain of messages that the function sends itself. The template switches off Lambda's
guard against loops, which would end a long object after about 16 invocations. Here 200,000 articles
took 26 (docs/benchmarks.md), and 10,000 invocations of 20 s with 1 GB cost less than 4 dollars. A
message that waits for an engine comes to its end after some 26 days."""


class ChainTooLong(SummitryError):
    """The function has sent itself more messages about one key than any object needs."""


def total_receives(messages: Sequence[Message], count: int) -> int:
    """Count how often a message was received, with the messages that it replaced.

    Args:
        messages: what it asks for.
        count: how many times it was received itself.
    """
    return count + max((message.received for message in messages), default=0)


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """The time limits of one invocation, in seconds since 1970.

    Attributes:
        start_until: no message is begun later; those that are left are sent anew.
        hand_on_at: a long object continues in another invocation after this.
    """

    start_until: float
    hand_on_at: float


@dataclass(slots=True)
class MessageBatch:
    """The messages of one invocation; those that were received most often come last.

    Attributes:
        ingest: does the work.
        catalogue: tells which generations are written.
        limits: time limits of the invocation.
        pause: whether the engine takes work.
        results: results of the messages so far.
        errors: why others of them failed.
        receipts: of messages that are done and not yet acknowledged.
        resent: messages that are still to be queued in place of some of those.
        waiting: further ones, which come only when the engine may be back.
    """

    ingest: Ingest
    catalogue: Catalogue
    limits: TimeLimits
    pause: EnginePause
    results: dict[Message, tuple[IngestResult, ...]] = field(default_factory=dict)
    errors: dict[Message, Exception] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=list)
    resent: list[Message] = field(default_factory=list)
    waiting: list[Message] = field(default_factory=list)

    def process(
        self, messages: Sequence[Message], receipt: str, count: int, last: bool = True
    ) -> tuple[IngestResult, ...]:
        """Do what one message of the queue asks for.

        Args:
            messages: what it asks for.
            receipt: acknowledges it.
            count: how many times it was received, this one included.
            last: whether it is the last one of the invocation.

        Returns:
            The result of each key; none where the message is sent anew, because no time is left or
            because it has to be alone.

        Raises:
            TransientError: it could not be done now and has to be delivered again.
            ChainTooLong: its chain ends here; the message goes to the dead-letter queue.
            Exception: the code does not expect it; the message has to be delivered again too.
        """
        endless = any(message.link >= MAX_LINKS for message in messages)
        if not endless and self._may_wait(messages, count) and self.pause.lasts():
            self.receipts.append(receipt)
            return tuple(self._wait(message, count - 1) for message in messages)
        suspect = not endless and total_receives(messages, count) >= SUSPECT_RECEIVES
        if suspect and not last:
            self._resend(messages, count)
            self.receipts.append(receipt)
            return ()
        if suspect:
            # If this invocation dies now, none of the other messages comes back with it.
            self._acknowledge()
        results: list[IngestResult] = []
        for message in messages:
            results += self._process_once(message, count)
        self.receipts.append(receipt)
        return tuple(results)

    def finish(self) -> None:
        """Queue what has to come again; only then may the invocation report success.

        Raises:
            TransientError: not everything was queued; the whole batch has to be delivered again.
        """
        if self.resent or self.waiting:
            self._acknowledge()

    def _resend(self, messages: Sequence[Message], count: int) -> None:
        """Plan messages in place of one that was received `count` times."""
        self.resent += [_copy(message, count) for message in messages]

    def _acknowledge(self) -> None:
        """Queue what is to be sent anew; then acknowledge what is done."""
        queue = self.ingest.context.queue
        queue.send(self.resent)
        self.resent.clear()
        if self.waiting:
            queue.send(self.waiting, self.pause.delay())
            self.waiting.clear()
        queue.acknowledge(self.receipts)
        self.receipts.clear()

    def _process_once(self, message: Message, count: int) -> tuple[IngestResult, ...]:
        if message in self.errors:
            raise self.errors[message]
        if message in self.results:
            return self.results[message]
        if message.link >= MAX_LINKS:
            self._end_chain(message, count)
        if self.ingest.context.clock.now() > self.limits.start_until:
            # The message is sent anew and does not fail: waiting must not count as a try.
            self._resend([message], count - 1)
            return ()
        try:
            last = count >= MAX_RECEIVES
            result = self._last_try(message, count) if last else self._try(message, count)
        except Exception as error:
            self.errors[message] = error
            raise
        self.results[message] = result
        return result

    def _try(self, message: Message, count: int) -> tuple[IngestResult, ...]:
        """Do what a message asks for; let it wait where the engine refuses work.

        Only a failed write of its documents counts as a try of the message.
        """
        try:
            return self._ingest(message)
        except (SearchUnavailable, Throttled) as error:
            self.pause.begin(str(error))
            if not self._may_wait([message], count):
                raise
            tries = count if isinstance(error, WriteUnanswered) else count - 1
            return (self._wait(message, tries),)

    def _may_wait(self, messages: Sequence[Message], count: int) -> bool:
        return total_receives(messages, count) < MOST_RECEIVES

    def _wait(self, message: Message, tries: int) -> IngestResult:
        """Plan a copy of a message for when the engine may be back.

        Args:
            message: what was asked for.
            tries: how many of its receives count.
        """
        self.waiting.append(_copy(message, tries))
        return IngestResult(message.ref, 0, "waiting", reason=self.pause.cause)

    def _ingest(self, message: Message) -> tuple[IngestResult, ...]:
        written = self.catalogue.current().write
        deadline = self.limits.hand_on_at
        if isinstance(message, KeyUpdate):
            generations = [self.catalogue.open(number) for number in written]
            return self.ingest.update_all(message.ref, generations, deadline, message.origin)
        if message.generation not in written:
            return ()
        generation = self.catalogue.open(message.generation)
        return (self.ingest.resume(message, generation, deadline),)

    def _end_chain(self, message: Message, count: int) -> NoReturn:
        """Fail without work; the last receive leaves the reason file that `_last_try` would."""
        detail = (
            f"{message.ref.key} took {MAX_LINKS} invocations and is not done. Split the object "
            "and upload its parts, or look for what keeps the function from its work."
        )
        if count >= MAX_RECEIVES:
            self._record_failure(message, "chain-too-long", detail)
        raise ChainTooLong(detail)

    def _last_try(self, message: Message, count: int) -> tuple[IngestResult, ...]:
        """Try for the last time; even a crash leaves a reason file."""
        self._record_failure(
            message, "no-answer", "Each try ended without an answer: it crashed or took too long."
        )
        try:
            results = self._try(message, count)
        except TransientError as error:
            self._record_failure(message, "unavailable", str(error))
            raise
        except Exception as error:
            self._record_failure(message, "unexpected", f"{type(error).__name__}: {error}")
            raise
        delete_reason_file(self.ingest.context.store, message.ref, "failure")
        return results

    def _record_failure(self, message: Message, reason: str, detail: str) -> None:
        context = self.ingest.context
        content = failure_reason(message.ref, reason, detail, context.clock.now())
        write_reason_file(context.store, content)


def _copy(message: Message, tries: int) -> Message:
    """Return the message that takes the place of one after some tries."""
    return replace(message, received=message.received + tries, link=message.link + 1)
