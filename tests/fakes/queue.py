"""A queue in memory."""

from collections.abc import Sequence

from shared.domain.messages import Message, to_body
from shared.ports import ReceivedMessage


class FakeQueue:
    """Messages in memory, in order; implements `shared.ports.Queue`.

    A received message is invisible until `expire`, and is delivered again then.
    """

    def __init__(self) -> None:
        self.waiting: list[tuple[str, int]] = []
        self.taken: dict[str, tuple[str, int]] = {}
        self._receipts = 0

    def send(self, messages: Sequence[Message]) -> None:
        self.send_raw([to_body(message) for message in messages])

    def send_raw(self, bodies: Sequence[str]) -> None:
        self.waiting += [(body, 0) for body in bodies]

    def receive(self, most: int) -> Sequence[ReceivedMessage]:
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
        return len(self.waiting) + len(self.taken)

    def expire(self) -> None:
        """Let the time of all received messages be over."""
        self.waiting += self.taken.values()
        self.taken.clear()
