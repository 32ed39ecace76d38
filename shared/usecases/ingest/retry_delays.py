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
            share = zlib.crc32(f"{seed}:{attempt}".encode()) / 2**32
            yield min(self.first * 2**attempt, self.longest) * (1 - share / 2)


ENGINE_OVERLOAD = Delays(first=0.2, longest=2.0, count=6)
"""The engine refused single items with 429: it needs seconds, and has written none of them."""

KEY_CONTENTION = Delays(first=0.1, longest=1.0, count=5)
"""Another pass has the key, or the object changes: most passes are over within 0.1 s."""
