"""The machine's clock."""

import time


class SystemClock:
    """Time as the machine tells it; implements `shared.ports.Clock`.

    The wall clock and not a monotonic one: a function that was frozen between two invocations must
    find its settings old.
    """

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
