"""What became of a word that may tell an event: the event, or the condition that kept it from one.

For people who write triggers. It goes the way that extraction goes, and tells where a word stops.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from shared.domain.annotations import Event, Field, Span
from shared.extraction.events import find_candidates
from shared.extraction.events.annotated_field import AnnotatedField, ParsedSentence
from shared.extraction.events.clauses.clause import ClauseKind
from shared.extraction.events.clauses.word_roles import Form
from shared.extraction.events.sentence_events import (
    NEEDS_POWER,
    may_tell_acts,
    of_public_life,
    rank_matches,
    status_of,
    to_report,
)
from shared.extraction.events.triggers.trigger_matches import (
    Refusal,
    TriggerMatch,
    attempt,
    find_trigger_matches,
    follows_passive,
    is_of_name,
    is_too_weak,
    match_at,
)
from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.text.furniture import is_furniture
from shared.vocabulary.events.tree import EventVocabulary, Trigger

type WordVerdict = Literal[
    "event",
    "evidence",
    "no-pattern",
    "name",
    "refused",
    "other-meaning",
    "weak",
    "too-many",
    "interest",
    "effect",
    "background",
    "matter",
    "nobody",
    "furniture",
]
_BEFORE = 12  # tokens before a word at which a pattern that holds it may begin


class Other(NamedTuple):
    """A trigger elsewhere in the article.

    Attributes:
        type: its event type id.
        field: where it stands.
        span: its words.
    """

    type: str
    field: Field
    span: Span


class Refused(NamedTuple):
    """A pattern that begins with the word, and why it is not there.

    Attributes:
        trigger: the pattern.
        refusal: why.
    """

    trigger: Trigger
    refusal: Refusal


class Diagnosis(NamedTuple):
    """What became of a word at one place.

    Attributes:
        field: the field.
        span: the word's place in its text.
        sentence: the place of its sentence.
        word: the word, folded.
        verdict: `event` and `evidence` where it tells an event or is one more telling of it;
            `no-pattern` where no pattern begins with it; `name` where it is part of a name;
            `refused` where each pattern that begins with it is refused; `other-meaning` where its
            words tell of no event; `weak` where its trigger counts beside a name only; `too-many`
            where the sentence has too many triggers; `interest` where somebody is merely
            interested; `effect` where a disaster did it; `background` where the sentence asserts
            something else; `matter` where the article is of sport, stage or trade, and the
            sentence names no public power; `nobody` where the sentence names nobody who makes
            news; `furniture` where the sentence is page furniture.
        match: the trigger that holds the word, if any.
        begin: the word that this trigger begins with, folded.
        clause: kind of its clause, if there is a trigger.
        other: the event that it tells of, or what the sentence asserts instead.
        refused: all patterns that begin with the word, where none holds.
    """

    field: Field
    span: Span
    sentence: Span
    word: str
    verdict: WordVerdict
    match: TriggerMatch | None = None
    begin: str = ""
    clause: ClauseKind | None = None
    other: Other | None = None
    refused: tuple[Refused, ...] = ()

    @property
    def form(self) -> Form | None:
        """How the trigger's first word stands there."""
        return self.match.form if self.match else None


def diagnose(
    fields: Sequence[AnnotatedField],
    published: date | None,
    vocabulary: EventVocabulary,
    trigger_starts: TriggerStarts,
    wanted: frozenset[str],
) -> list[Diagnosis]:
    """Return what became of each place where a field has one of the wanted words.

    Args:
        fields: title and body with their mentions.
        published: day of publication, or None where not known.
        vocabulary: the event tree and its words.
        trigger_starts: of its triggers.
        wanted: forms of a word, folded.
    """
    candidates = find_candidates(fields, published, vocabulary, trigger_starts)
    events = [one.event for one in candidates if one.is_event]
    return [
        found
        for annotated in fields
        for found in _FieldDiagnosis(annotated, published, vocabulary, trigger_starts, events).find(
            wanted
        )
    ]


class _FieldDiagnosis:
    """The diagnosis of one field."""

    def __init__(
        self,
        annotated: AnnotatedField,
        published: date | None,
        vocabulary: EventVocabulary,
        trigger_starts: TriggerStarts,
        events: Sequence[Event],
    ) -> None:
        self._annotated = annotated
        self._tokens = annotated.tokens
        self._published = published
        self._vocabulary = vocabulary
        self._trigger_starts = trigger_starts
        self._events = events
        self._hits = frozenset(trigger_starts.find(annotated.tokens.words))

    def find(self, wanted: frozenset[str]) -> Iterator[Diagnosis]:
        """Yield a diagnosis for each place of a wanted word, in order."""
        before = (0, 0)
        for first, last in self._tokens.sentences:
            places = [at for at in range(first, last) if self._tokens.words[at] in wanted]
            if places:
                sentence = ParsedSentence(self._tokens, first, last)
                hits = [at for at in range(first, last) if at in self._hits]
                matches = find_trigger_matches(
                    self._annotated, hits, self._trigger_starts, sentence
                )
                for at in places:
                    yield self._at(at, sentence, matches, before)
            before = first, last

    def _at(
        self,
        at: int,
        sentence: ParsedSentence,
        matches: Sequence[TriggerMatch],
        before: tuple[int, int],
    ) -> Diagnosis:
        tokens = self._tokens
        span, (first, last) = (tokens.starts[at], tokens.ends[at]), sentence.span
        base = Diagnosis(
            tokens.field,
            span,
            (tokens.starts[first], tokens.ends[last - 1]),
            tokens.words[at],
            "no-pattern",
        )
        holding = [match for match in matches if match.first <= at < match.last]
        if not holding:
            return self._unmatched(base, at, sentence)
        match = min(holding, key=lambda match: match.first != at)
        base = self._with_match(base, match)._replace(clause=sentence.clauses[match.clause].kind)
        return self._matched(base, match, sentence, matches, before)

    def _with_match(self, base: Diagnosis, match: TriggerMatch) -> Diagnosis:
        return base._replace(match=match, begin=self._tokens.words[match.first])

    def _unmatched(self, base: Diagnosis, at: int, sentence: ParsedSentence) -> Diagnosis:
        """Tell why no trigger of the sentence holds a word."""
        for begin in range(max(sentence.first, at - _BEFORE), at + 1):
            match = self._match(begin, sentence)
            if match is not None and not match.trigger.type and at < match.last:
                return self._with_match(base, match)._replace(verdict="other-meaning")
        if base.word not in self._trigger_starts:
            return base
        if is_of_name(self._tokens, at, sentence):
            return base._replace(verdict="name")
        match = self._match(at, sentence)
        if match is None:
            return base._replace(verdict="refused", refused=self._refused(at, sentence))
        weak = is_too_weak(match, self._annotated, sentence)
        verdict: WordVerdict = "weak" if weak else "too-many"
        return self._with_match(base, match)._replace(verdict=verdict)

    def _match(self, at: int, sentence: ParsedSentence) -> TriggerMatch | None:
        word = self._tokens.words[at]
        if word not in self._trigger_starts or is_of_name(self._tokens, at, sentence):
            return None
        return match_at(self._annotated, at, self._trigger_starts.of(word), sentence)

    def _refused(self, at: int, sentence: ParsedSentence) -> tuple[Refused, ...]:
        passive = follows_passive(at, sentence)
        attempts = [
            (trigger, attempt(self._annotated, at, trigger, sentence, passive=passive))
            for trigger in self._trigger_starts.of(self._tokens.words[at]).triggers
        ]
        return tuple([Refused(one, why) for one, why in attempts if isinstance(why, Refusal)])

    def _matched(
        self,
        base: Diagnosis,
        match: TriggerMatch,
        sentence: ParsedSentence,
        matches: Sequence[TriggerMatch],
        before: tuple[int, int],
    ) -> Diagnosis:
        """Tell what became of a trigger of the sentence."""
        span = self._span(match)
        for event in self._events:
            other = Other(event.type, event.field, event.trigger)
            if (event.field, event.trigger) == (base.field, span):
                return base._replace(verdict="event", other=other)
            if (base.field, *span) in event.evidence:
                return base._replace(verdict="evidence", other=other)
        clauses = sentence.clauses
        if is_furniture(self._tokens, *sentence.span):
            return base._replace(verdict="furniture")
        if status_of(self._tokens, match, clauses) is None:
            return base._replace(verdict="interest")
        ranked = rank_matches(self._annotated, matches, clauses)
        own = [one for one in ranked if self._span(one.match) == span]
        if not own:
            return base._replace(verdict="effect")
        told = [
            to_report(self._annotated, one, sentence, self._published, self._vocabulary)
            for one in own
        ]
        if match.trigger.type.startswith(NEEDS_POWER) and not may_tell_acts(
            self._annotated, sentence.span, self._vocabulary
        ):
            return base._replace(verdict="matter")
        if not of_public_life(self._annotated, told, before, sentence.span, self._vocabulary):
            return base._replace(verdict="nobody")
        heads = [one.match for one in ranked if one.asserted]
        others = [Other(one.trigger.type, base.field, self._span(one)) for one in heads]
        return base._replace(verdict="background", other=next(iter(others), None))

    def _span(self, match: TriggerMatch) -> Span:
        return self._tokens.starts[match.first], self._tokens.ends[match.last - 1]
