"""Features of what may be an event: of its best telling, of the others, of its article."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.domain.annotations import Event
from shared.extraction.events.details.telling_features import at_least
from shared.extraction.events.merging import Candidate
from shared.extraction.events.ranking.article_facts import ArticleFacts
from shared.extraction.events.sentence_events import EventReport
from shared.extraction.events.thresholds import (
    CANDIDATE_NUMBERS,
    CANDIDATES_BY_SENTENCES,
    FIRST_SENTENCES,
    LEAD_LENGTH,
    PARTICIPANT_SHARES,
    TELLING_SHARES,
    TYPE_SHARES,
)
from shared.extraction.text.tokens import Tokens

_FORM = "form: "


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """What else an article tells.

    Attributes:
        uppers: how many candidates that a sentence asserts have each upper type.
        sentences: how many reports each sentence has, by field and start.
        asserted: upper type, field and start of each sentence that asserts such an event.
        candidates: how many there are.
        tellings: how many tellings each upper type has.
        in_headline: how many candidates the headline tells.
        in_lead: how many the lead tells.
    """

    uppers: Counter[str]
    sentences: Counter[tuple[str, int]]
    asserted: frozenset[tuple[str, str, int]]
    candidates: int
    tellings: Counter[str]
    in_headline: int
    in_lead: int


def candidate_features(
    candidates: Sequence[Candidate], facts: ArticleFacts
) -> list[frozenset[str]]:
    """Return the features that hold of each candidate of an article.

    Args:
        candidates: all of one article.
        facts: what they share.
    """
    neighbours = _neighbours(candidates)
    return [
        frozenset(
            [
                *one.best.features,
                *facts.features,
                *_of_event(one),
                *_of_tellings(one, facts),
                *_of_participants(one.event, facts),
                *_of_neighbours(one, neighbours),
                *_of_headline_and_lead(one, neighbours),
                *_of_shares(one, neighbours, facts),
                *_of_pairs(one, facts),
            ]
        )
        for one in candidates
    ]


def upper_type(event: Event) -> str:
    """Return the upper type of an event."""
    return event.type.partition("/")[0]


def _neighbours(candidates: Sequence[Candidate]) -> _Neighbours:
    asserting = [one for one in candidates if one.best.asserted]
    return _Neighbours(
        Counter(upper_type(one.event) for one in asserting),
        Counter(_sentence(telling) for one in candidates for telling in _tellings(one)),
        frozenset(
            (upper_type(one.event), *_sentence(report))
            for one in asserting
            for report in one.reports
        ),
        len(candidates),
        _tellings_by_type(candidates),
        sum(any(map(_in_headline, _tellings(one))) for one in candidates),
        sum(any(map(_in_lead, _tellings(one))) for one in candidates),
    )


def _tellings_by_type(candidates: Sequence[Candidate]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in candidates:
        counts[upper_type(one.event)] += len(_tellings(one))
    return counts


def _in_headline(report: EventReport) -> bool:
    return report.field == "title"


def _in_lead(report: EventReport) -> bool:
    return report.field == "body" and report.sentence[0] < LEAD_LENGTH


def _tellings(one: Candidate) -> list[EventReport]:
    return [*one.reports, *one.background]


def _sentence(report: EventReport) -> tuple[str, int]:
    return report.field, report.sentence[0]


def _of_event(one: Candidate) -> Iterator[str]:
    event, best = one.event, one.best
    yield f"upper type: {upper_type(event)}"
    yield f"type: {one.type}"
    yield f"status: {event.status}"
    if best.told:
        yield "status told"
    if event.date:
        yield "day known"
    if best.definite:
        yield "refers back"
    if best.asserted:
        yield "asserted"


def _of_tellings(one: Candidate, facts: ArticleFacts) -> Iterator[str]:
    yield from at_least("tellings", len(one.reports), (2, 3, 4))
    yield from at_least("mentions by the way", len(one.background), (1, 2, 4))
    tellings = _tellings(one)
    yield from at_least("tellings that assert it", sum(map(_asserts, tellings)), (2, 3))
    yield from _of_tenses(one, tellings)
    if any(map(_in_headline, tellings)):
        yield "in the headline"
    if one.best.field == "title":
        yield "told best in the headline"
    else:
        yield from at_least(
            "words of the headline in the sentence", _shared_words(one.best, facts), (1, 2, 3, 5)
        )
    places = [_place(facts.body, one) for one in tellings if one.field == "body"]
    first = min(places, default=0)
    yield from at_least("sentences before it", first, FIRST_SENTENCES)
    yield from at_least(
        "fifths of the article before it",
        5 * first / (len(facts.body.sentences) or 1),
        (1, 2, 3, 4),
    )


def _asserts(report: EventReport) -> bool:
    return report.asserted


def _of_tenses(one: Candidate, tellings: Sequence[EventReport]) -> Iterator[str]:
    if one.best.narrates:
        yield "past tense of a main clause"
    if any(telling.narrates for telling in tellings):
        yield "told once in the past tense of a main clause"
    if one.best.perfect:
        yield "perfect tense"
    if len({telling.status for telling in tellings}) > 1:
        yield "tellings differ in status"


def _shared_words(report: EventReport, facts: ArticleFacts) -> int:
    body = facts.body
    first, last = body.sentences[_place(body, report)]
    return len(facts.title_words.intersection(body.words[first:last]))


def _place(body: Tokens, report: EventReport) -> int:
    """Return the number of the sentence of a report in the body."""
    starts = body.starts
    return bisect_right(body.sentences, report.sentence[0], key=lambda one: starts[one[0]]) - 1


def _of_participants(event: Event, facts: ArticleFacts) -> Iterator[str]:
    taking_part = (*event.leaders, *event.countries)
    if not taking_part:
        yield "nobody takes part"
    yield from at_least("leaders taking part", len(event.leaders), (1, 2, 3))
    yield from at_least("countries taking part", len(event.countries), (1, 2, 3))
    share = max((facts.shares.get(id, 0.0) for id in taking_part), default=0.0)
    yield from at_least("percent of the mentions", 100 * share, PARTICIPANT_SHARES)
    if not facts.in_title.isdisjoint(taking_part):
        yield "who takes part is in the headline"


def _of_neighbours(one: Candidate, neighbours: _Neighbours) -> Iterator[str]:
    upper, sentence = upper_type(one.event), _sentence(one.best)
    others = neighbours.uppers[upper] - one.best.asserted
    yield from at_least("other events of its upper type", others, (1, 2, 4))
    yield from at_least("triggers of the sentence", neighbours.sentences[sentence], (2, 3, 4))
    if not one.best.asserted and (upper, *sentence) in neighbours.asserted:
        yield "the sentence asserts one of its upper type"


def _of_headline_and_lead(one: Candidate, neighbours: _Neighbours) -> Iterator[str]:
    """Yield what headline and lead tell of it, and whether of nothing else."""
    tellings = _tellings(one)
    headline, lead = list(filter(_in_headline, tellings)), list(filter(_in_lead, tellings))
    if lead:
        yield "in the lead"
    if any(map(_asserts, headline)):
        yield "the headline asserts it"
    if any(map(_asserts, lead)):
        yield "the lead asserts it"
    if headline and lead:
        yield "in headline and lead"
    if headline and neighbours.in_headline == 1:
        yield "alone in the headline"
    if lead and neighbours.in_lead == 1:
        yield "alone in the lead"
    if not neighbours.in_headline:
        yield "the headline tells no event"
        if lead:
            yield "the headline tells no event, the lead tells it"


def _of_shares(one: Candidate, neighbours: _Neighbours, facts: ArticleFacts) -> Iterator[str]:
    """Yield how much of the article tells it, or what is of its type."""
    own, total = len(_tellings(one)), neighbours.tellings.total()
    of_type = neighbours.tellings[upper_type(one.event)]
    yield from at_least("percent of the tellings", 100 * own / total, TELLING_SHARES)
    yield from at_least(
        "percent of the tellings by its upper type", 100 * of_type / total, TYPE_SHARES
    )
    count, sentences = neighbours.candidates, len(facts.body.sentences) or 1
    yield from at_least("events in the article", count, CANDIDATE_NUMBERS)
    yield from at_least("events in ten sentences", 10 * count / sentences, CANDIDATES_BY_SENTENCES)


def _of_pairs(one: Candidate, facts: ArticleFacts) -> Iterator[str]:
    """Yield what holds together of a trigger: its words, and pairs of form, type, status, matter.

    A request is told by other forms than an attack, and an attack is rare in sport.
    """
    best, upper, status = one.best, upper_type(one.event), one.event.status
    forms = [name for name in best.features if name.startswith(_FORM)]
    form = forms[0].removeprefix(_FORM) if forms else "none"
    yield f"trigger words: {' '.join(sorted(best.stems))}"
    yield f"{upper} + form: {form}"
    yield f"{upper} + status: {status}"
    yield f"{upper} + matter: {facts.matter}"
    yield f"{'asserted' if best.asserted else 'mentioned'} + matter: {facts.matter}"
    yield f"{form} + status: {status}{' told' if best.told else ''}"
