"""When an event is: the day that its clause names, and whether it is history by then."""

from collections.abc import Sequence
from datetime import date

from shared.domain.annotations import Status
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import LONG_AGO, WILL
from shared.extraction.events.details.day_expressions import (
    DayExpression,
    count_days,
    find_day_expressions,
    resolve,
    shifted,
)
from shared.extraction.events.thresholds import LONG_PAST_DAYS
from shared.extraction.text.words import Words


def date_and_status(
    words: Words,
    clauses: Sequence[Clause],
    at: int,
    status: Status,
    published: date | None,
) -> tuple[date | None, Status]:
    """Return the day of an event and its status, which a day long past turns into history.

    Args:
        words: folded tokens of the field.
        clauses: of the sentence.
        at: index of the event's clause.
        status: what the words around the trigger tell.
        published: the article's day, or None.
    """
    clause = clauses[at]
    expressions = find_day_expressions(words, clause.start, clause.end)
    ahead = status == "denied" and not WILL.isdisjoint(words[clause.start : clause.end])
    side: Status = "planned" if ahead else status
    days = {day for expression in expressions if (day := resolve(expression, published, side))}
    day = days.pop() if len(days) == 1 else None
    if status in ("occurred", "ongoing") and _is_long_past(
        words, clause, expressions, day, published
    ):
        return day, "historical"
    if not expressions and clause.kind == "adverbial":
        day = _day_beside(words, clause, clauses[clause.parent], status, published)
    elif not expressions and clause.kind == "coordinate":
        day = _day_before(words, clauses[clause.parent], status, published)
    return day, status


def _day_before(
    words: Words, before: Clause, status: Status, published: date | None
) -> date | None:
    """Return the day that two predicates share: seized power on Monday and detained."""
    ahead = not WILL.isdisjoint(words[before.start : before.end])
    if ahead != (status == "planned") or status not in ("planned", "occurred"):
        return None
    expressions = find_day_expressions(words, before.start, before.end)
    days = {day for expression in expressions if (day := resolve(expression, published, status))}
    return days.pop() if len(days) == 1 else None


def _day_beside(
    words: Words, clause: Clause, beside: Clause, status: Status, published: date | None
) -> date | None:
    """Return the day of what came hours before, or two days after, what the main clause dates."""
    sign = {"after": -1, "before": 1}.get(words[clause.start])
    unit = words.at(clause.start - 1)
    count = 0 if unit in ("minutes", "hours", "hour") else count_days(words, clause.start)
    day = _day_before(words, beside, status, published)
    return shifted(day, sign * count) if sign and day and count is not None else None


def _is_long_past(
    words: Words,
    clause: Clause,
    expressions: Sequence[DayExpression],
    day: date | None,
    published: date | None,
) -> bool:
    """Return whether the clause places the event before the news: more than a year ago."""
    years = [expression.year for expression in expressions if expression.year]
    if published is None:
        return bool(years) and day is None
    if day is not None:
        return (published - day).days > LONG_PAST_DAYS
    if years:
        return max(years) < published.year - 1
    inside = words[clause.start : clause.end]
    return not LONG_AGO.isdisjoint(inside) and "years" in inside
