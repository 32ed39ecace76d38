"""The day of an event, where the text names one day; ranges and vague times give none."""

from datetime import date, timedelta
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses.cue_words import (
    AUXILIARY,
    CLAUSE_MARKS,
    COORDINATE,
    EXPECTED,
    PAST_AUXILIARY,
    PERSONAL,
    PLANS,
    PREPOSITION,
    SAYING,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.thresholds import ALMOST_A_YEAR, SAYING_REACH
from shared.extraction.text.words import WordRange, Words

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
_NEAR_DAYS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_THIS_PART = {"this": 0, "last": -1}
_ORDINAL = ("st", "nd", "rd", "th")
_TO = frozenset({"-", "--", "to", "until", "through", "till"})
_FUTURE: frozenset[Status] = frozenset({"planned", "hypothetical"})
_BEFORE_YEAR = frozenset("in since of during early late until between from to".split())
_YEAR = 4
_DIGITS = frozenset("0123456789")
_COUNTS = {
    name: number
    for number, names in enumerate(
        ("a one 1", "two 2", "three 3", "four 4", "five 5", "six 6", "seven 7", "eight 8",
         "nine 9", "ten 10"),
        1,
    )
    for name in names.split()
}  # fmt: skip
_BEFORE_NOUN = frozenset("a an the his her its their this that 's".split())
_AFTER_DAY = PREPOSITION | COORDINATE | CLAUSE_MARKS | PERSONAL | AUXILIARY | {".", "to", "'s", ""}
DATE_WORDS = (
    frozenset({"ago"})
    | _PARTS_OF_DAY
    | frozenset(_MONTHS)
    | frozenset(_WEEKDAYS)
    | frozenset(_NEAR_DAYS)
)
"""Tokens that a date may hold; beside them only ISO dates and bare years."""


class DayExpression(NamedTuple):
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
        of_saying: True where it tells when somebody said so (`said Monday`).
        of_noun: True where it stands before the noun that it dates (`Monday's vote`).
        side: the status that the words beside it ask for (`was expected on Friday to`, `ahead of
            Friday's vote`); None where the event's own status tells past from future.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    turn: str = ""
    of_saying: bool = False
    of_noun: bool = False
    side: Status | None = None


def find_day_expressions(words: Words, first: int, last: int) -> list[DayExpression]:
    """Return dates from token `first` to `last`, in order, each with what it is of."""
    inside = WordRange(words, first, last)
    expressions: list[DayExpression] = []
    done = first
    places = enumerate(words[first:last], first)
    for at in [at for at, word in places if word in DATE_WORDS or word[0] in _DIGITS]:
        if at < done:
            continue
        expression = _expression_at(inside, at)
        if expression is None:
            continue
        expressions.append(_with_use(inside, expression))
        done = expression.last
    return expressions


def resolve(expression: DayExpression, published: date | None, status: Status) -> date | None:
    """Return the calendar day that a moment means, None where it means no single one.

    Args:
        expression: as the text has it.
        published: the article's day, or None.
        status: of the event; tells past from future.
    """
    status = expression.side or status
    if expression.shift is not None:
        return shifted(published, expression.shift) if published else None
    if expression.weekday is not None and expression.day is None:
        return _by_weekday(expression, published, status)
    if expression.month is None or expression.day is None:
        return None
    if expression.year is not None:
        return _day(expression.year, expression.month, expression.day)
    return _without_year(expression.month, expression.day, published, status)


def shifted(day: date, days: int) -> date | None:
    """Return the day so many days after another one; None outside of the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def may_be_of_date(word: str) -> bool:
    """Return whether a date may hold a word: a month, a day, a year."""
    return word in DATE_WORDS or (word[0] in _DIGITS and _is_like_year(word))


def _is_like_year(word: str) -> bool:
    """`1989`, or the decade `1980s`."""
    plain = word.removesuffix("s")
    return len(plain) == _YEAR and plain.isascii() and plain.isdecimal()


def count_days(words: Words, at: int) -> int | None:
    """Return how many days the words before `at` count: `three days`; None for no count."""
    if words.at(at - 1) not in ("day", "days"):
        return None
    return _COUNTS.get(words.at(at - 2))


def _expression_at(inside: WordRange, at: int) -> DayExpression | None:
    word = inside.at(at)
    if word in _NEAR_DAYS:
        return DayExpression(at, at + 1, shift=_NEAR_DAYS[word])
    if word in _PARTS_OF_DAY:
        shift = _THIS_PART.get(inside.at(at - 1))
        past = shift is None or (shift == -1 and word != "night")
        return None if past else DayExpression(at - 1, at + 1, shift=shift)
    if (word in _WEEKDAYS and len(word) > 3) or word in ("mon", "tue", "wed", "thu", "fri"):
        return _weekday_at(inside, at)
    if word in _MONTHS:
        return _month_at(inside, at)
    if word == "ago":
        days = count_days(inside.words, at)
        return DayExpression(at - 2, at + 1, shift=-days) if days else None
    if not _is_like_year(word):
        return None
    if word[-1] == "s":
        return DayExpression(at, at + 1, year=int(word[:_YEAR]) + 9)
    return _year_at(inside, at)


def _weekday_at(inside: WordRange, at: int) -> DayExpression:
    after = at + 1
    while inside.at(after) in (",", "."):
        after += 1
    if inside.at(after) in _MONTHS:
        return _month_at(inside, after)._replace(first=at)
    turn = inside.at(at - 1) if inside.at(at - 1) in ("last", "next", "past") else ""
    expression = DayExpression(at, at + 1, weekday=_WEEKDAYS[inside.at(at)], turn=turn)
    ranged = inside.at(at + 1) in (_TO | {"and"}) and inside.at(at + 2) in _WEEKDAYS
    return expression._replace(weekday=None, last=at + 3) if ranged else expression


def _month_at(inside: WordRange, at: int) -> DayExpression:
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
    elif inside.at(at) in ("may", "march", "mar", "sun") and not is_year(inside.at(end)):
        return DayExpression(at, end)
    if _is_range(inside, start, end):
        return DayExpression(start, end)
    year = None
    comma = end + 1 if inside.at(end) == "," else end
    if is_year(inside.at(comma)):
        year, end = int(inside.at(comma)), comma + 1
    return DayExpression(start, end, year=year, month=month, day=day)


def _year_at(inside: WordRange, at: int) -> DayExpression | None:
    """`2025-09-03`, or a year alone after a preposition."""
    year = int(inside.at(at))
    iso = inside.between(at, at + 5)
    if len(iso) == 5 and iso[1] == iso[3] == "-" and _is_day(iso[2]) and _is_day(iso[4]):
        return DayExpression(at, at + 5, year=year, month=_number(iso[2]), day=_number(iso[4]))
    before = inside.words.at(at - 1)
    spans = before == "and" and _is_like_year(inside.words.at(at - 2))
    during = before == "the" and inside.words.at(at - 2) in ("in", "during")
    owned = before in _BEFORE_NOUN and inside.words.at(at + 1) not in _AFTER_DAY
    if 1000 < year < 2100 and (before in _BEFORE_YEAR or spans or during or owned):
        return DayExpression(at, at + 1, year=year)
    return None


def _is_range(inside: WordRange, start: int, end: int) -> bool:
    ends = ((inside.at(end), inside.at(end + 1)), (inside.at(start - 1), inside.at(start - 2)))
    if any(link in _TO and (_is_day(other) or other in _MONTHS) for link, other in ends):
        return True
    pair = inside.at(start - 1) == "between" and inside.at(end) == "and"
    return pair or (inside.at(start - 1) == "and" and "between" in inside.between(start - 4, start))


def _with_use(inside: WordRange, expression: DayExpression) -> DayExpression:
    """Return the date with what it is of: a saying, a noun or an expectation."""
    words, first, last = inside.words, expression.first, expression.last
    return expression._replace(
        of_saying=_is_of_saying(words, first),
        of_noun=_is_of_noun(words, expression),
        side=_side(words, first, last),
    )


def _side(words: Words, first: int, last: int) -> Status | None:
    """Return on which side of the article's day the words before a date put it."""
    before = words.between(first - 2, first)
    if before == ["ahead", "of"]:
        return "planned"
    if PLANS.isdisjoint(before):
        return None
    if PAST_AUXILIARY.isdisjoint(words.between(first - 4, first)):
        decided = any(is_past(word) and word not in EXPECTED for word in before)
        return "occurred" if decided else "planned"
    return "occurred" if words.at(last) == "to" else None


def _is_of_saying(words: Words, first: int) -> bool:
    """Return whether a verb of saying stands before: `told reporters in Geneva on Friday`."""
    for at in range(first - 1, first - 1 - SAYING_REACH, -1):
        word = words.at(at)
        if word in SAYING:
            return True
        if word == "," or is_auxiliary(word) or is_past(word):
            return False
    return False


def _is_of_noun(words: Words, expression: DayExpression) -> bool:
    """Return whether a noun follows that the date describes: `Monday's vote`, `the June 4 raid`."""
    last = expression.last
    if words.at(last) in _PARTS_OF_DAY:
        last += 1
    if words.at(last) == "'s":
        return True
    return words.at(expression.first - 1) in _BEFORE_NOUN and words.at(last) not in _AFTER_DAY


def _is_day(word: str) -> bool:
    plain = word[:-2] if word.endswith(_ORDINAL) else word
    return plain.isascii() and plain.isdigit() and len(plain) < 3 and 0 < int(plain) < 32


def _number(word: str) -> int:
    return int(word[:-2] if word.endswith(_ORDINAL) else word)


def is_year(word: str) -> bool:
    """Return whether a word is a year of four digits."""
    return word.isascii() and word.isdigit() and len(word) == 4 and 1000 < int(word) < 2100


def _by_weekday(expression: DayExpression, published: date | None, status: Status) -> date | None:
    if published is None or expression.weekday is None:
        return None
    ahead = (expression.weekday - published.weekday()) % 7
    if expression.turn == "next" or (status in _FUTURE and expression.turn != "last"):
        return shifted(published, ahead or (7 if expression.turn else 0))
    back = -ahead % 7
    earlier = (expression.turn and back == 0) or (expression.turn == "last" and back == 1)
    return shifted(published, -(back + 7 if earlier else back))


def _without_year(month: int, day: int, published: date | None, status: Status) -> date | None:
    """Return the nearest such day on the side of the article's day that the status asks for.

    None where that is almost a year ago: `has sued over the election on November 5`, read in
    October, tells of an election to come.
    """
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    if status in _FUTURE:
        days = [found for found in days if found >= published]
    elif status != "denied":
        days = [found for found in days if found <= published]
    nearest = min(days, key=lambda found: abs(found - published), default=None)
    return nearest if nearest and (published - nearest).days < ALMOST_A_YEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
