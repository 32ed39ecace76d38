"""What is known of an article before its leaders are, and who is likely in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shared.extraction.people.persons import Cast
from shared.extraction.people.tenure import Tenure, When
from shared.extraction.people.thresholds import AT_HOME_WEIGHT, LEAD
from shared.extraction.text.field import Reading


@dataclass(frozen=True, slots=True)
class Case:
    """One article.

    Attributes:
        readings: its fields.
        countries: codes of the countries that it names.
        when: the time that it speaks of.
        cast: its people so far.
        tenure: who held which office when.
    """

    readings: Sequence[Reading]
    countries: frozenset[str]
    when: When
    cast: Cast
    tenure: Tenure
    _known: dict[tuple[tuple[str, ...], float], str | None] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def likeliest(self, ids: Iterable[str], lead: float = LEAD) -> str | None:
        """The one of several people whom this article most likely means, None where none leads."""
        key = (tuple(ids), lead)
        if key not in self._known:
            self._known[key] = self._rank(key[0], lead)
        return self._known[key]

    def weight(self, id: str) -> float:
        """How likely an article of this time means a leader by a surname."""
        if id not in self._weights:
            self._weights[id] = self.tenure.weight(id, self.when)
        return self._weights[id]

    def is_at_home(self, id: str) -> bool:
        """Whether the article names a country or body that this person held office in."""
        return not self.countries.isdisjoint(self.tenure.places(id))

    def _rank(self, ids: tuple[str, ...], lead: float) -> str | None:
        ranked = sorted((-self._weight(id), id) for id in ids)
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < lead):
            return None
        return ranked[0][1]

    def _weight(self, id: str) -> float:
        return self.weight(id) + AT_HOME_WEIGHT * self.is_at_home(id)
