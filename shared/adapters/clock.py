"""The clock of the machine."""

import time


class SystemClock:
    """The time of the machine; implements `shared.ports.Clock`.

    It is the wall clock and not a monotonic one, so that a function that was frozen between two
    invocations reads its settings again.
    """

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait for some seconds."""
        time.sleep(seconds)
