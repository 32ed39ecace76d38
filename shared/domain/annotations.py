"""Annotations, the result of extraction: tags, events and the mentions that support them.

Names and order of the fields are those of the extraction record (docs/extraction.md).
All offsets are Unicode code points into the named field, half-open.
"""

from dataclasses import dataclass, replace
from typing import Literal

type Field = Literal["title", "body"]
type Facet = Literal["leader", "country"]
type Kind = Literal["leader", "official"]
type Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied", "historical"]
type Span = tuple[int, int]

STATUSES: tuple[Status, ...] = (
    "occurred",
    "ongoing",
    "planned",
    "hypothetical",
    "denied",
    "historical",
)

LIKELY = 0.6
"""Least confidence of a likely event; searches and counts take these alone unless asked for any.

At this bound ranking keeps nearly all main events and drops most false ones (docs/accuracy.md).
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names a leader or a country.

    Attributes:
        facet: what it names.
        id: leader id, or ISO 3166-1 alpha-3 country code.
        field: the field that the offsets refer to.
        start: first code point.
        end: one past the last; `field[start:end] == surface`.
        surface: the words as written.
        rule: name of the rule that found it, such as `full-name` or `demonym`.
    """

    facet: Facet
    id: str
    field: Field
    start: int
    end: int
    surface: str
    rule: str


@dataclass(frozen=True, slots=True)
class LeaderTag:
    """A person of political office whom the article names.

    Attributes:
        id: vocabulary id, or an id made of the name if the person is not linked.
        name: name for people.
        office: office as of the article's date, as the text or the vocabulary tells it.
        country: ISO alpha-3 code, or None if unknown or the office is that of an organisation.
        kind: `leader`, or `official` for lower rank.
        linked: True where the person is in the vocabulary.
        mentions: how many mentions name the person.
        salience: 0 to 1, weight of the person in this article.
    """

    id: str
    name: str
    office: str | None
    country: str | None
    kind: Kind
    linked: bool
    mentions: int
    salience: float


@dataclass(frozen=True, slots=True)
class CountryTag:
    """A country that the article is about or names.

    Attributes:
        id: ISO 3166-1 alpha-3 code, or XKX.
        name: English short name.
        mentions: how many mentions name it.
        salience: 0 to 1, weight of the country in this article.
    """

    id: str
    name: str
    mentions: int
    salience: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is going on, is planned, may happen or was denied.

    Attributes:
        type: `type/mode` or `type` of the event tree.
        label: the type's label for people.
        status: whether and when it is real.
        confidence: 0 to 1, two decimals: the chance that a reader accepts it.
        salience: 0 to 1, two decimals: how far the article is about it.
        date: ISO day, or None where the text gives none or a vague one.
        leaders: ids of the people who took part, in order of appearance.
        countries: ids of the countries involved, in order of appearance.
        actors: those of `leaders` and `countries` who did it.
        recipients: those of `leaders` and `countries` to whom it was done.
        field: field of trigger and sentence.
        trigger: span of the words that report the event.
        sentence: span of the sentence around them.
        evidence: spans of further triggers in the article that report the same event, each as
            (field, start, end).
    """

    type: str
    label: str
    status: Status
    confidence: float
    salience: float
    date: str | None
    leaders: tuple[str, ...]
    countries: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    field: Field
    trigger: Span
    sentence: Span
    evidence: tuple[tuple[Field, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place of the reporter, as in `BEIJING, Aug 28 (Reuters) -`.

    Attributes:
        place: the place as written.
        country: ISO alpha-3 code, or None where the place is not known.
    """

    place: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All results of extraction from one article; equal input gives equal annotations.

    Attributes:
        leaders: the most salient first.
        countries: the most salient first.
        events: the most salient first, equally salient ones in order of their first mention.
        mentions: in order of the text, the title first.
        dateline: the place of the reporter, or None.
        version: version of vocabulary and rules.
        tagged_to: how many code points of the body were tagged; None where all were.
    """

    leaders: tuple[LeaderTag, ...]
    countries: tuple[CountryTag, ...]
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]
    dateline: Dateline | None
    version: str
    tagged_to: int | None = None

    def with_confidence(self, least: float) -> "Annotations":
        """Return the annotations without the events of a lower confidence."""
        return replace(self, events=tuple(one for one in self.events if one.confidence >= least))
