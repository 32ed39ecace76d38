"""One event told several times in an article becomes one, with all its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from shared.domain.annotations import Event, Status
from shared.extraction.events.details.roles import Roles, is_joint
from shared.extraction.events.sentence_events import EventReport
from shared.extraction.events.thresholds import (
    FAR_TELLING,
    LEAD_LENGTH,
    MOST_COMPARED,
    NEAR_TELLING,
)
from shared.vocabulary.events.tree import EventVocabulary

_KINDRED: tuple[frozenset[Status], ...] = (
    frozenset({"planned", "hypothetical"}),
    frozenset({"occurred", "ongoing"}),
)
# Who meets one and then another has met twice; who visits two countries makes two visits.
_OF_TWO = frozenset({"consult/meeting", "consult/phone"})
_VISIT = "consult/visit"
# Nobody plans or denies these: what a cue beside one such noun says is not of the event.
_HAPPENS = "disaster"
# Whoever sees one of these sees of which kind it is.
_SEEN = ("assault", "protest", "disaster")
# These go on for weeks: the day of the news is not theirs.
_LASTING = ("disaster/epidemic", "sanction/discontinue")
_ALIKE_FROM = -12
_OF_TYPE = {
    "disaster": 3,
    "election": 3,
    "commemorate": 3,
    "sanction": 2,
    "assault": 1,
    "coerce": 1,
    "consult": -2,
} | dict.fromkeys(("accuse", "request", "reject", "support", "threaten", "concede"), -1)


@dataclass(slots=True)
class _ReportGroup:
    """Candidates that tell of the same event."""

    type: str
    reports: list[EventReport] = field(default_factory=list)
    background: list[EventReport] = field(default_factory=list)

    def add(self, report: EventReport) -> None:
        """Take one more report; the longest of the types is that of the event."""
        self.reports.append(report)
        self.type = max(self.type, report.type, key=len)


class Candidate(NamedTuple):
    """What may be an event of the article.

    Attributes:
        event: as the record has it.
        type: of the tellings at their most specific, whether or not they prove the mode.
        best: the report that says most.
        reports: all that assert it; those that mention it where none does.
        background: further mentions.
    """

    event: Event
    type: str
    best: EventReport
    reports: list[EventReport]
    background: list[EventReport]


def merge(
    reports: Sequence[EventReport], vocabulary: EventVocabulary, news_day: date | None
) -> tuple[Candidate, ...]:
    """Join reports into candidates of events.

    Args:
        reports: of title and body, in order.
        vocabulary: for the labels.
        news_day: the day of what the headline tells, where the text gives it no other.

    Returns:
        Candidates in order of their first report.
    """
    asserted = _ReportGroups()
    mentioned = _ReportGroups()
    for report in reports:
        if report.asserted:
            group = asserted.find(report) or asserted.open(report)
            group.add(report)
    for report in reports:
        if report.asserted:
            continue
        known = asserted.find(report)
        if known is not None:
            known.background.append(report)
        else:
            group = mentioned.find(report) or mentioned.open(report)
            group.add(report)
    planned = _planned_sentences(asserted.all)
    return tuple(
        [_candidate(one, planned, vocabulary, news_day) for one in (*asserted.all, *mentioned.all)]
    )


class _ReportGroups:
    """Groups of reports, found by the upper type of their event."""

    def __init__(self) -> None:
        self.all: list[_ReportGroup] = []
        self._by_upper: dict[str, list[_ReportGroup]] = {}

    def find(self, report: EventReport) -> _ReportGroup | None:
        """Return the latest group that a report may belong to."""
        recent = self._by_upper.get(report.type.split("/")[0], [])
        return next((g for g in recent[: -MOST_COMPARED - 1 : -1] if _same(g, report)), None)

    def open(self, report: EventReport) -> _ReportGroup:
        """Return a new group for a report."""
        group = _ReportGroup(report.type)
        self.all.append(group)
        self._by_upper.setdefault(report.type.split("/")[0], []).append(group)
        return group


def _same(group: _ReportGroup, report: EventReport) -> bool:
    """Return whether no report of an event contradicts another one, and one shares something."""
    recent = group.reports[-MOST_COMPARED:]
    if not report.asserted and any(_mentions(one, report) for one in recent):
        return True
    if not _same_type(group.type, report.type):
        return False
    return not any(_contradict(one, report) for one in recent) and any(
        _likeness(one, report) > 0 for one in recent
    )


def _mentions(one: EventReport, other: EventReport) -> bool:
    """Return whether a sentence mentions what it asserts: `hold a parade to mark the parade`.

    Where the modes differ, two of three such pairs tell one event; a shared word tells which.
    `banned the party after arresting its leader` are two acts.
    """
    if (one.field, one.sentence) != (other.field, other.sentence):
        return False
    if _same_type(one.type, other.type):
        return True
    return _kindred(one.status, other.status) and not one.stems.isdisjoint(other.stems)


def _same_type(one: str, other: str) -> bool:
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


def _contradict(one: EventReport, other: EventReport) -> bool:
    if one.told and other.told and not _agree_on_status(one, other):
        return True
    if one.date and other.date and one.date != other.date:
        return True
    if _is_answer(one, other):
        return True
    if other.definite and not one.definite:
        return False
    if one.leaders and other.leaders:
        return not _meet(one, other)
    elsewhere = one.countries and other.countries
    return bool(elsewhere) and set(one.countries).isdisjoint(other.countries)


def _is_answer(one: EventReport, other: EventReport) -> bool:
    """Return whether who acts in one is acted upon in the other: accused, and accused in turn."""
    turned = not set(one.actors).isdisjoint(other.recipients) and _differ(one.actors, other.actors)
    return turned and not is_joint(one.type)


def _likeness(one: EventReport, other: EventReport) -> float:
    """Return how much speaks for one event in two reports that do not contradict, in points.

    The points are the rounded weights of a logistic regression over 1,374 pairs of reports of one
    upper type in annotated articles, times four; 0 is as likely one event as two
    ([ADR 0047](../../../docs/adr/0047-tellings-are-joined-by-points.md)).
    """
    points: float = _ALIKE_FROM + _OF_TYPE.get(one.type.split("/")[0], 0)
    points += 5 if one.type == other.type else 2
    same_word = not one.stems.isdisjoint(other.stems)
    points += 3 * same_word + 4 * other.definite + 2 * (other.definite and same_word)
    points += 15 * _overlap(one.content, other.content)
    points += 2 * (one.date is not None and one.date == other.date)
    points += 2 * (not _names_any(one)) + 2 * (not _names_any(other))
    points += 2 * (not set(one.leaders).isdisjoint(other.leaders))
    points += 5 * _is_headline_and_lead(one, other) + (not (one.told and other.told))
    if not other.definite:
        points -= 4 * _differ(one.actors, other.actors)
        points -= 2 * _differ(one.recipients, other.recipients)
    points -= 2 * (_has_more(one, other) and _has_more(other, one))
    return points + _nearness(one, other)


def _names_any(one: EventReport) -> bool:
    return bool(one.leaders or one.countries)


def _is_headline_and_lead(one: EventReport, other: EventReport) -> bool:
    """Return whether the headline tells one and the first sentences the other."""
    if one.field == other.field:
        return False
    body = one if one.field == "body" else other
    return body.sentence[0] < LEAD_LENGTH


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether both sides name somebody, and nobody in common."""
    return bool(one and other) and set(one).isdisjoint(other)


def _has_more(one: EventReport, other: EventReport) -> bool:
    leaders, countries = set(one.leaders) - set(other.leaders), set(one.countries)
    return bool(leaders or countries - set(other.countries))


def _nearness(one: EventReport, other: EventReport) -> int:
    gap = abs(one.sentence[0] - other.sentence[0])
    if one.field != other.field or gap < NEAR_TELLING:
        return 2
    return -2 if gap > FAR_TELLING else 0


def _meet(one: EventReport, other: EventReport) -> bool:
    """Return whether the leaders that two reports name may have taken part in one event."""
    first, second = set(one.leaders), set(other.leaders)
    if first.isdisjoint(second):
        return False
    if one.type in _OF_TWO and first - second and second - first:
        return False
    elsewhere = one.countries and other.countries and set(one.countries).isdisjoint(other.countries)
    return not (elsewhere and one.type == _VISIT)


def _agree_on_status(one: EventReport, other: EventReport) -> bool:
    """Return whether two told statuses may be of one event, as of a disaster any two may.

    A fire that broke out is told of too in `to prevent a fire` and `not the fire but the smoke`.
    """
    return one.type.startswith(_HAPPENS) or _kindred(one.status, other.status)


def _kindred(one: Status, other: Status) -> bool:
    return one == other or any(one in kin and other in kin for kin in _KINDRED)


def _planned_sentences(groups: Sequence[_ReportGroup]) -> set[tuple[str, int]]:
    """Return sentences that tell of a plan, which holds for all of them, by field and start.

    What a sentence denies, doubts, calls ongoing or dates long ago says nothing of the rest of it:
    on annotated articles the rest had that status once, and another one twelve times.
    """
    planned = [group for group in groups if _told(group) == "planned"]
    return {
        (one.field, one.sentence[0])
        for group in planned
        for one in (*group.reports, *group.background)
    }


def _told(group: _ReportGroup) -> Status | None:
    told = [one.status for one in group.reports if one.told]
    if group.type.startswith(_HAPPENS) and any(map(_has_happened, group.reports)):
        return "ongoing" if "ongoing" in told else "occurred"
    return next((status for status in told if status != "hypothetical"), next(iter(told), None))


def _has_happened(one: EventReport) -> bool:
    return one.status in ("occurred", "ongoing")


def _candidate(
    group: _ReportGroup,
    planned: set[tuple[str, int]],
    vocabulary: EventVocabulary,
    news_day: date | None,
) -> Candidate:
    reports = group.reports
    told = _told(group)
    heads = [one for one in reports if told is None or one.status == told]
    best = max(heads or reports, key=_weight)
    shared = (best.field, best.sentence[0]) in planned
    status = told or ("planned" if shared else best.status)
    day = _day(best, group)
    if day is None and status == "occurred" and any(map(_is_headline, reports)):
        day = news_day
    others = [one for one in (*reports, *group.background) if one is not best]
    kind = group.type if group.type.startswith(best.type + "/") else best.type
    sides = unite_roles(kind, [best, *(one for one in reports if one is not best)])
    whole = _proven_type(kind, best, [*reports, *group.background])
    event = Event(
        type=whole,
        label=vocabulary.types[whole].label,
        status=status,
        confidence=1.0,
        salience=0.0,
        date=day.isoformat() if day else None,
        leaders=tuple(dict.fromkeys(id for one in reports for id in one.leaders)),
        countries=tuple(dict.fromkeys(id for one in reports for id in one.countries)),
        actors=tuple(sides.actors),
        recipients=tuple(sides.recipients),
        field=best.field,
        trigger=best.trigger,
        sentence=best.sentence,
        evidence=tuple((one.field, *one.trigger) for one in others),
    )
    return Candidate(event, kind, best, reports, group.background)


def _proven_type(kind: str, best: EventReport, tellings: Sequence[EventReport]) -> str:
    """Return the mode if a telling proves it, else the upper type.

    Args:
        kind: of the tellings at their most specific.
        best: the report that says most. Where its words have no mode, it takes that of what another
            sentence asserts. What is seen to happen takes that of a mere mention too.
        tellings: all of the event.
    """
    upper = kind.split("/")[0]
    proofs = [one for one in tellings if one.type == kind and one.proven]
    if kind != best.type:
        proofs = [one for one in proofs if one.asserted or upper in _SEEN] if best.proven else []
    return kind if proofs else upper


def _day(best: EventReport, group: _ReportGroup) -> date | None:
    """Return the day that the best report gives, else another one, else a mention nearby.

    What a mention far away dates is often another event of the type.
    """
    near = [
        one
        for one in group.background
        if one.field == best.field and abs(one.sentence[0] - best.sentence[0]) < NEAR_TELLING
    ]
    return next((one.date for one in (best, *group.reports, *near) if one.date), None)


def _is_headline(one: EventReport) -> bool:
    """Return whether a headline tells it, so that it is the news of the day."""
    told = one.told or (one.asserted and not one.definite)
    return one.field == "title" and told and one.type not in _LASTING


def unite_roles(type_: str, reports: Sequence[EventReport]) -> Roles:
    """Return who acts and who is acted upon over all reports of an event.

    Args:
        type_: of the event.
        reports: of it, the one that says most first. Who is an actor in one and a recipient in
            another has the role of the first, unless the event is joint.
    """
    actors: dict[str, None] = {}
    recipients: dict[str, None] = {}
    joint = is_joint(type_)
    for one in reports:
        before = {*recipients}
        actors |= {id: None for id in one.actors if joint or id not in before}
        recipients |= {id: None for id in one.recipients if joint or id not in actors}
    return Roles([*actors], [*recipients])


def _weight(one: EventReport) -> tuple[bool, bool, int, bool]:
    """Return the report that says most; the first of equals."""
    return one.told, one.date is not None, len(one.leaders), one.field == "body"
