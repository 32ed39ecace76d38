"""Delays before a retry: one policy for every retry of the core."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delays:
    """Waits that double up to a limit; each is shortened by up to one half.

    The reduction follows from a seed. So two passes that collide do not collide again, and a test
    that runs twice waits alike.

    Attributes:
        first: longest first wait, in seconds.
        longest: longest wait of all, in seconds.
        count: how many waits there are.
    """

    first: float
    longest: float
    count: int

    def waits(self, seed: str) -> Iterator[float]:
        """Yield the waits in seconds, one after another."""
        for attempt in range(self.count):
            yield _shortened(min(self.first * 2**attempt, self.longest), f"{seed}:{attempt}")


ENGINE_OVERLOAD = Delays(first=0.2, longest=2.0, count=6)
"""The engine refused single items with 429: it needs seconds, and has written none of them."""

KEY_CONTENTION = Delays(first=0.1, longest=1.0, count=5)
"""Another pass has the key, or the object changes: most passes are over within 0.1 s."""

AWAY_SHORTEST, AWAY_LONGEST = 5.0, 300.0
"""Seconds that a message waits while the engine refuses work. A blip costs seconds. After a long
outage, the last message comes five minutes after the engine; a message in the queue for six hours
then costs some 100 deliveries."""


def away_delay(lasted: float, seed: str) -> int:
    """Return the seconds that a message waits for the engine: as long as it was away so far.

    Args:
        lasted: seconds for which the engine has refused work.
        seed: decides how much the wait is shortened, so that not all messages come at once.
    """
    return round(_shortened(min(max(lasted, AWAY_SHORTEST), AWAY_LONGEST), seed))


def _shortened(wait: float, seed: str) -> float:
    """Return a wait without up to one half of it."""
    share = zlib.crc32(seed.encode()) / 2**32
    return wait * (1 - share / 2)
