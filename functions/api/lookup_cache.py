"""A cache of values that the index has, so that each is looked up once a minute only."""

from collections.abc import Callable, Sequence

from shared.search.facet_registry import FacetName
from shared.usecases.read.library import Lookup

SECONDS = 60.0
"""Time for which a value that was found counts as present."""
MOST = 10_000


class CachedLookup:
    """A lookup that remembers the values that it found, and looks the others up each time."""

    def __init__(self, lookup: Lookup, now: Callable[[], float]) -> None:
        """Wrap a lookup; `now` gives seconds that never go back."""
        self._lookup = lookup
        self._now = now
        self._found: dict[tuple[FacetName, str], float] = {}

    def __call__(self, facet: FacetName, values: Sequence[str]) -> frozenset[str]:
        """Return which of the values occur in the index."""
        now = self._now()
        fresh = {value for value in values if self._found.get((facet, value), 0.0) > now}
        missing = [value for value in values if value not in fresh]
        found = self._lookup(facet, missing) if missing else frozenset[str]()
        if len(self._found) > MOST:
            self._found.clear()
        self._found |= dict.fromkeys(((facet, value) for value in found), now + SECONDS)
        return found | fresh
