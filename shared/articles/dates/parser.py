"""A parser of publication dates: from the forms that sources write to ISO 8601."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape

from shared.articles.dates.calendar_names import month_number, weekdays
from shared.articles.dates.times_of_day import moment_after

EARLIEST = date(1400, 1, 1)
"""No news was published before this day; programs write years such as 1 for "no date"."""
_LONGEST = 500
_SECONDS = re.compile(r"\d{10}(?:\.\d{1,6})?")
_MILLISECONDS = re.compile(r"\d{13}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(?=\D|$)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORD = r"(?P<month>[^\W\d_]{3,12})"
_DAY = r"(?<![\d.,:/-])(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?![\d])"
# Each shape can be read in one way only. Numbers with dots have the day first, because no country
# that writes the month first uses dots. Slashes and hyphens do not tell which number is the month.
# A year of two figures is read only with a day of the week that fits.
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<![\d.,:/-])(?P<year>\d{4})(?P<by>[-/.])\s?(?P<month>\d{1,2})(?P=by)\s?"
        r"(?P<day>\d{1,2})(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|er|[.ºª])?[\s/-]{{0,2}}(?:(?:de|of)\s)?{_WORD}[.,]{{0,2}}"
        rf"[\s/-]{{1,2}}(?:del?\s)?{_YEAR}",
        rf"(?<![^\W_]){_WORD}\.?[\s-](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,2}}|[\s-]{{1,2}}){_YEAR}",
        rf"(?<!\d)(?P<year>\d{{4}})[\s-]{_WORD}[\s-](?P<day>\d{{1,2}})(?!\d)",
        rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        r"(?<![^\W_])(?P<weekday>[^\W\d_]{2,10})[.,]{0,2}\s(?P<day>\d{1,2})\.(?P<month>\d{1,2})\."
        r"(?P<year>\d\d)(?![\d.])",
        r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]?",
        rf"(?<![\d.,:/-])(?P<one>\d{{1,2}})(?P<by>[-/])(?P<other>\d{{1,2}})(?P=by){_YEAR}",
    )
)
# The format of Unix and Java, in which the year follows the time.
_YEAR_LAST = re.compile(
    r"\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (?:([A-Z]{3,4}|GMT[+-]\d\d:\d\d) )?(\d{4})$"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text.

    Attributes:
        iso: the day or moment in ISO 8601.
        start: where the day begins in the text.
        end: where the day ends; the time of day, if any, comes after.
    """

    iso: str
    start: int
    end: int


def to_iso(value: object, latest: date) -> str | None:
    """Write a day or moment of publication in ISO 8601, or None where the value is none.

    Args:
        value: a text in which a date stands as `find_date` reads it or without separators
            (`20250828T1000Z`), or a number: seconds or milliseconds since 1970.
        latest: the last possible day; a day after it or before EARLIEST is no date.
    """
    text = _text(value)
    if not text or len(text) > _LONGEST:
        return None
    moment = _iso(text) or _since_1970(text) or _compact(text)
    if moment is not None:
        return _bounded(moment, latest)
    found = find_date(_YEAR_LAST.sub(r"\2 \1 \5 \3 \4", text), latest)
    return found.iso if found else None


def find_date(text: str, latest: date) -> FoundDate | None:
    """Find the first date in a short text, such as a byline or the line below a headline.

    The accepted forms are `2025-08-28` (also with `/` or `.`), `28 August 2025`,
    `August 28th, 2025`, `28.8.2025` and `2025年8月28日`. With hyphens or slashes, day and month may
    have either order only if one of the two is larger than 12. The names of months are those of
    `shared.articles.dates.calendar_names`. A time of day after the date is read with its offset. An
    ambiguous time or offset is left out.

    Args:
        text: only the first 500 code points are read.
        latest: the last day that can be a day of publication.
    """
    dates = (_read(found, latest) for found in _candidates(text[:_LONGEST]))
    return next((found for found in dates if found), None)


def _text(value: object) -> str:
    if isinstance(value, float):
        value = f"{value:.0f}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return unescape(str(value)).strip()


def _iso(text: str) -> date | datetime | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return None


def _since_1970(text: str) -> datetime | None:
    if _SECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=int(text))
    if _MILLISECONDS.fullmatch(text):
        return _EPOCH + timedelta(milliseconds=int(text))
    return None


def _compact(text: str) -> date | datetime | None:
    found = _COMPACT.match(text)
    if found is None:
        return None
    day = _midnight(*found.group(1, 2, 3))
    if day is None or day.date() == date.max:
        return None
    clock = f"{found[4]}:{found[5]}:{found[6] or '00'}{text[found.end() :]}" if found[4] else ""
    return moment_after(day, clock, 0) or day.date()


def _candidates(text: str) -> list[re.Match[str]]:
    found = [match for shape in _SHAPES for match in shape.finditer(text)]
    return sorted(found, key=lambda match: match.start())


def _read(found: re.Match[str], latest: date) -> FoundDate | None:
    parts = found.groupdict()
    day, month = _day_and_month(parts)
    midnight = _midnight(parts["year"], month, day)
    if midnight and parts.get("weekday"):
        midnight = _in_this_century(midnight, parts["weekday"])
    if midnight is None or not EARLIEST <= midnight.date() <= latest:
        return None
    moment = moment_after(midnight, found.string, found.end()) or midnight.date()
    iso = _bounded(moment, latest)
    return FoundDate(iso, found.start(), found.end()) if iso else None


def _in_this_century(midnight: datetime, weekday: str) -> datetime | None:
    full = _midnight(midnight.year + 2000, midnight.month, midnight.day)
    return full if full and full.weekday() in weekdays(weekday) else None


def _day_and_month(parts: dict[str, str]) -> tuple[str | int, str | int]:
    """Return day and month; both are 0 where either order is possible."""
    if "one" in parts:
        one, other = int(parts["one"]), int(parts["other"])
        sure = one == other or max(one, other) > 12
        return (max(one, other), min(one, other)) if sure else (0, 0)
    month = parts["month"]
    return parts["day"], month if month.isdigit() else month_number(month) or 0


def _midnight(year: str | int, month: str | int, day: str | int) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day))
    except ValueError:
        return None


def _bounded(moment: date | datetime, latest: date) -> str | None:
    day = moment.date() if isinstance(moment, datetime) else moment
    if not EARLIEST <= day <= latest or _is_zero(moment):
        return None
    return moment.isoformat()


def _is_zero(moment: date | datetime) -> bool:
    """Return whether the time is the first moment of 1970, which programs write for "no date"."""
    if not isinstance(moment, datetime):
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) == _EPOCH
