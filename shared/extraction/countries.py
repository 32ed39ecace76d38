"""Countries: which forms in a text mean the country, and by which rule.

A form counts wherever it stands, unless the words around it make it something else (a street, a
person, a town with its state) or, where the vocabulary flags it, the article as a whole does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from shared.extraction.blocking import Blockers
from shared.extraction.country_signs import (
    NAMES,
    is_acronym,
    is_beside_state,
    is_language,
    is_local,
    is_road_number,
    is_verb,
    is_with_state,
    may_be_surname,
    place_at,
    word_before,
)
from shared.extraction.forms import Entry
from shared.extraction.lexicon import (
    COURTESY,
    LOCAL_NEWS,
    PARTICLES,
    STATE_BODIES,
    TOWN_BODIES,
)
from shared.extraction.matching import Match
from shared.extraction.reading import Reading
from shared.extraction.tokens import EntityMention

type Verdict = Literal["sure", "unsure", "other"]

_SURNAMES = frozenset({"name", "capital", "demonym"})
_HOME = frozenset({"USA"})


@dataclass(slots=True)
class Candidate:
    """A form of a country in the text.

    Attributes:
        reading: the field.
        match: where.
        entry: the country it may mean.
        verdict: `sure` that it does, `other` where it does not, `unsure` where the rest of the
            article decides.
    """

    reading: Reading
    match: Match
    entry: Entry
    verdict: Verdict

    @property
    def surface(self) -> str:
        """Its words, folded."""
        return " ".join(self.reading.tokens.words[self.match.first : self.match.last])


class Countries:
    """Finds countries by the rules above."""

    def __init__(self, blockers: Blockers, given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._blockers = blockers
        self._given_names = given_names

    def find(self, readings: Sequence[Reading]) -> list[list[EntityMention]]:
        """The countries of an article, field by field and in order."""
        candidates = [
            Candidate(reading, match, entry, "unsure")
            for reading in readings
            for match in reading.matches
            for entry in match.entries
            if entry.kind == "country"
        ]
        elsewhere: set[str] = set()
        for candidate in candidates:
            candidate.verdict = self._near(candidate, elsewhere)
        article = _Article(candidates, readings, elsewhere)
        return [
            _mentions(reading, [c for c in candidates if c.reading is reading], article)
            for reading in readings
        ]

    def _near(self, candidate: Candidate, elsewhere: set[str]) -> Verdict:
        """What the words around a form say; names shown to be another place go to `elsewhere`."""
        reading, match, entry = candidate.reading, candidate.match, candidate.entry
        kinds = {other.form for other in match.entries if other.form}
        if self._blockers.block(reading.tokens, match.first, match.last, kinds):
            return "other"
        if is_road_number(reading, match) or is_acronym(reading, match, entry):
            return "other"
        if is_beside_state(reading, match):
            return "other"
        if is_with_state(reading, match, entry) or self._is_person(reading, match, entry):
            elsewhere.add(candidate.surface)
            return "other"
        if entry.form in NAMES and is_local(reading, match):
            return "other"
        if entry.form == "demonym" and is_language(reading, match):
            return "other"
        if "word" in entry.flags and is_verb(reading, match):
            return "other"
        return "unsure" if set(entry.flags) - {"exact"} else "sure"

    def _is_person(self, reading: Reading, match: Match, entry: Entry) -> bool:
        """Whether a name stands as a person's: Mr. Chad, Chad Smith, Michael Jordan."""
        at = word_before(reading, match.first)
        before, named = reading.word(at), "person" in entry.flags
        given = before in self._given_names and reading.capital(at)
        if match.last - match.first == 1 and entry.form in _SURNAMES and given:
            return named or not reading.begins_sentence(at)
        if not named or entry.form not in NAMES:
            return False
        if before in COURTESY:
            return True
        if before in PARTICLES and reading.capital(at - 1):
            return True
        after = match.last
        return (
            entry.form == "name"
            and may_be_surname(reading.starting.get(after))
            and reading.capital(after)
            and len(reading.raw(after)) > 1
            and reading.word(after) not in STATE_BODIES
            and not reading.sentence(match.first).shouting
        )


def _is_town(candidate: Candidate) -> bool:
    """Whether a town's own bodies, or its people by age, stand with a name."""
    reading, match = candidate.reading, candidate.match
    if reading.word(match.last) == "city" and reading.word(match.last + 1) in TOWN_BODIES:
        return True
    first = match.first
    aged = reading.word(first - 3).isdigit() and reading.word(first - 4) == ","
    return reading.word(first - 1) == "of" and reading.word(first - 2) == "," and aged


class _Article:
    """What the article as a whole says of names that mean several things."""

    def __init__(
        self, candidates: Sequence[Candidate], readings: Sequence[Reading], elsewhere: set[str]
    ) -> None:
        self.elsewhere = elsewhere
        self.sure = {c.entry.id for c in candidates if c.verdict == "sure"}
        self._candidates = candidates
        self._readings = readings

    @cached_property
    def places(self) -> Counter[str]:
        """Countries of the states and towns that are named, by how often they are."""
        unsure = {id(c.match) for c in self._candidates}
        return Counter(
            entry.id
            for reading in self._readings
            for match in reading.matches
            if id(match) not in unsure and (entry := place_at(reading, match))
        )

    @cached_property
    def local(self) -> int:
        """How many words of local news there are."""
        return sum(word in LOCAL_NEWS for r in self._readings for word in r.tokens.words)

    @cached_property
    def abroad(self) -> bool:
        """Whether the article tells of other countries, or of a body of several."""
        bodies = (
            entry.kind == "organisation"
            for reading in self._readings
            for match in reading.matches
            for entry in match.entries
        )
        return bool(self.sure - _HOME - self.places.keys()) or any(bodies)

    @cached_property
    def lower(self) -> frozenset[str]:
        """Words that stand in lower case somewhere."""
        return frozenset(raw for r in self._readings for raw in r.tokens.raws if raw.islower())

    @cached_property
    def towns(self) -> frozenset[str]:
        """Names that somewhere stand as a town's: Paris City Council."""
        return frozenset(c.surface for c in self._candidates if _is_town(c))

    def means_country(self, candidate: Candidate) -> bool:
        """Whether an unsure form means its country."""
        entry = candidate.entry
        if entry.id in self.sure:
            return True
        if "namesake" in entry.flags and candidate.surface in self.towns:
            return False
        if "shared" in entry.flags:
            return False
        if "word" in entry.flags:
            owns = candidate.reading.word(candidate.match.last) == "'s"
            return owns or candidate.surface not in self.lower
        local = self.places.total() - 2 * self.places[entry.id] + self.local
        if "place" in entry.flags:
            follows = candidate.match.last + (candidate.reading.word(candidate.match.last) == "'s")
            return candidate.reading.word(follows) in STATE_BODIES or (self.abroad and local < 1)
        return local < 1 or (self.abroad and not self.local)


def _mentions(
    reading: Reading, candidates: Sequence[Candidate], article: _Article
) -> list[EntityMention]:
    found: list[EntityMention] = []
    taken = -1
    for candidate in candidates:
        match, entry = candidate.match, candidate.entry
        if match.first == taken or candidate.verdict == "other":
            continue
        if candidate.surface in article.elsewhere:
            continue
        if candidate.verdict == "sure" or article.means_country(candidate):
            counts = match.first >= reading.dateline
            rule = entry.form or "name"
            found.append(EntityMention("country", entry.id, match.first, match.last, rule, counts))
            taken = match.first
    return found
