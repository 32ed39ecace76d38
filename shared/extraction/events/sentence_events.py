"""Events as single sentences tell them, before one event told twice becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from shared.domain.annotations import Field, Span, Status
from shared.extraction.events.annotated_field import AnnotatedField, ParsedSentence, stems
from shared.extraction.events.assertion.distance import is_reduced
from shared.extraction.events.assertion.governors import AssessedStatus
from shared.extraction.events.assertion.status import assess_status
from shared.extraction.events.assertion.trigger_ranking import RankedMatch, rank
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    DEFINITE,
    HAVE,
    NOW,
    PERSONAL,
    PRESENT_PERFECT,
    WAS,
)
from shared.extraction.events.clauses.verbs import is_past
from shared.extraction.events.details.event_date import SPEECH_ACTS, date_and_status
from shared.extraction.events.details.participants import find_participants, without_distant
from shared.extraction.events.details.roles import find_roles
from shared.extraction.events.details.story_day import (
    day_going_on,
    day_of_wire,
    day_said_before,
    names_other_day,
    news_day,
)
from shared.extraction.events.details.telling_features import QUOTED, telling_features
from shared.extraction.events.thresholds import ACRONYM_LETTERS, AUXILIARY_REACH
from shared.extraction.events.triggers.trigger_matches import (
    TriggerMatch,
    find_trigger_matches,
    proves_mode,
)
from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.text.furniture import is_furniture
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import EventVocabulary

NOBODY = "nobody who makes news in the sentence"
_NEEDS_NO_ACTOR = ("assault", "protest", "coerce/arrest", "election", "commemorate", "disaster")
# Who refuses may have done so long before: its day is not that of the news.
_ONCE = "reject"
# Their verbs are everyday words of sport, stage and trade: attack, shoot, back, meet, release.
NEEDS_POWER = (
    "agree",
    "assault",
    "concede",
    "consult",
    "mobilize",
    "protest",
    "reject",
    "retreat",
    "support",
    "threaten",
)


@dataclass(slots=True)
class EventReport:
    """An event as one sentence tells it.

    Attributes:
        type: event type id.
        status: what the sentence says of it.
        told: True where the status is told rather than assumed.
        date: the day, or None.
        leaders: ids, in order of appearance.
        countries: ids, in order of appearance.
        actors: ids of those of them who do it.
        recipients: ids of those of them to whom it is done.
        field: where it stands.
        trigger: span of the words that tell of it.
        sentence: span of its sentence.
        proven: True where the words around the trigger prove its mode, or it needs no proof.
        asserted: False where the sentence mentions it by the way.
        definite: True for a noun that refers back: the parade, this visit.
        perfect: True for a perfect tense, which tells of no one time: has condemned.
        narrates: True for a past tense of a main clause, by which a story goes on: he then met.
        other_day: True where its clause tells of another day than the news: last week, for months.
        stems: how the words of the trigger begin, which their forms and kin share.
        content: the same of the other words of its sentence, but for those of every sentence.
        features: what the sentence shows of it, for the ranking.
    """

    type: str
    status: Status
    told: bool
    date: date | None
    leaders: list[str]
    countries: list[str]
    actors: list[str]
    recipients: list[str]
    field: Field
    trigger: Span
    sentence: Span
    proven: bool
    asserted: bool
    definite: bool
    perfect: bool
    narrates: bool
    other_day: bool
    stems: frozenset[str]
    content: frozenset[str]
    features: frozenset[str]


def find_reports(
    annotated: AnnotatedField,
    published: date | None,
    vocabulary: EventVocabulary,
    trigger_starts: TriggerStarts,
) -> list[EventReport]:
    """Return the events of one field, sentence by sentence."""
    hits = trigger_starts.find(annotated.tokens.words)
    found: list[EventReport] = []
    here = 0
    before = (0, 0)
    news = news_day(annotated, published)
    for number, (first, last) in enumerate(annotated.tokens.sentences):
        begin = here
        while here < len(hits) and hits[here] < last:
            here += 1
        if begin < here and not is_furniture(annotated.tokens, first, last):
            sentence = ParsedSentence(annotated.tokens, first, last)
            new = _of_sentence(
                annotated, hits[begin:here], sentence, published, trigger_starts, vocabulary
            )
            _continue_day(annotated, new, number, published, news)
            public = of_public_life(annotated, new, before, (first, last), vocabulary)
            found += new if len(public) == len(new) else [_of_nobody(one, public) for one in new]
        before = first, last
    return found


def _continue_day(
    annotated: AnnotatedField,
    reports: Sequence[EventReport],
    number: int,
    published: date | None,
    news: date | None,
) -> None:
    """Give an act without a day that of what the same person said before, or of the story."""
    for one in reports:
        simple = one.date is None and one.status == "occurred" and one.told and not one.perfect
        if not simple or not one.asserted:
            continue
        speaks = one.type.startswith(SPEECH_ACTS) and not one.other_day
        if speaks:
            one.date = day_said_before(annotated, number, one.leaders, published)
        if one.narrates and one.date is None:
            one.date = day_going_on(annotated, number, published, news)
        if one.narrates and speaks and one.date is None and not one.type.startswith(_ONCE):
            one.date = day_of_wire(annotated, number, published, news)


def _of_nobody(one: EventReport, public: Sequence[EventReport]) -> EventReport:
    """Return a report as background where it is not of public life."""
    if any(one is other for other in public):
        return one
    return replace(one, asserted=False, features=one.features | {NOBODY})


def of_public_life(
    annotated: AnnotatedField,
    reports: list[EventReport],
    before: tuple[int, int],
    sentence: tuple[int, int],
    vocabulary: EventVocabulary,
) -> list[EventReport]:
    """Return the events of a sentence that names who makes news.

    So does a sentence that refers back to the one before, which names somebody. In an article
    that is not of public matters, such as one of sport, events whose verbs are everyday words there
    count only beside a leader or a word of public power.

    Args:
        annotated: the field.
        reports: events of one sentence.
        before: tokens of the sentence before it, half-open.
        sentence: its own tokens, half-open.
        vocabulary: for the words of those who make news.
    """
    if reports and not may_tell_acts(annotated, sentence, vocabulary):
        reports = [one for one in reports if not one.type.startswith(NEEDS_POWER)]
    actors = vocabulary.words["actor"]
    if not reports or _names(annotated, *sentence, actors):
        return reports
    refers = not PERSONAL.isdisjoint(annotated.tokens.words[sentence[0] : sentence[1]])
    near = _names(annotated, *before, actors)
    return [
        one
        for one in reports
        if one.type.startswith(_NEEDS_NO_ACTOR) or (near and (refers or one.definite))
    ]


def may_tell_acts(
    annotated: AnnotatedField, sentence: tuple[int, int], vocabulary: EventVocabulary
) -> bool:
    """Return whether the words of a sentence may tell events of the types of `NEEDS_POWER`.

    Args:
        annotated: the field.
        sentence: tokens of the sentence, half-open.
        vocabulary: for the words of public power.
    """
    if annotated.matter.is_public or annotated.names_leader(*sentence):
        return True
    return not vocabulary.words["power"].isdisjoint(annotated.tokens.words[slice(*sentence)])


def _names(annotated: AnnotatedField, first: int, last: int, actors: frozenset[str]) -> bool:
    tokens = annotated.tokens
    return (
        not actors.isdisjoint(tokens.words[first:last])
        or annotated.names_any(first, last)
        or any(map(_is_acronym, tokens.raws[first:last]))
    )


def _is_acronym(raw: str) -> bool:
    return 1 < len(raw) < ACRONYM_LETTERS and raw.isupper() and raw.isalpha()


def _of_sentence(
    annotated: AnnotatedField,
    hits: Sequence[int],
    sentence: ParsedSentence,
    published: date | None,
    trigger_starts: TriggerStarts,
    vocabulary: EventVocabulary,
) -> list[EventReport]:
    matches = find_trigger_matches(annotated, hits, trigger_starts, sentence)
    ranked = rank_matches(annotated, matches, sentence.clauses) if matches else []
    reports = [to_report(annotated, one, sentence, published, vocabulary) for one in ranked]
    told = zip(ranked, reports, strict=True)
    for (subject, one), (verb, other) in combinations(told, 2):
        if one.definite and not one.asserted and _is_subject(subject.match, verb.match):
            other.definite = True
            other.stems |= one.stems
    return reports


def _is_subject(noun: TriggerMatch, verb: TriggerMatch) -> bool:
    """Return whether a noun and a verb tell one event: `the attack by a suicide bomber killed`."""
    same = noun.trigger.type.split("/")[0] == verb.trigger.type.split("/")[0]
    return same and noun.clause == verb.clause and verb.form in ("finite", "passive")


def rank_matches(
    annotated: AnnotatedField, matches: Sequence[TriggerMatch], clauses: Sequence[Clause]
) -> list[RankedMatch]:
    """Return the matches of a sentence with status and rank, without those that are no event."""
    statuses = [status_of(annotated.tokens, match, clauses) for match in matches]
    told = [
        (match, assessed) for match, assessed in zip(matches, statuses, strict=True) if assessed
    ]
    return rank(told, clauses, annotated)


def status_of(
    tokens: Tokens, match: TriggerMatch, clauses: Sequence[Clause]
) -> AssessedStatus | None:
    """Return the status of a match, None where somebody is merely interested in such an event."""
    return assess_status(tokens, match, clauses)


def to_report(
    annotated: AnnotatedField,
    ranked: RankedMatch,
    sentence: ParsedSentence,
    published: date | None,
    vocabulary: EventVocabulary,
) -> EventReport:
    """Return a ranked match as an event, with its day and with those who took part."""
    tokens = annotated.tokens
    words, clauses = tokens.words, sentence.clauses
    match, assessed = ranked.match, ranked.assessed
    day, status = date_and_status(annotated, clauses, match, assessed.status, published)
    involved = find_participants(annotated, match, clauses)
    sides = find_roles(tokens, match, clauses[match.clause], involved)
    taking_part = without_distant(words, match, involved, {*sides.actors, *sides.recipients})
    features = telling_features(
        annotated,
        match,
        sentence,
        ranked.far,
        vocabulary.words["actor"],
    )
    return EventReport(
        match.trigger.type,
        status,
        assessed.told or assessed.known or status == "historical",
        day,
        list(dict.fromkeys(m.id for m in taking_part if m.facet == "leader")),
        list(dict.fromkeys(m.id for m in taking_part if m.facet == "country" and m.counts)),
        sides.actors,
        sides.recipients,
        tokens.field,
        (tokens.starts[match.first], tokens.ends[match.last - 1]),
        (tokens.starts[clauses[0].start], tokens.ends[clauses[-1].end - 1]),
        proves_mode(annotated, match, sentence, vocabulary.modes),
        ranked.asserted,
        match.form == "noun" and _refers_back(words, match.first),
        _is_perfect(words, match, clauses),
        QUOTED not in features and _narrates(words, match, clauses[match.clause]),
        names_other_day(words, clauses, match.clause),
        own := stems(words[match.first : match.last]),
        sentence.stems - own,
        features,
    )


def _is_perfect(words: Words, match: TriggerMatch, clauses: Sequence[Clause]) -> bool:
    """Return whether a trigger is in the perfect: has accused, has accused Iran and called for."""
    clause = clauses[match.clause]
    before = clauses[clause.parent]
    shared = clause.kind == "coordinate" and words[clause.start] not in PERSONAL
    shared = shared and not PRESENT_PERFECT.isdisjoint(words[before.start : before.end])
    return shared or not HAVE.isdisjoint(words.between(match.first - AUXILIARY_REACH, match.first))


def _narrates(words: Words, match: TriggerMatch, clause: Clause) -> bool:
    """Return whether a trigger is the past tense of a main clause."""
    main = clause.kind in ("main", "coordinate") and match.form in ("finite", "passive", "phrase")
    if not main or is_reduced(words, match, clause):
        return False
    now = not NOW.isdisjoint(words.between(match.first - AUXILIARY_REACH, match.first))
    return not now and (is_past(words[match.first]) or words[match.first] in WAS)


def _refers_back(words: Words, at: int) -> bool:
    """Return whether a noun is one that was told of before: the parade, this visit."""
    return not DEFINITE.isdisjoint(words.between(at - 3, at))
