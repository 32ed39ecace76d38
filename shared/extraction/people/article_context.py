"""What is known of an article before its leaders are, and who is likely in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shared.extraction.people.persons import ArticlePeople
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.people.thresholds import AT_HOME_WEIGHT, LEAD
from shared.extraction.text.field import MatchedField


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """One article.

    Attributes:
        fields: its fields.
        countries: codes of the countries that it names.
        time: the time that it speaks of.
        people: its people so far.
        tenure: who held which office when.
    """

    fields: Sequence[MatchedField]
    countries: frozenset[str]
    time: ArticleTime
    people: ArticlePeople
    tenure: Tenure
    _known: dict[tuple[tuple[str, ...], float], str | None] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)

    def likeliest(self, ids: Iterable[str], lead: float = LEAD) -> str | None:
        """Return the person whom this article most likely means, None where none leads."""
        key = (tuple(ids), lead)
        if key not in self._known:
            self._known[key] = self._rank(key[0], lead)
        return self._known[key]

    def weight(self, id: str) -> float:
        """Return how likely an article of this time means a leader by a surname."""
        if id not in self._weights:
            self._weights[id] = self.tenure.weight(id, self.time)
        return self._weights[id]

    def is_at_home(self, id: str) -> bool:
        """Return whether the article names a country or body that this person held office in."""
        return not self.countries.isdisjoint(self.tenure.places(id))

    def _rank(self, ids: tuple[str, ...], lead: float) -> str | None:
        ranked = sorted((-self._weight(id), id) for id in ids)
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < lead):
            return None
        return ranked[0][1]

    def _weight(self, id: str) -> float:
        return self.weight(id) + AT_HOME_WEIGHT * self.is_at_home(id)
