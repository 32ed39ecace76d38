"""The events of one article held against what a reader wrote down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from infra.evaluation.articles.annotated_article import AnnotatedArticle, AnnotatedEvent
from shared.domain.annotations import Annotations, Event


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what an event agrees with an annotated one of its upper type.

    Attributes:
        type: the whole type is acceptable.
        status: so is the status.
        date: so is the day, or that there is none.
        participants: all who must take part do, and nobody who may not.
    """

    type: bool
    status: bool
    date: bool
    participants: bool

    @property
    def count(self) -> int:
        """How many of the four agree, 0 to 4."""
        return self.type + self.status + self.date + self.participants


@dataclass(frozen=True, slots=True)
class JudgedEvent:
    """An event of the record with the annotated event that it tells.

    Attributes:
        event: of the record.
        annotated: index of the annotated event; None where it tells none.
        agreement: with that one; None where it tells none.
        again: True for a second telling of an annotated event that another event tells.
    """

    event: Event
    annotated: int | None
    agreement: Agreement | None
    again: bool

    @property
    def all_right(self) -> bool:
        """Whether everything is right, and it is no second telling."""
        return self.agreement is not None and self.agreement.count == 4 and not self.again


def judge(article: AnnotatedArticle, annotations: Annotations, least: float) -> list[JudgedEvent]:
    """Pair the events of an article with annotated ones, best first, each annotated one once.

    Args:
        article: with what the reader wrote down.
        annotations: what extraction found.
        least: confidence that an event has at least; others do not count.

    Returns:
        The events that count, in the order of the record.
    """
    name = person_names(annotations)
    events = [event for event in annotations.events if event.confidence >= least]
    pairs = sorted(_pairs(article.events, events, name), key=_rank)
    first: dict[int, tuple[int, Agreement]] = {}
    taken: set[int] = set()
    for number, index, agreement, _ in pairs:
        if number not in first and index not in taken:
            first[number] = index, agreement
            taken.add(index)
    second: dict[int, tuple[int, Agreement]] = {}
    for number, index, agreement, _ in pairs:
        if number not in first:
            second.setdefault(number, (index, agreement))
    return [_judged(event, first.get(n), second.get(n)) for n, event in enumerate(events)]


def person_names(annotations: Annotations) -> Callable[[str], str]:
    """Return a function that gives the name of a leader's id, and anything else as it is."""
    names = {tag.id: tag.name for tag in annotations.leaders}
    return lambda id: names.get(id, id)


type _Pair = tuple[int, int, Agreement, bool]


def _pairs(
    annotated: Sequence[AnnotatedEvent], events: Sequence[Event], name: Callable[[str], str]
) -> Iterator[_Pair]:
    for number, event in enumerate(events):
        for index, one in enumerate(annotated):
            if one.tells(event):
                yield number, index, _agreement(one, event, name), one.worth != "trivial"


def _rank(pair: _Pair) -> tuple[int, bool, int, int]:
    number, index, agreement, matters = pair
    return -agreement.count, not matters, number, index


def _agreement(one: AnnotatedEvent, event: Event, name: Callable[[str], str]) -> Agreement:
    leaders = [name(id) for id in event.leaders]
    return Agreement(
        event.type in one.types,
        event.status in one.statuses,
        event.date in one.dates,
        one.leaders.accept(leaders) and one.countries.accept_ids(event.countries),
    )


def _judged(
    event: Event, first: tuple[int, Agreement] | None, second: tuple[int, Agreement] | None
) -> JudgedEvent:
    found = first or second
    if found is None:
        return JudgedEvent(event, None, None, again=False)
    return JudgedEvent(event, found[0], found[1], again=first is None)
