"""Messages of the ingest queue, one invocation's worth: each key once, poison apart, no loss."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from shared.domain.errors import TransientError
from shared.domain.messages import Look, Message
from shared.ports import Catalogue
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import IngestResult
from shared.usecases.ingest.reason_files import clear_note, failure_note, write_note

ALONE_FROM = 3
"""From this receive on a message is processed alone: it may be what killed its invocations. All
others of its batch were acknowledged or sent anew before, so that it takes nobody along."""

LAST_TRY = 5
"""maxReceiveCount of the queue: after it, the message goes to the dead-letter queue."""


def tries(messages: Sequence[Message], count: int) -> int:
    """Tell how often a message was received, with those that it was sent in place of.

    Args:
        messages: what it asks for.
        count: how many times it was received itself.
    """
    return count + max((message.received for message in messages), default=0)


@dataclass(frozen=True, slots=True)
class Times:
    """When one invocation has to be where, in seconds since 1970.

    Attributes:
        start_until: no message is begun later; those that are left are sent anew.
        hand_on_at: a long object goes on in another invocation after this.
    """

    start_until: float
    hand_on_at: float


@dataclass(slots=True)
class Intake:
    """Takes the messages of one invocation, those that were received most often at last.

    Attributes:
        ingest: does the work.
        catalogue: tells where to write.
        times: what time there is.
        done: results of the messages so far.
        failed: why others of them failed.
        receipts: of messages that are done and not yet acknowledged.
        anew: messages that are yet to be queued in place of some of those.
    """

    ingest: Ingest
    catalogue: Catalogue
    times: Times
    done: dict[Message, tuple[IngestResult, ...]] = field(default_factory=dict)
    failed: dict[Message, Exception] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=list)
    anew: list[Message] = field(default_factory=list)

    def take(
        self, messages: Sequence[Message], receipt: str, count: int, last: bool = True
    ) -> tuple[IngestResult, ...]:
        """Do what one message of the queue asks for.

        Args:
            messages: what it asks for.
            receipt: what acknowledges it.
            count: how many times it was received, this one included.
            last: whether it is the last one of the invocation.

        Returns:
            What became of each key; nothing where the message was sent anew, for want of time or
            because it has to be alone.

        Raises:
            TransientError: it could not be done now and has to be delivered again.
            Exception: so has anything that nobody foresaw.
        """
        suspect = tries(messages, count) >= ALONE_FROM
        if suspect and not last:
            self._send_anew(messages, count)
            self.receipts.append(receipt)
            return ()
        if suspect:
            # Should this invocation die now, none of the others is touched by it.
            self._let_go()
        results: list[IngestResult] = []
        for message in messages:
            results += self._once(message, count)
        self.receipts.append(receipt)
        return tuple(results)

    def finish(self) -> None:
        """Queue what has to come again; only then may the invocation say that it is done.

        Raises:
            TransientError: not everything was queued; the whole batch has to be delivered again.
        """
        if self.anew:
            self._let_go()

    def _send_anew(self, messages: Sequence[Message], count: int) -> None:
        """Have messages queued in place of one that was received so many times."""
        self.anew += [replace(message, received=message.received + count) for message in messages]

    def _let_go(self) -> None:
        queue = self.ingest.tools.queue
        queue.send(self.anew)
        self.anew.clear()
        queue.acknowledge(self.receipts)
        self.receipts.clear()

    def _once(self, message: Message, count: int) -> tuple[IngestResult, ...]:
        if message in self.failed:
            raise self.failed[message]
        if message in self.done:
            return self.done[message]
        if self.ingest.tools.clock.now() > self.times.start_until:
            # Sent anew and not failed: to wait must not count as a try.
            self._send_anew([message], count - 1)
            return ()
        try:
            result = self._last(message) if count >= LAST_TRY else self._do(message)
        except Exception as error:
            self.failed[message] = error
            raise
        self.done[message] = result
        return result

    def _do(self, message: Message) -> tuple[IngestResult, ...]:
        written = self.catalogue.current().write
        at = self.times.hand_on_at
        if isinstance(message, Look):
            generations = [self.catalogue.open(number) for number in written]
            return self.ingest.look_in_all(message.ref, generations, at)
        if message.generation not in written:
            return ()
        return (self.ingest.go_on(message, self.catalogue.open(message.generation), at),)

    def _last(self, message: Message) -> tuple[IngestResult, ...]:
        """Try a last time, with a reason on record whatever becomes of it."""
        self._note(
            message, "no-answer", "Each try ended without an answer: it crashed or took too long."
        )
        try:
            results = self._do(message)
        except TransientError as error:
            self._note(message, "unavailable", str(error))
            raise
        except Exception as error:
            self._note(message, "unexpected", f"{type(error).__name__}: {error}")
            raise
        clear_note(self.ingest.tools.store, message.ref, "failure")
        return results

    def _note(self, message: Message, reason: str, detail: str) -> None:
        tools = self.ingest.tools
        write_note(tools.store, failure_note(message.ref, reason, detail, tools.clock.now()))
