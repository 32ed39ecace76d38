"""When an event is: the day that its sentence names, and whether it is history by then."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    AGES,
    ATTRIBUTING,
    EXPECTED,
    LONG_AGO,
    NOT_PARTICIPLE,
    OTHER_DAY,
    PREPOSITION,
    PRESENT_BE,
    PRESENT_PERFECT,
    SAYING,
    WAS,
    WILL,
)
from shared.extraction.events.clauses.day_expressions import (
    DayExpression,
    count_days,
    resolve,
    shifted,
)
from shared.extraction.events.clauses.verbs import is_past
from shared.extraction.events.thresholds import (
    AUXILIARY_REACH,
    DATED_NOUN_REACH,
    LONG_PAST_DAYS,
    OPENING_LENGTH,
    PLANNED_BACK_DAYS,
    VERB_GROUP_REACH,
)
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.words import Words

SPEECH_ACTS = ("accuse", "reject", "request", "threaten", "support", "concede")
"""Upper types of acts that one mostly does by saying so: the day of the saying is their day."""
_WITHIN = frozenset({"at", "in", "during"})
_UNTIL = frozenset({"through", "until", "till"})
_APART = frozenset({"ahead", "before", "after", "since"})
_AT_ONCE = frozenset({"when", "during"})
_TOLD_AT_ONCE = frozenset({"when", "where"})
_TO_COME = WILL | {"be", "to"}
_EARLY_OR_LATE = frozenset({"early", "late", "earlier", "later"})


class _Sentence(NamedTuple):
    """What dating reads of a sentence.

    Attributes:
        words: folded tokens of the field.
        clauses: of the sentence.
        expressions: its dates, in order.
        published: the article's day, or None.
    """

    words: Words
    clauses: Sequence[Clause]
    expressions: Sequence[DayExpression]
    published: date | None

    def inside(self, clause: Clause) -> list[DayExpression]:
        """Return the dates of a clause."""
        return [one for one in self.expressions if clause.start <= one.first < clause.end]

    def only_day(self, expressions: Iterable[DayExpression], status: Status) -> date | None:
        """Return the day that dates mean; None where they mean none or several."""
        return _only_day(expressions, self.published, status)


def date_and_status(
    annotated: AnnotatedField,
    clauses: Sequence[Clause],
    match: TriggerMatch,
    status: Status,
    published: date | None,
) -> tuple[date | None, Status]:
    """Return the day of an event and its status, which a day long past turns into history.

    Args:
        annotated: the field.
        clauses: of the sentence.
        match: the trigger.
        status: what the words around the trigger tell.
        published: the article's day, or None.
    """
    words = annotated.tokens.words
    found = annotated.days(clauses[0].start, clauses[-1].end)
    sentence = _Sentence(words, clauses, found, published)
    clause = clauses[match.clause]
    own = _own(sentence, match, status)
    ahead = status == "denied" and not WILL.isdisjoint(words[clause.start : clause.end])
    day = sentence.only_day(own, "planned" if ahead else status)
    if status == "planned" and _was_planned(words, match):
        day = _just_past(sentence, own) or day
    past = _years_told(sentence, match, own)
    long_past = not _reaches_now(words, match) and _is_long_past(
        words, clause, past, day, published
    )
    if status in ("occurred", "ongoing") and long_past:
        return day, "historical"
    if not own:
        day = _day_elsewhere(sentence, match, status)
    return day, status


def _own(sentence: _Sentence, match: TriggerMatch, status: Status) -> list[DayExpression]:
    """Return the dates of the event's clause that are not those of a saying or of another noun."""
    clause = sentence.clauses[match.clause]
    inside = sentence.inside(clause)
    described = [one for one in inside if one.of_noun and _describes(one, match)]
    if described:
        return described
    return [
        one
        for one in inside
        if (sentence.words[match.first] in SAYING or not _is_of_saying(sentence.words, clause, one))
        and not _is_of_decision(sentence.words, one, match, status)
        and not _is_of_other_time(sentence.words, one, match)
        and sentence.words.at(one.first - 1) not in _UNTIL
        and not (
            one.of_noun and _WITHIN.isdisjoint(sentence.words.between(one.first - 2, one.first))
        )
    ]


def _was_planned(words: Words, match: TriggerMatch) -> bool:
    """Return whether it was a plan by then: `was to be signed`, `were due to meet`."""
    near = words.between(match.first - VERB_GROUP_REACH, match.first)
    return not WAS.isdisjoint(near) and WILL.isdisjoint(near)


def _just_past(sentence: _Sentence, own: Sequence[DayExpression]) -> date | None:
    """Return the day of the month that a plan of then names, where it has just gone by."""
    dated = [one for one in own if one.day is not None]
    day = sentence.only_day(dated, "occurred")
    published = sentence.published
    near = day and published and (published - day).days <= PLANNED_BACK_DAYS
    return day if near else None


def _only_day(
    expressions: Iterable[DayExpression], published: date | None, status: Status
) -> date | None:
    found = (resolve(expression, published, status) for expression in expressions)
    days = {day for day in found if day}
    return days.pop() if len(days) == 1 else None


def _describes(one: DayExpression, match: TriggerMatch) -> bool:
    gap = match.first - one.last
    return gap == 0 or (match.form == "noun" and 0 < gap <= DATED_NOUN_REACH)


def _is_of_saying(words: Words, clause: Clause, one: DayExpression) -> bool:
    """Return whether a date belongs to the saying before: `said | in a statement on Friday he`."""
    if one.of_saying or clause.kind != "speech":
        return one.of_saying
    start = clause.start
    begins = start == one.first or words[start] in PREPOSITION or words[start] in _EARLY_OR_LATE
    return begins and one.last < clause.end and "," not in words[start : one.first]


def _is_within(words: Words, one: DayExpression) -> bool:
    """Return whether the event is part of what the date describes: `in Monday's debate`."""
    return not _WITHIN.isdisjoint(words.between(one.first - 2, one.first))


def _is_of_decision(words: Words, one: DayExpression, match: TriggerMatch, status: Status) -> bool:
    """Return whether a date is of the verb before: `decided on Monday that troops leave`.

    What is still to come does not have the day of a past verb either: `agreed Monday to meet`,
    `voted on Monday to seek a truce`.
    """
    if words.at(one.last) == "that" and match.first > one.last:
        return True
    if status not in ("planned", "hypothetical"):
        return False
    verb = one.first - 2 if words.at(one.first - 1) == "on" else one.first - 1
    decided = is_past(words.at(verb)) and words.at(verb) not in EXPECTED
    to_come = not _TO_COME.isdisjoint(words.between(verb - AUXILIARY_REACH, verb))
    return decided and not to_come and not match.first <= verb < match.last


def _is_of_other_time(words: Words, one: DayExpression, match: TriggerMatch) -> bool:
    """Return whether the noun is before or after the date: `met on Monday after talks`."""
    return match.form == "noun" and not _APART.isdisjoint(words.between(one.last, match.first))


def _day_elsewhere(sentence: _Sentence, match: TriggerMatch, status: Status) -> date | None:
    """Return the day that another clause gives to an event without a day of its own."""
    clause = sentence.clauses[match.clause]
    if clause.kind != "main" and not OTHER_DAY.isdisjoint(
        sentence.words[clause.start : clause.end]
    ):
        return None
    before = sentence.clauses[clause.parent]
    day = None
    start = sentence.words[clause.start]
    if clause.kind == "adverbial" and start not in _AT_ONCE:
        day = _day_beside(sentence, clause, before, status)
    elif clause.kind in ("coordinate", "participial") or start in _TOLD_AT_ONCE:
        day = _day_before(sentence, before, status)
    day = day or _day_at_once(sentence, match, status)
    return day or _day_of_report(sentence, match, status)


def _day_at_once(sentence: _Sentence, match: TriggerMatch, status: Status) -> date | None:
    """Return the day of a circumstance: `pleaded guilty when she appeared on Monday`."""
    near = sentence.clauses[max(0, match.clause - 1) : match.clause + 2]
    beside = [
        one
        for clause in near
        if clause.kind == "adverbial" and sentence.words[clause.start] in _AT_ONCE
        for one in sentence.inside(clause)
        if not one.of_saying
    ]
    return sentence.only_day(beside, status)


def _day_before(sentence: _Sentence, before: Clause, status: Status) -> date | None:
    """Return the day that two predicates share: seized power on Monday and detained."""
    ahead = not WILL.isdisjoint(sentence.words[before.start : before.end])
    if ahead != (status == "planned") or status not in ("planned", "occurred"):
        return None
    inside = [one for one in sentence.inside(before) if not one.of_saying and not one.of_noun]
    return sentence.only_day(inside, status)


def _day_beside(sentence: _Sentence, clause: Clause, beside: Clause, status: Status) -> date | None:
    """Return the day of what came hours before, or two days after, what the main clause dates."""
    words = sentence.words
    sign = {"after": -1, "before": 1}.get(words[clause.start])
    unit = words.at(clause.start - 1)
    count = 0 if unit in ("minutes", "hours", "hour") else count_days(words, clause.start)
    day = _day_before(sentence, beside, status)
    return shifted(day, sign * count) if sign and day and count is not None else None


def _day_of_report(sentence: _Sentence, match: TriggerMatch, status: Status) -> date | None:
    """Return the day of the saying, where one acts by it or tells what one has just done.

    `He rejected the offer, he said on Monday`; `It has imposed sanctions, it said on Friday`.
    """
    if status != "occurred":
        return None
    words, clause = sentence.words, sentence.clauses[match.clause]
    before = words.between(match.first - AUXILIARY_REACH, match.first)
    just_done = not PRESENT_PERFECT.isdisjoint(before)
    if not just_done and not match.trigger.type.startswith(SPEECH_ACTS):
        return None
    if any(not _is_of_saying(words, clause, one) for one in sentence.inside(clause)):
        return None
    saying = [
        one
        for other in sentence.clauses
        for one in sentence.inside(other)
        if _is_of_saying(words, other, one)
        or not (ATTRIBUTING if other.kind == "source" else SAYING).isdisjoint(
            words[other.start : other.end]
        )
    ]
    return sentence.only_day((one for one in saying if not one.of_noun), status)


def _years_told(
    sentence: _Sentence, match: TriggerMatch, own: Sequence[DayExpression]
) -> list[int]:
    """Return the years that the text gives to an event.

    Another verb between them keeps a year: `accused of hacking a party in 2016`. One that opens
    the sentence holds for all of it: `In 2007, when he was mayor, he was arrested`.
    """
    words, first = sentence.words, sentence.clauses[0]
    opens = words[first.start] == "in" and first.end - first.start <= OPENING_LENGTH
    fronted = sentence.inside(first) if opens and match.clause > 0 else []
    return [
        one.year
        for one in (*own, *fronted)
        if one.year
        and (not one.of_noun or _describes(one, match))
        and not any(_is_verb(words, at) for at in range(match.last, one.first))
    ]


def _is_verb(words: Words, at: int) -> bool:
    before = words.at(at - 1)
    gerund = words[at].endswith("ing") and (before in PREPOSITION or before.endswith("ly"))
    return is_past(words[at]) or (gerund and words[at] not in NOT_PARTICIPLE)


def _reaches_now(words: Words, match: TriggerMatch) -> bool:
    """Return whether a tense tells of the present: `has been investigating the vote of 2016`."""
    near = words.between(match.first - AUXILIARY_REACH, match.first)
    now = not PRESENT_PERFECT.isdisjoint(near) or not PRESENT_BE.isdisjoint(near)
    return now and words[match.first].endswith("ing")


def _is_long_past(
    words: Words,
    clause: Clause,
    years: Sequence[int],
    day: date | None,
    published: date | None,
) -> bool:
    """Return whether the clause places the event before the news: more than a year ago."""
    if published is None:
        return bool(years) and day is None
    if day is not None:
        return (published - day).days > LONG_PAST_DAYS
    if years:
        return max(years) < published.year - 1
    inside = words[clause.start : clause.end]
    if "ago" in inside and not AGES.isdisjoint(inside):
        return True
    return not LONG_AGO.isdisjoint(inside) and "years" in inside
