"""Events as single sentences tell them, before one event told twice becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shared.domain.annotations import Field, Span, Status
from shared.extraction.events.annotated_field import Scene, Sentence
from shared.extraction.events.assertion.status import Standing, standing
from shared.extraction.events.assertion.trigger_ranking import Ranked, rank
from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import DEFINITE, PERSONAL, SAYING
from shared.extraction.events.details.event_date import dated
from shared.extraction.events.details.participants import participants
from shared.extraction.events.thresholds import ACRONYM_LETTERS
from shared.extraction.events.triggers.trigger_matches import Match, find_matches
from shared.extraction.events.triggers.trigger_starts import Beginnings
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import EventVocabulary

_NEEDS_NO_ACTOR = ("assault", "protest", "coerce/arrest", "election", "commemorate", "disaster")


@dataclass(slots=True)
class Candidate:
    """An event as one sentence tells it.

    Attributes:
        type: event type id.
        status: what the sentence says of it.
        told: True where the status is told rather than assumed.
        date: the day, or None.
        leaders: ids, in order of appearance.
        countries: ids, in order of appearance.
        field: where it stands.
        trigger: span of the words that tell of it.
        sentence: span of its sentence.
        asserted: False where the sentence mentions it by the way.
        definite: True for a noun that refers back: the parade, this visit.
    """

    type: str
    status: Status
    told: bool
    date: date | None
    leaders: list[str]
    countries: list[str]
    field: Field
    trigger: Span
    sentence: Span
    asserted: bool
    definite: bool


def find_candidates(
    scene: Scene, published: date | None, vocabulary: EventVocabulary, beginnings: Beginnings
) -> list[Candidate]:
    """The events of one field, sentence by sentence."""
    hits = beginnings.find(scene.tokens.words)
    found: list[Candidate] = []
    here = 0
    before = (0, 0)
    for first, last in scene.tokens.sentences:
        begin = here
        while here < len(hits) and hits[here] < last:
            here += 1
        if begin < here:
            sentence = Sentence(scene.tokens, first, last)
            new = _of_sentence(scene, hits[begin:here], sentence, published, beginnings)
            found += of_public_life(scene, new, before, (first, last), vocabulary)
        before = first, last
    return found


def of_public_life(
    scene: Scene,
    candidates: list[Candidate],
    before: tuple[int, int],
    sentence: tuple[int, int],
    vocabulary: EventVocabulary,
) -> list[Candidate]:
    """Return the candidates of a sentence that names who makes news.

    So does a sentence that refers back to the one before, which names somebody.

    Args:
        scene: the field.
        candidates: events of one sentence.
        before: tokens of the sentence before it, half-open.
        sentence: its own tokens, half-open.
        vocabulary: for the words of those who make news.
    """
    actors = vocabulary.words["actor"]
    if not candidates or _names(scene, *sentence, actors):
        return candidates
    refers = not PERSONAL.isdisjoint(scene.tokens.words[sentence[0] : sentence[1]])
    near = _names(scene, *before, actors)
    return [
        one
        for one in candidates
        if one.type.startswith(_NEEDS_NO_ACTOR) or (near and (refers or one.definite))
    ]


def _names(scene: Scene, first: int, last: int, actors: frozenset[str]) -> bool:
    tokens = scene.tokens
    return (
        not actors.isdisjoint(tokens.words[first:last])
        or scene.names_any(first, last)
        or any(map(_is_acronym, tokens.raws[first:last]))
    )


def _is_acronym(raw: str) -> bool:
    return 1 < len(raw) < ACRONYM_LETTERS and raw.isupper() and raw.isalpha()


def _of_sentence(
    scene: Scene,
    hits: Sequence[int],
    sentence: Sentence,
    published: date | None,
    beginnings: Beginnings,
) -> list[Candidate]:
    matches = find_matches(scene, hits, beginnings, sentence)
    ranked = rank_matches(scene, matches, sentence.clauses) if matches else []
    return [to_candidate(scene, one, sentence.clauses, published) for one in ranked]


def rank_matches(scene: Scene, matches: Sequence[Match], clauses: Sequence[Clause]) -> list[Ranked]:
    """Return the matches of a sentence with status and rank, without those that are no event."""
    standings = [status_of(scene.tokens, match, clauses) for match in matches]
    told = [(match, stand) for match, stand in zip(matches, standings, strict=True) if stand]
    return rank(told, clauses, scene)


def status_of(tokens: Tokens, match: Match, clauses: Sequence[Clause]) -> Standing | None:
    """Return the status of a match, None where somebody is merely interested in such an event."""
    return standing(
        tokens, match, clauses[match.clause], _is_reported(tokens.words, match, clauses)
    )


def _is_reported(words: Words, match: Match, clauses: Sequence[Clause]) -> bool:
    """Whether the clause tells what somebody said, so that `would` looks ahead."""
    start = clauses[0].start
    return not SAYING.isdisjoint(words[start : clauses[match.clause].start + 1])


def to_candidate(
    scene: Scene, ranked: Ranked, clauses: Sequence[Clause], published: date | None
) -> Candidate:
    """Return a ranked match as an event, with its day and with those who took part."""
    tokens = scene.tokens
    words = tokens.words
    match, stand = ranked.match, ranked.standing
    day, status = dated(words, clauses, match.clause, stand.status, published)
    taking_part = participants(scene, match, clauses)
    return Candidate(
        match.trigger.type,
        status,
        stand.told or status == "historical",
        day,
        list(dict.fromkeys(m.id for m in taking_part if m.facet == "leader")),
        list(dict.fromkeys(m.id for m in taking_part if m.facet == "country" and m.counts)),
        tokens.field,
        (tokens.starts[match.first], tokens.ends[match.last - 1]),
        (tokens.starts[clauses[0].start], tokens.ends[clauses[-1].end - 1]),
        ranked.asserted,
        match.form == "noun" and _refers_back(words, match.first),
    )


def _refers_back(words: Words, at: int) -> bool:
    """Whether a noun is one that was told of before: the parade, this visit."""
    return not DEFINITE.isdisjoint(words.between(at - 3, at))
