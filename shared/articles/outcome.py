"""The outcome of reading one record: an article, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that gives no article; the other records of its object are read.

    Attributes:
        position: number of the record in its object, from 0.
        reason: a stable slug, one of those docs/formats.md lists.
        detail: one sentence for people, naming what is wrong and what to do.
        until: when the record can be read (with time zone); None where no time changes that.
    """

    position: int
    reason: str
    detail: str
    until: datetime | None = None


type RecordOutcome = Article | Unreadable


def read_record(position: int, read: Callable[[], Article]) -> RecordOutcome:
    """Read one record; return an Unreadable where that fails.

    An unexpected exception ends this record and no other.

    Args:
        position: number of the record in its object, from 0.
        read: returns its article.
    """
    try:
        with report_unexpected(f"record {position}", "unreadable"):
            return read()
    except PermanentError as error:
        return Unreadable(position, error.reason, error.detail, error.until)
