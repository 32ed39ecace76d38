"""Times in UTC as ISO 8601 text, as manifests and reason files have them."""

from datetime import UTC, datetime
from math import ceil


def utc_time(seconds: float) -> str:
    """Return a time in seconds since 1970 as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def embargo_end(moment: datetime | None) -> str | None:
    """Return the end of an embargo as `utc_time` does, rounded up: at that second it is over."""
    return None if moment is None else utc_time(ceil(moment.timestamp()))
