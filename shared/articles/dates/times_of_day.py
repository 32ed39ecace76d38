"""The time of day and the offset that may follow a date."""

import re
from datetime import UTC, datetime, timedelta, timezone

# Abbreviations with one meaning, without those that have several (CST, IST, BST) or depend on the
# season (ET, PT).
_OFFSETS = {
    name: hours
    for names, hours in (
        ("Z UTC GMT UT WET", 0),
        ("CET MEZ WAT WEST", 1),
        ("CEST MESZ CAT SAST EET", 2),
        ("MSK EAT EEST TRT", 3),
        ("PKT", 5),
        ("WIB", 7),
        ("HKT SGT PHT AWST", 8),
        ("JST KST", 9),
        ("AEST", 10),
        ("AEDT", 11),
        ("NZST", 12),
        ("NZDT", 13),
        ("ADT BRT", -3),
        ("EDT", -4),
        ("EST CDT", -5),
        ("MDT", -6),
        ("MST PDT", -7),
        ("PST AKDT", -8),
        ("AKST", -9),
        ("HST", -10),
    )
    for name in names.split()
}
_AFTER_DATE = r"(?:T|[\s,;|·•@(–—-]{0,6}(?:at|um|à|a\slas|às|alle|kl\.?|ore|o)?[\s:]{0,3})"
_HALF = r"(?P<half>[ap])\.?m\b\.?"
_CLOCK = re.compile(
    rf"{_AFTER_DATE}(?:(?P<h>\d{{1,2}})(?P<between>[:.h])(?P<m>\d\d)(?::(?P<s>\d\d)"
    rf"(?:[.,](?P<f>\d{{1,9}}))?)?(?!\d)(?:\s?{_HALF})?"
    rf"|(?P<hour>\d{{1,2}})\s?{_HALF.replace('half', 'noon')})",
    re.IGNORECASE,
)
_HOUR_MARK = re.compile(r"\s?(?:Uhr|Hrs?|h)\b\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"[\s,(\[]{0,3}(?:(?P<name>[Zz]|[A-Z]{2,5})\b)?\s?"
    r"(?P<offset>(?P<sign>[+\u2212-])(?P<oh>\d{1,2})(?::?(?P<om>\d\d))?(?!\d))?"
)
_LOST_SIGN = re.compile(r"\s\d\d:?\d\d\b")  # a plus sign that was decoded to a space
_MOST_HOURS = 14  # hours; no time zone is further from UTC


def moment_after(day: datetime, text: str, start: int) -> datetime | None:
    """Read the time of day that follows a date.

    Args:
        day: midnight of the date.
        text: what the date stands in.
        start: where the date ends in it.

    Returns:
        The date with its time; with a time zone where the text has an unambiguous offset. None
        where no time follows or the time is ambiguous.
    """
    found = _CLOCK.match(text, start)
    if found is None:
        return None
    mark = _HOUR_MARK.match(text, found.end())
    end = mark.end() if mark else found.end()
    if found["between"] == "." and not (mark or found["half"] or not text[end:].strip()):
        return None  # 18.30 may be a price
    clock = _clock(found)
    return None if clock is None else _with_offset(day + clock, text, end)


def end_of_time(text: str, start: int) -> int:
    """Return where the time of day and offset after a date end; `start` where there is none.

    Args:
        text: what the date stands in.
        start: where the date ends in it.
    """
    found = _CLOCK.match(text, start)
    if found is None:
        return start
    mark = _HOUR_MARK.match(text, found.end())
    end = mark.end() if mark else found.end()
    zone = _ZONE.match(text, end)
    return zone.end() if zone and (zone["name"] or zone["offset"]) else end


def _clock(found: re.Match[str]) -> timedelta | None:
    hour = _hour(int(found["h"] or found["hour"]), (found["half"] or found["noon"] or "").lower())
    minute, second = int(found["m"] or 0), int(found["s"] or 0)
    if hour is None or minute > 59 or second > 60 or (hour == 24 and minute + second):
        return None
    micro = int((found["f"] or "").ljust(6, "0")[:6])
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=micro)


def _hour(hour: int, half: str) -> int | None:
    """Return an hour of the 12-hour clock as an hour of the 24-hour clock."""
    if half and not 1 <= hour <= 12:
        return hour if half == "p" and hour < 24 else None
    return hour % 12 + (12 if half == "p" else 0) if half else hour if hour <= 24 else None


def _with_offset(moment: datetime, text: str, start: int) -> datetime | None:
    found = _ZONE.match(text, start)
    if found is None or (not found["name"] and not found["offset"]):
        return None if _LOST_SIGN.match(text, start) else moment
    name, offset = (found["name"] or "UTC").upper(), found["offset"]
    if offset and _OFFSETS.get(name) == 0:
        hours, minutes = int(found["oh"]), int(found["om"] or 0)
        if hours > _MOST_HOURS or minutes > 59:
            return None
        shift = timedelta(hours=hours, minutes=minutes)
        return moment.replace(tzinfo=timezone(shift if found["sign"] == "+" else -shift))
    if name in _OFFSETS:
        shift = timedelta(hours=_OFFSETS[name])
        return moment.replace(tzinfo=timezone(shift) if shift else UTC)
    return moment
