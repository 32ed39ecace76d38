"""What an article as a whole says of names that a country shares with towns, persons and words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from shared.extraction.countries.surroundings import is_town, place_at
from shared.extraction.countries.thresholds import TOWN_WEIGHT
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import Entry
from shared.extraction.text.form_matches import FormMatch
from shared.extraction.text.word_lists import BRITISH, LOCAL_NEWS, STATE_BODIES, TOWN_NEWS, WITHIN

type CountryVerdict = Literal["sure", "unsure", "other", "person", "town"]

_NUMBERS = re.compile(r"\b\d{3}-\d{4}\b|\b(?:Route|Highway|Interstate|Exit) \d|\bI-\d")
_HOME = frozenset({"USA"})
_WITHOUT_NAMESAKES = frozenset({"GBR"})  # its towns do not bear the names of capitals
_TOWN_WORDS = LOCAL_NEWS | TOWN_NEWS


@dataclass(slots=True)
class CountryCandidate:
    """A form of a country in the text.

    Attributes:
        field: the field.
        match: where.
        entry: the country it may mean.
        verdict: `sure` that it does, `unsure` where the rest of the article decides, `other` where
            it does not; of these, `person` as a person's name and `town` as one beside its state.
    """

    field: MatchedField
    match: FormMatch
    entry: Entry
    verdict: CountryVerdict

    @property
    def surface(self) -> str:
        """Its words, folded."""
        return " ".join(self.field.tokens.words[self.match.first : self.match.last])


class CountryContext:
    """What the candidates of an article tell of each other."""

    def __init__(
        self, candidates: Sequence[CountryCandidate], fields: Sequence[MatchedField]
    ) -> None:
        """Take the candidates with what the words beside them say."""
        self.sure = {c.entry.id for c in candidates if c.verdict == "sure"}
        self._candidates = candidates
        self._fields = fields
        self._persons = _first_persons(candidates)
        self._elsewhere = {c.surface for c in candidates if c.verdict == "town"}

    @cached_property
    def places(self) -> Counter[str]:
        """Countries of the states and towns that are named, by how often they are."""
        unsure = {id(c.match) for c in self._candidates}
        return Counter(
            entry.id
            for field in self._fields
            for match in field.matches
            if id(match) not in unsure and (entry := place_at(field, match))
        )

    @cached_property
    def british(self) -> bool:
        """Whether the article speaks of what only Britain has."""
        return any(not BRITISH.isdisjoint(field.tokens.words) for field in self._fields)

    @cached_property
    def local(self) -> int:
        """How many words of local news there are, numbers to call and roads by number."""
        counts = _TOWN_WORDS.__contains__
        return sum(
            sum(map(counts, field.tokens.words)) + len(_NUMBERS.findall(field.tokens.text))
            for field in self._fields
        )

    @cached_property
    def abroad(self) -> bool:
        """Whether the article tells of other countries, or of a body of several."""
        bodies = (
            entry.kind == "organisation"
            for field in self._fields
            for match in field.matches
            for entry in match.entries
        )
        return bool(self.foreign) or any(bodies)

    @cached_property
    def foreign(self) -> set[str]:
        """Countries that are named for sure, and whose towns are not."""
        return self.sure - _HOME - self.places.keys()

    @cached_property
    def lower(self) -> frozenset[str]:
        """Words that stand in lower case somewhere."""
        return frozenset(raw for r in self._fields for raw in r.tokens.raws if raw.islower())

    @cached_property
    def towns(self) -> Counter[str]:
        """Names that stand as a town's, by how often they do: Paris City Council."""
        return Counter(c.surface for c in self._candidates if is_town(c.field, c.match))

    def counts(self, candidate: CountryCandidate) -> bool:
        """Return whether a form means its country."""
        if candidate.surface in self._elsewhere:
            return False
        return candidate.verdict == "sure" or (
            candidate.verdict == "unsure"
            and not self._is_person(candidate)
            and self._means_country(candidate)
        )

    def _is_person(self, candidate: CountryCandidate) -> bool:
        """Return whether a name goes on to mean a person who was named in full before."""
        first = self._persons.get(candidate.surface)
        if first is None:
            return False
        field, match = candidate.field, candidate.match
        if field.tokens.field == "body" and match.first < first:
            return False
        return field.word(match.first - 1) not in WITHIN

    def _means_country(self, candidate: CountryCandidate) -> bool:
        """Return whether a name that has several meanings has this one here."""
        entry = candidate.entry
        if entry.id in self.sure:
            return True
        if "shared" in entry.flags:
            return False
        if "word" in entry.flags:
            owns = candidate.field.word(candidate.match.last) == "'s"
            return owns or candidate.surface not in self.lower
        if "place" in entry.flags:
            return self._is_state_rather(candidate)
        if "town" in entry.flags:
            beside = TOWN_WEIGHT * self.towns[candidate.surface]
            return not beside or self._against(candidate) <= beside
        return "namesake" not in entry.flags or self._is_great(candidate)

    def _is_state_rather(self, candidate: CountryCandidate) -> bool:
        """Return whether a name that mostly is another place is the country's here."""
        follows = candidate.match.last + (candidate.field.word(candidate.match.last) == "'s")
        if candidate.field.word(follows) in STATE_BODIES:
            return candidate.field.word(follows + 1) != "guard"  # national, but of a state
        entry = candidate.entry
        return self.abroad and self.places.total() - 2 * self.places[entry.id] + self.local < 1

    def _is_great(self, candidate: CountryCandidate) -> bool:
        """Return whether a name is the great bearer's, and not that of a small town."""
        if candidate.entry.id in _WITHOUT_NAMESAKES and self.british:
            return True
        if self._against(candidate) < 1:
            return True
        if self.towns[candidate.surface]:
            return not self.local and len(self.foreign) > 1
        return not self.local and (self.abroad or _is_base(candidate))

    def _against(self, candidate: CountryCandidate) -> int:
        """Return how much speaks for a small town of the name."""
        id = candidate.entry.id
        near = sum(n for place, n in self.places.items() if place not in _WITHOUT_NAMESAKES)
        towns = TOWN_WEIGHT * self.towns[candidate.surface]
        return near - 2 * self.places[id] + self.local + towns


def _is_base(candidate: CountryCandidate) -> bool:
    """Return whether something of more than a town's rank is at home there: London-based."""
    field, last = candidate.field, candidate.match.last
    return field.word(last) == "-" and field.word(last + 1) == "based"


def _first_persons(candidates: Sequence[CountryCandidate]) -> dict[str, int]:
    """Return names that are a person's somewhere, each with the body's first token of it."""
    first: dict[str, int] = {}
    for candidate in candidates:
        if candidate.verdict == "person":
            at = candidate.match.first if candidate.field.tokens.field == "body" else 0
            first.setdefault(candidate.surface, at)
    return first
