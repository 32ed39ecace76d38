"""The errors of the core, in two families: permanent ones and transient ones."""

from datetime import datetime


class SummitryError(Exception):
    """Any error that Summitry itself raises; its message is for people."""


class PermanentError(SummitryError):
    """An error that a retry does not change: the object goes to quarantine.

    Attributes:
        reason: a stable slug such as `unknown-format`, `too-large`, `bad-encoding`.
        detail: one sentence for people, naming what is wrong and what to do.
        until: when a retry may succeed (with time zone); None where no time changes that.
    """

    def __init__(self, reason: str, detail: str, until: datetime | None = None) -> None:
        """Keep reason, sentence and time."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.until = until


class TransientError(SummitryError):
    """An error that a later retry may change: the queue delivers the message again."""


class SearchUnavailable(TransientError):
    """The search engine is not reachable, refuses connections or did not answer in time."""


class SearchDeclined(SearchUnavailable):
    """The search engine did nothing of a request: no connection, 503, or an index is closed."""


class SearchRefused(SearchDeclined):
    """The search engine refuses our signature or role; an operator has to let it in."""


class WriteUnanswered(SearchUnavailable):
    """The search engine failed at a write of documents: it is away, or they are too much."""


class Throttled(TransientError):
    """A service asked to slow down (429, SlowDown, es_rejected_execution)."""


class StoreUnavailable(TransientError):
    """The object store is not reachable or did not answer in time."""


class AnswerTooLarge(SummitryError):
    """The answer would have more values than the engine counts at a time."""


class ObjectExists(SummitryError):
    """An object has the key already that another one was to get."""


class ObjectArchived(SummitryError):
    """The object has to be restored from an archive before it can be read."""


class VersionConflict(SummitryError):
    """A newer pass has written already; the older pass starts again."""
