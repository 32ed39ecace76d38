"""The times at which an object was stored and is read; dates and embargoes depend on them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Moments:
    """The times on which the reading of one object depends; both have a time zone.

    Attributes:
        stored: when the object was stored. No date of publication is more than a year later. The
            limit is not the present, so that the same object gives the same article on any day.
        now: when the object is read. An embargo holds until this time has passed its end.
    """

    stored: datetime
    now: datetime

    @classmethod
    def at(cls, now: datetime) -> "Moments":
        """Return the times of an object that is read as soon as it is stored."""
        return cls(now, now)

    @property
    def latest(self) -> date:
        """Return the last possible day of publication: a year after the object was stored."""
        return (self.stored + _AHEAD).date()
