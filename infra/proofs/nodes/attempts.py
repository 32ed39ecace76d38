"""What was tried, when, and whether it worked; and the longest time for which nothing did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

type Kind = Literal["page", "events", "article", "index write"]
"""What is tried: three requests of the API, and a pass of ingest over one key."""

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request, or one pass.

    Attributes:
        kind: what was tried.
        began: when, in seconds of a monotonic clock.
        ended: when the answer was there.
        failure: what went wrong; empty if nothing did.
    """

    kind: Kind
    began: float
    ended: float
    failure: str = ""


@dataclass(slots=True)
class Attempts:
    """All attempts of a run; several threads add to them.

    Attributes:
        made: in the order of their ends, as far as threads tell it.
    """

    made: list[Attempt] = field(default_factory=list)

    def add(self, attempt: Attempt) -> None:
        """Note an attempt."""
        self.made.append(attempt)

    def of(self, kind: Kind, begin: float = 0.0, end: float = float("inf")) -> Sequence[Attempt]:
        """Return those of a kind that ended within a time, in the order of their ends."""
        found = [each for each in self.made if each.kind == kind and begin <= each.ended < end]
        return sorted(found, key=lambda each: each.ended)

    def rate(self, kind: Kind, begin: float, end: float) -> float:
        """Return how many a second worked within a time."""
        return sum(not each.failure for each in self.of(kind, begin, end)) / (end - begin)

    def longest_failure(self, kind: Kind, begin: float, end: float) -> float:
        """Return the longest time within which each attempt of a kind failed, in seconds.

        It lasts from the beginning of the first that failed to the end of the first that worked.
        """
        return max(_failures(self.of(kind, begin, end), end), default=0.0)

    def longest_gap(self, kind: Kind, begin: float, end: float) -> float:
        """Return the longest time within which no attempt of a kind ended well, in seconds."""
        ends = [each.ended for each in self.of(kind, begin, end) if not each.failure]
        return max(late - early for early, late in zip([begin, *ends], [*ends, end], strict=True))


def _failures(attempts: Sequence[Attempt], end: float) -> Iterator[float]:
    """Yield the length of each run of failures; one that is not over lasts until `end`."""
    since: float | None = None
    for attempt in attempts:
        if attempt.failure:
            since = attempt.began if since is None else min(since, attempt.began)
        elif since is not None:
            yield attempt.ended - since
            since = None
    if since is not None:
        yield end - since
