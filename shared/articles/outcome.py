"""What a reader yields where a record gives no article."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One bad record among others; the rest of its object is read all the same.

    Attributes:
        position: number of the record in its object, from 0.
        reason: a stable slug, one of those docs/formats.md lists.
        detail: one sentence for people, naming what is wrong and what to do.
        until: when the record may be read after all (aware), or None where that changes nothing.
    """

    position: int
    reason: str
    detail: str
    until: datetime | None = None


type RecordOutcome = Article | Unreadable


def read_record(position: int, read: Callable[[], Article]) -> RecordOutcome:
    """Read one record, and give what is wrong with it in its place.

    An exception that nobody foresaw ends this record and no other.

    Args:
        position: number of the record in its object, from 0.
        read: gives its article.
    """
    try:
        with report_unexpected(f"record {position}", "unreadable"):
            return read()
    except PermanentError as error:
        return Unreadable(position, error.reason, error.detail, error.until)
