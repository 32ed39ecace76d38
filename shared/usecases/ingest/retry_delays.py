"""How long to wait before trying again: one visible policy for every retry of the core."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delays:
    """Waits that double, up to a limit, each shortened by as much as half.

    The shortening follows from `seed`, so that two passes that meet do not meet again, and a test
    that is run twice waits alike.

    Attributes:
        first: longest first wait, in seconds.
        most: longest wait of all, in seconds.
        tries: how many waits there are.
    """

    first: float
    most: float
    tries: int

    def waits(self, seed: str) -> Iterator[float]:
        """Give the waits in seconds, one after another."""
        for attempt in range(self.tries):
            share = zlib.crc32(f"{seed}:{attempt}".encode()) / 2**32
            yield min(self.first * 2**attempt, self.most) * (1 - share / 2)


ENGINE_IS_FULL = Delays(first=0.2, most=2.0, tries=6)
"""The engine refused single items with 429: it asks for seconds, and did nothing with them."""

SOMEBODY_ELSE = Delays(first=0.1, most=1.0, tries=5)
"""Another pass has the key, or the object changes: most passes are over within 0.1 s."""
