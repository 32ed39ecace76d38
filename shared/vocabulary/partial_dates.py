"""Partial dates, as the data files have them: `2014`, `2014-09` or `2014-09-30`."""

from calendar import monthrange
from datetime import date


def first_day(text: str) -> date:
    """Return the earliest day that the text may mean.

    Raises:
        ValueError: it is not a day, month or year.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the latest day that the text may mean.

    Raises:
        ValueError: it is not a day, month or year.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [int(part) for part in [*parts, "0", "0"][:3]]
    date(year, month if len(parts) > 1 else 1, day if len(parts) > 2 else 1)
    return year, month, day
