"""A queue in memory."""

from collections.abc import Sequence

from shared.domain.messages import Message, to_body
from shared.ports import Clock, ReceivedMessage
from tests.fakes.clock import FakeClock


class FakeQueue:
    """Messages in memory, in order; implements `shared.ports.Queue`.

    A received message is invisible until `expire`, and is delivered again then. A delayed message
    comes when the clock says so.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or FakeClock()
        self.waiting: list[tuple[str, int]] = []
        self.delayed: list[tuple[float, str]] = []
        self.taken: dict[str, tuple[str, int]] = {}
        self._receipts = 0

    def send(self, messages: Sequence[Message], delay: int = 0) -> None:
        if delay:
            due = self.clock.now() + delay
            self.delayed += [(due, to_body(message)) for message in messages]
        else:
            self.send_raw([to_body(message) for message in messages])

    def send_raw(self, bodies: Sequence[str]) -> None:
        self.waiting += [(body, 0) for body in bodies]

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
        self._let_in()
        now, self.waiting = self.waiting[:most], self.waiting[most:]
        received = []
        for body, count in now:
            self._receipts += 1
            receipt = f"receipt-{self._receipts}"
            self.taken[receipt] = (body, count + 1)
            received.append(ReceivedMessage(body, receipt, count + 1))
        return received

    def acknowledge(self, receipts: Sequence[str]) -> None:
        for receipt in receipts:
            self.taken.pop(receipt, None)

    def depth(self) -> int:
        return len(self.waiting) + len(self.taken) + len(self.delayed)

    def expire(self) -> None:
        """Let the time of all received messages be over."""
        self.waiting += self.taken.values()
        self.taken.clear()

    def _let_in(self) -> None:
        now = self.clock.now()
        self.waiting += [(body, 0) for due, body in self.delayed if due <= now]
        self.delayed = [(due, body) for due, body in self.delayed if due > now]
