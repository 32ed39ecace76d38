"""When an object was stored and when it is read: what dates and embargoes are held against."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Moments:
    """The times that the reading of one object depends on; both are aware.

    Attributes:
        stored: when the object was put where it is. Dates are held against it and not against the
            present, so that the same object gives the same article on any day.
        now: when it is read. Embargoes are held against it.
    """

    stored: datetime
    now: datetime

    @classmethod
    def at(cls, now: datetime) -> "Moments":
        """Give the times of what is read as soon as it is there."""
        return cls(now, now)

    @property
    def latest(self) -> date:
        """The last day that can be a day of publication: a year after the object was stored."""
        return (self.stored + _AHEAD).date()
