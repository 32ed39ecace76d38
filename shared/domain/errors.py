"""Errors of the core, in the two families that decide what becomes of an upload."""

from datetime import datetime


class SummitryError(Exception):
    """Anything that Summitry itself raises; its message is fit for a person to read."""


class PermanentError(SummitryError):
    """What was given can never work: it goes to quarantine and is not tried again.

    Attributes:
        reason: a stable slug such as `unknown-format`, `too-large`, `bad-encoding`.
        detail: one sentence for people, naming what is wrong and what to do.
        until: when it may work after all (aware), or None where no time changes that.
    """

    def __init__(self, reason: str, detail: str, until: datetime | None = None) -> None:
        """Keep the slug beside the sentence."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.until = until


class TransientError(SummitryError):
    """Trying again later may work: the message is left to redelivery."""


class SearchUnavailable(TransientError):
    """The search engine is away, refuses connections or did not answer in time."""


class Throttled(TransientError):
    """A service asked to slow down (429, SlowDown, es_rejected_execution)."""


class StoreUnavailable(TransientError):
    """The object store is away or did not answer in time."""


class AnswerTooLarge(SummitryError):
    """The answer would hold more values than the engine counts at a time."""


class VersionConflict(SummitryError):
    """A newer pass has written already; the pass that meets this starts over."""
