"""Publication dates as sources write them, to ISO 8601 with the offset they gave."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


EARLIEST = date(1400, 1, 1)
"""Nothing that is news was published before; programs write years such as 1 for "no date"."""


def to_iso(value: object, latest: date) -> str | None:
    """Write a day or moment of publication in ISO 8601, or None where the value is none.

    Args:
        value: ISO 8601 in its basic or extended form, RFC 2822, or an English date such as
            `28 August 2025` or `August 28, 2025`. The offset is kept as given, and none is
            made up.
        latest: the last day that can be one; what lies after it or before EARLIEST is no date.
    """
    if not isinstance(value, str) or not (text := value.strip()) or len(text) > 64:
        return None
    written = _iso(text) or _mail(text) or _english(text)
    if written is None or not EARLIEST <= date.fromisoformat(written[:10]) <= latest:
        return None
    return written


def _iso(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _english(text: str) -> str | None:
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.search(text):
        month, day, year = found.groups()
    else:
        return None
    try:
        return date(int(year), _MONTHS[month[:3].lower()], int(day)).isoformat()
    except (KeyError, ValueError):
        return None
