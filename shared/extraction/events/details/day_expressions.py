"""The day of an event, where the text names one day; ranges and vague times give none."""

from datetime import date, timedelta
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses.cue_words import SAYING
from shared.extraction.text.words import Stretch, Words

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


def find_moments(words: Words, first: int, last: int) -> list[Moment]:
    """Dates among the tokens from `first` to `last`; days of saying so (`said Monday`) left out."""
    inside = Stretch(words, first, last)
    moments: list[Moment] = []
    done = first
    for at in range(first, last):
        word = words[at]
        if at < done or not (word in DATE_WORDS or _is_like_year(word)):
            continue
        moment = _moment_at(inside, at)
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
    plain = word.removesuffix("s")
    return len(plain) == _YEAR and plain.isascii() and plain.isdecimal()


def count_days(words: Words, at: int) -> int | None:
    """How many days the words before `at` count: `three days`; None where they count none."""
    if words.at(at - 1) not in ("day", "days"):
        return None
    return _COUNTS.get(words.at(at - 2))


def _moment_at(inside: Stretch, at: int) -> Moment | None:
    word = inside.at(at)
    if word in _NEAR_DAYS:
        return Moment(at, at + 1, shift=_NEAR_DAYS[word])
    if (word in _WEEKDAYS and len(word) > 3) or word in ("mon", "tue", "wed", "thu", "fri"):
        return _weekday_at(inside, at)
    if word in _MONTHS:
        return _month_at(inside, at)
    if word == "ago":
        days = count_days(inside.words, at)
        return Moment(at - 2, at + 1, shift=-days) if days else None
    if not _is_like_year(word):
        return None
    if word[-1] == "s":
        return Moment(at, at + 1, year=int(word[:_YEAR]) + 9)
    return _year_at(inside, at)


def _weekday_at(inside: Stretch, at: int) -> Moment:
    after = at + 1
    while inside.at(after) in (",", "."):
        after += 1
    if inside.at(after) in _MONTHS:
        return _month_at(inside, after)._replace(first=at)
    turn = inside.at(at - 1) if inside.at(at - 1) in ("last", "next", "past") else ""
    moment = Moment(at, at + 1, weekday=_WEEKDAYS[inside.at(at)], turn=turn)
    ranged = inside.at(at + 1) in (_TO | {"and"}) and inside.at(at + 2) in _WEEKDAYS
    return moment._replace(weekday=None, last=at + 3) if ranged else moment


def _month_at(inside: Stretch, at: int) -> Moment:
    """`September 3`, `September 3, 2025`, `3 September 2025`, `3rd of September`, `June 2017`."""
    month = _MONTHS[inside.at(at)]
    end = at + 1
    if inside.at(end) == "." and _is_day(inside.at(end + 1)):
        end += 1
    before = at - 2 if inside.at(at - 1) == "of" else at - 1
    day = None
    start = at
    if _is_day(inside.at(before)) and not _is_day(inside.at(end)):
        day, start = _number(inside.at(before)), before
    elif _is_day(inside.at(end)):
        day, end = _number(inside.at(end)), end + 1
    elif inside.at(at) in ("may", "march", "mar", "sun") and not _is_year(inside.at(end)):
        return Moment(at, end)
    if _is_range(inside, start, end):
        return Moment(start, end)
    year = None
    comma = end + 1 if inside.at(end) == "," else end
    if _is_year(inside.at(comma)):
        year, end = int(inside.at(comma)), comma + 1
    return Moment(start, end, year=year, month=month, day=day)


def _year_at(inside: Stretch, at: int) -> Moment | None:
    """`2025-09-03`, or a year alone after a preposition."""
    year = int(inside.at(at))
    iso = inside.between(at, at + 5)
    if len(iso) == 5 and iso[1] == iso[3] == "-" and _is_day(iso[2]) and _is_day(iso[4]):
        return Moment(at, at + 5, year=year, month=_number(iso[2]), day=_number(iso[4]))
    before = inside.words.at(at - 1)
    spans = before == "and" and _is_like_year(inside.words.at(at - 2))
    if 1000 < year < 2100 and (before in _BEFORE_YEAR or spans):
        return Moment(at, at + 1, year=year)
    return None


def _is_range(inside: Stretch, start: int, end: int) -> bool:
    ends = ((inside.at(end), inside.at(end + 1)), (inside.at(start - 1), inside.at(start - 2)))
    return any(link in _TO and (_is_day(other) or other in _MONTHS) for link, other in ends)


def _is_of_saying(words: Words, moment: Moment) -> bool:
    before = words.between(moment.first - 2, moment.first)
    return not SAYING.isdisjoint(before)


def _is_day(word: str) -> bool:
    plain = word[:-2] if word.endswith(_ORDINAL) else word
    return plain.isascii() and plain.isdigit() and len(plain) < 3 and 0 < int(plain) < 32


def _number(word: str) -> int:
    return int(word[:-2] if word.endswith(_ORDINAL) else word)


def _is_year(word: str) -> bool:
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
