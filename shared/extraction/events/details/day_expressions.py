"""The day of an event, where the text names one day; ranges and vague times give none."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses.cue_words import SAYING

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_ORDINAL = ("st", "nd", "rd", "th")
_TO = frozenset({"-", "--", "to", "until", "through", "till"})
_FUTURE: frozenset[Status] = frozenset({"planned", "hypothetical"})
_BEFORE_YEAR = frozenset("in since of during early late until between from to".split())
_YEAR = 4
_COUNTS = {
    name: number
    for number, names in enumerate(
        ("a one 1", "two 2", "three 3", "four 4", "five 5", "six 6", "seven 7", "eight 8",
         "nine 9", "ten 10"),
        1,
    )
    for name in names.split()
}  # fmt: skip
DATE_WORDS = frozenset({"ago"}) | frozenset(_MONTHS) | frozenset(_WEEKDAYS) | frozenset(_NEAR_DAYS)
"""Tokens that a date may hold; beside them only ISO dates and bare years."""


class Moment(NamedTuple):
    """A date as the text writes it.

    Attributes:
        first: its first token.
        last: one past its last.
        year: None where the text leaves it out.
        month: None for a weekday or a day counted from today.
        day: None where only a month or a year is named.
        weekday: 0 for Monday, None where none is named.
        shift: days from the article's, for today and its like.
        turn: `last` or `next` before a weekday, else empty.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    turn: str = ""


def find_moments(words: Sequence[str], first: int, last: int) -> list[Moment]:
    """Dates among the tokens from `first` to `last`; days of saying so (`said Monday`) left out."""
    moments: list[Moment] = []
    done = first
    for at in range(first, last):
        word = words[at]
        if at < done or not (word in DATE_WORDS or _is_like_year(word)):
            continue
        moment = _moment_at(words, at, first, last)
        if moment is None:
            continue
        if not _is_of_saying(words, moment):
            moments.append(moment)
        done = moment.last
    return moments


def resolve(moment: Moment, published: date | None, status: Status) -> date | None:
    """The calendar day that a moment means, None where it means no single one.

    Args:
        moment: as the text has it.
        published: the article's day, or None.
        status: of the event; tells past from future.
    """
    if moment.shift is not None:
        return shifted(published, moment.shift) if published else None
    if moment.weekday is not None and moment.day is None:
        return _by_weekday(moment, published, status)
    if moment.month is None or moment.day is None:
        return None
    if moment.year is not None:
        return _day(moment.year, moment.month, moment.day)
    return _without_year(moment.month, moment.day, published, status)


def shifted(day: date, days: int) -> date | None:
    """The day so many days after another one; None where the calendar (years 1 to 9999) ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _is_like_year(word: str) -> bool:
    """`1989`, or the decade `1980s`."""
    plain = word[:-1] if word[-1] == "s" else word
    return len(plain) == _YEAR and plain.isascii() and plain.isdecimal()


def count_days(words: Sequence[str], at: int) -> int | None:
    """How many days the words before `at` count: `three days`; None where they count none."""
    if at < 2 or words[at - 1] not in ("day", "days"):
        return None
    return _COUNTS.get(words[at - 2])


def _moment_at(words: Sequence[str], at: int, first: int, last: int) -> Moment | None:
    word = words[at]
    if word in _NEAR_DAYS:
        return Moment(at, at + 1, shift=_NEAR_DAYS[word])
    if (word in _WEEKDAYS and len(word) > 3) or word in ("mon", "tue", "wed", "thu", "fri"):
        return _weekday_at(words, at, first, last)
    if word in _MONTHS:
        return _month_at(words, at, first, last)
    if word == "ago":
        days = count_days(words, at)
        return Moment(at - 2, at + 1, shift=-days) if days else None
    if not _is_like_year(word):
        return None
    if word[-1] == "s":
        return Moment(at, at + 1, year=int(word[:_YEAR]) + 9)
    return _year_at(words, at, last)


def _weekday_at(words: Sequence[str], at: int, first: int, last: int) -> Moment:
    after = at + 1
    while after < last and words[after] in (",", "."):
        after += 1
    if after < last and words[after] in _MONTHS:
        return _month_at(words, after, first, last)._replace(first=at)
    turn = words[at - 1] if at > first and words[at - 1] in ("last", "next", "past") else ""
    moment = Moment(at, at + 1, weekday=_WEEKDAYS[words[at]], turn=turn)
    ranged = at + 2 < last and words[at + 1] in (_TO | {"and"}) and words[at + 2] in _WEEKDAYS
    return moment._replace(weekday=None, last=at + 3) if ranged else moment


def _month_at(words: Sequence[str], at: int, first: int, last: int) -> Moment:
    """`September 3`, `September 3, 2025`, `3 September 2025`, `3rd of September`, `June 2017`."""
    month = _MONTHS[words[at]]
    end = at + 1
    if end < last and words[end] == "." and end + 1 < last and _is_day(words[end + 1]):
        end += 1
    before = at - 2 if at - 1 >= first and words[at - 1] == "of" else at - 1
    day = None
    start = at
    if before >= first and _is_day(words[before]) and not _is_day_after(words, end, last):
        day, start = _number(words[before]), before
    elif end < last and _is_day(words[end]):
        day, end = _number(words[end]), end + 1
    elif words[at] in ("may", "march", "mar", "sun") and not _is_year_after(words, end, last):
        return Moment(at, end)
    if _is_range(words, start, end, first, last):
        return Moment(start, end)
    year = None
    comma = end + 1 if end < last and words[end] == "," else end
    if _is_year_after(words, comma, last):
        year, end = int(words[comma]), comma + 1
    return Moment(start, end, year=year, month=month, day=day)


def _year_at(words: Sequence[str], at: int, last: int) -> Moment | None:
    """`2025-09-03`, or a year alone after a preposition."""
    year = int(words[at])
    iso = words[at : at + 5] if at + 5 <= last else ()
    if len(iso) == 5 and iso[1] == iso[3] == "-" and _is_day(iso[2]) and _is_day(iso[4]):
        return Moment(at, at + 5, year=year, month=_number(iso[2]), day=_number(iso[4]))
    before = words[at - 1] if at else ""
    spans = before == "and" and at > 1 and _is_like_year(words[at - 2])
    if 1000 < year < 2100 and (before in _BEFORE_YEAR or spans):
        return Moment(at, at + 1, year=year)
    return None


def _is_range(words: Sequence[str], start: int, end: int, first: int, last: int) -> bool:
    if (
        end + 1 < last
        and words[end] in _TO
        and (_is_day(words[end + 1]) or words[end + 1] in _MONTHS)
    ):
        return True
    return (
        start - 2 >= first
        and words[start - 1] in _TO
        and (_is_day(words[start - 2]) or words[start - 2] in _MONTHS)
    )


def _is_of_saying(words: Sequence[str], moment: Moment) -> bool:
    before = words[max(0, moment.first - 2) : moment.first]
    return not SAYING.isdisjoint(before)


def _is_day(word: str) -> bool:
    plain = word[:-2] if word.endswith(_ORDINAL) else word
    return plain.isascii() and plain.isdigit() and len(plain) < 3 and 0 < int(plain) < 32


def _number(word: str) -> int:
    return int(word[:-2] if word.endswith(_ORDINAL) else word)


def _is_day_after(words: Sequence[str], at: int, last: int) -> bool:
    return at < last and _is_day(words[at])


def _is_year_after(words: Sequence[str], at: int, last: int) -> bool:
    word = words[at] if at < last else ""
    return word.isascii() and word.isdigit() and len(word) == 4 and 1000 < int(word) < 2100


def _by_weekday(moment: Moment, published: date | None, status: Status) -> date | None:
    if published is None or moment.weekday is None:
        return None
    ahead = (moment.weekday - published.weekday()) % 7
    if moment.turn == "next" or (status in _FUTURE and moment.turn != "last"):
        return shifted(published, ahead or (7 if moment.turn else 0))
    return shifted(published, -((7 - ahead) % 7 or (7 if moment.turn else 0)))


def _without_year(month: int, day: int, published: date | None, status: Status) -> date | None:
    """The nearest such day on the side of the article's day that the status asks for."""
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    if status in _FUTURE:
        days = [found for found in days if found >= published]
    elif status != "denied":
        days = [found for found in days if found <= published]
    return min(days, key=lambda found: abs(found - published), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
