"""Countries: which forms in a text mean the country, and by which rule.

A form counts wherever it stands, unless the words around it make it something else (a street, a
person, a town with its state) or, where the vocabulary flags it, the article as a whole does.
"""

from collections.abc import Sequence

from shared.extraction.countries.article_context import Candidate, CountryContext, Verdict
from shared.extraction.countries.blockers import Blockers
from shared.extraction.countries.surroundings import (
    NAMES,
    is_acronym,
    is_beside_state,
    is_building,
    is_language,
    is_local,
    is_road_number,
    is_verb,
    is_with_state,
    may_be_surname,
    word_before,
)
from shared.extraction.text.field import Reading
from shared.extraction.text.form_index import Entry
from shared.extraction.text.form_matches import Match
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import (
    COURTESY,
    NAMESAKES,
    NOT_NAMES,
    PARTICLES,
    STATE_BODIES,
)

_PLAIN = frozenset({"exact", "both"})
_TOWN_NAMES = frozenset({"namesake", "town", "place"})
_NO_SURNAMES = STATE_BODIES | NOT_NAMES | NAMESAKES
_SURNAMES = frozenset({"name", "capital", "demonym"})


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
        for candidate in candidates:
            candidate.verdict = self._near(candidate)
        context = CountryContext(candidates, readings)
        return [
            _mentions(reading, [c for c in candidates if c.reading is reading], context)
            for reading in readings
        ]

    def _near(self, candidate: Candidate) -> Verdict:
        """What the words around a form say."""
        reading, match, entry = candidate.reading, candidate.match, candidate.entry
        kinds = {other.form for other in match.entries if other.form}
        if self._blockers.block(reading.tokens, match.first, match.last, kinds):
            return "other"
        if is_road_number(reading, match) or is_acronym(reading, match, entry):
            return "other"
        if is_beside_state(reading, match):
            return "other"
        if is_with_state(reading, match, entry):
            return "town"
        if self._is_person(reading, match, entry):
            return "person"
        if entry.form in NAMES and is_local(reading, match):
            return "other"
        if not _TOWN_NAMES.isdisjoint(entry.flags) and is_building(reading, match):
            return "other"
        if entry.form == "demonym" and is_language(reading, match):
            return "other"
        if "word" in entry.flags and is_verb(reading, match):
            return "other"
        return "unsure" if set(entry.flags) - _PLAIN else "sure"

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
            and reading.word(after) not in _NO_SURNAMES
            and not reading.sentence(match.first).shouting
        )


def _mentions(
    reading: Reading, candidates: Sequence[Candidate], context: CountryContext
) -> list[EntityMention]:
    found: list[EntityMention] = []
    taken = -1
    for candidate in candidates:
        match, entry = candidate.match, candidate.entry
        free = match.first != taken or "both" in entry.flags
        if free and context.counts(candidate):
            counts = match.first >= reading.dateline
            rule = entry.form or "name"
            found.append(EntityMention("country", entry.id, match.first, match.last, rule, counts))
            taken = match.first
    return found
