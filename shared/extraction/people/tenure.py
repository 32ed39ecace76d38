"""Who held which office when: what chooses among people of one name or one office."""

from collections.abc import Iterable
from typing import NamedTuple

from shared.extraction.people.thresholds import RANK_WEIGHT, RECENT_YEARS, YEARS_AROUND
from shared.extraction.text.word_lists import MONARCHS
from shared.vocabulary.model import Term, Vocabulary

_LATEST = "9999"
_VICEROY = "governor-general"  # a head of state whom the press hardly names, and not by surname


class ArticleTime(NamedTuple):
    """The time that an article speaks of.

    Attributes:
        day: day of publication as ISO text, or None where not known.
        years: where there is none, the years that the text names.
    """

    day: str | None
    years: frozenset[int] = frozenset()


class Tenure:
    """Terms of office of a vocabulary, by holder and by office."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the terms by office and place."""
        self._offices = vocabulary.offices
        self._leaders = vocabulary.leaders
        self._holders: dict[tuple[str, str], list[tuple[Term, str]]] = {}
        self._places: dict[str, frozenset[str]] = {}
        for leader in vocabulary.leaders.values():
            seats = [
                (term, place)
                for term in leader.terms
                for place in (term.country, term.organisation)
                if place
            ]
            self._places[leader.id] = frozenset([place for _, place in seats])
            for term, place in seats:
                self._holders.setdefault((term.office, place), []).append((term, leader.id))

    def holder(self, offices: Iterable[str], place: str, day: str) -> str | None:
        """Return who held any of these offices on a day, None where nobody or several did.

        Where one followed another on a day that is known by its year or month alone, it is the
        one whose term began last.
        """
        found = {
            id
            for office in offices
            if self._offices[office].single
            for id in self._in_office(office, place, day)
        }
        return found.pop() if len(found) == 1 else None

    def _in_office(self, office: str, place: str, day: str) -> set[str]:
        """Return who held an office on a day: whose term began last, where the day is unclear."""
        terms = [
            found for found in self._holders.get((office, place), ()) if _covers(found[0], day)
        ]
        latest = max((term.start for term, _ in terms), default="")
        return {id for term, id in terms if term.start == latest}

    def is_held(self, office: str, place: str) -> bool:
        """Return whether a country or organisation has such an office."""
        return (office, place) in self._holders

    def term(self, id: str, time: ArticleTime) -> Term | None:
        """Return the term by which an article of that time speaks of a leader: the highest.

        Terms that had begun are preferred, and among them those in force. Of equal rank, the
        chief one counts of those in force, the latest of those that are over.
        """
        terms = self._leaders[id].terms
        if time.day is None:
            return terms[0] if terms else None
        day = time.day
        begun = [term for term in terms if term.start <= day] or terms
        held = [term for term in begun if _covers(term, day)]
        if held:
            return max(held, key=self._weight)  # the first of several: the data names it first
        return max(begun, key=lambda term: (self._weight(term), term.start), default=None)

    def weight(self, id: str, time: ArticleTime) -> float:
        """Return how likely an article of that time means this leader by a surname: 0 to 6."""
        return max((self._term_weight(term, time) for term in self._leaders[id].terms), default=0.0)

    def places(self, id: str) -> frozenset[str]:
        """Return countries and organisations that a leader held office in."""
        return self._places[id]

    def held(self, id: str, offices: Iterable[str], day: str | None) -> bool:
        """Return whether a leader held an office like one of these by a day, or ever."""
        wanted = set(offices)
        ranks = {self._offices[office].rank for office in wanted - MONARCHS}
        return any(
            (term.office in wanted or self._offices[term.office].rank in ranks)
            and (day is None or term.start <= day)
            for term in self._leaders[id].terms
        )

    def _weight(self, term: Term) -> int:
        if term.office == _VICEROY:
            return 1
        return RANK_WEIGHT.get(self._offices[term.office].rank, 1)

    def _term_weight(self, term: Term, time: ArticleTime) -> float:
        head = self._weight(term)
        if time.day is not None:
            if _covers(term, time.day):
                return 2.0 + head
            if term.start > time.day:
                return 0.25
            years = int(time.day[:4]) - int((term.end or _LATEST)[:4])
            return 1.0 + head / 2 if years <= RECENT_YEARS else head / 2
        if time.years:
            first, last = int(term.start[:4]), int((term.end or _LATEST)[:4])
            near = any(first - YEARS_AROUND <= year <= last + YEARS_AROUND for year in time.years)
            return 1.5 + head if near else 0.25
        return 1.5 + head if term.end is None else head / 2


def _covers(term: Term, day: str) -> bool:
    end = term.end or _LATEST
    return term.start <= day and (day <= end or day.startswith(end))
