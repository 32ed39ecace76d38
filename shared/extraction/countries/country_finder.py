"""Countries: which forms in a text mean the country, and by which rule.

A form counts wherever it stands, unless the words around it make it something else (a street, a
person, a town with its state) or, where the vocabulary flags it, the article as a whole does.
"""

from collections.abc import Sequence

from shared.extraction.countries.article_context import (
    CountryCandidate,
    CountryContext,
    CountryVerdict,
)
from shared.extraction.countries.blockers import Blockers
from shared.extraction.countries.surroundings import (
    NAMES,
    is_acronym,
    is_beside_state,
    is_building,
    is_in_dateline,
    is_language,
    is_local,
    is_road_number,
    is_verb,
    is_with_state,
    may_be_surname,
    word_before,
)
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import Entry
from shared.extraction.text.form_matches import FormMatch
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


class CountryFinder:
    """Finds countries by the rules above."""

    def __init__(self, blockers: Blockers, given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._blockers = blockers
        self._given_names = given_names

    def find(self, fields: Sequence[MatchedField]) -> list[list[EntityMention]]:
        """Return the countries of an article, field by field and in order."""
        candidates = [
            CountryCandidate(field, match, entry, "unsure")
            for field in fields
            for match in field.matches
            for entry in match.entries
            if entry.kind == "country"
        ]
        for candidate in candidates:
            candidate.verdict = self._near(candidate)
        context = CountryContext(candidates, fields)
        return [
            _mentions(field, [c for c in candidates if c.field is field], context)
            for field in fields
        ]

    def _near(self, candidate: CountryCandidate) -> CountryVerdict:
        """Return what the words around a form say."""
        field, match, entry = candidate.field, candidate.match, candidate.entry
        kinds = {other.form for other in match.entries if other.form}
        if self._blockers.block(field.tokens, match.first, match.last, kinds):
            return "other"
        if is_road_number(field, match) or is_acronym(field, match, entry):
            return "other"
        if is_beside_state(field, match):
            return "other"
        if is_with_state(field, match, entry):
            return "town"
        if self._is_person(field, match, entry):
            return "person"
        if entry.form in NAMES and is_local(field, match):
            return "other"
        if not _TOWN_NAMES.isdisjoint(entry.flags) and is_building(field, match):
            return "other"
        if entry.form == "demonym" and is_language(field, match):
            return "other"
        if "word" in entry.flags and is_verb(field, match):
            return "other"
        return "unsure" if set(entry.flags) - _PLAIN else "sure"

    def _is_person(self, field: MatchedField, match: FormMatch, entry: Entry) -> bool:
        """Return whether a name stands as a person's: Mr. Chad, Chad Smith, Michael Jordan."""
        at = word_before(field, match.first)
        before, named = field.word(at), "person" in entry.flags
        given = before in self._given_names and field.capital(at)
        if match.last - match.first == 1 and entry.form in _SURNAMES and given:
            return named or not field.begins_sentence(at)
        if not named or entry.form not in NAMES:
            return False
        if before in COURTESY:
            return True
        if before in PARTICLES and field.capital(at - 1):
            return True
        after = match.last
        return (
            (entry.form == "name" or "namesake" not in entry.flags)
            and may_be_surname(field.starting.get(after))
            and field.capital(after)
            and len(field.raw(after)) > 1
            and field.word(after) not in _NO_SURNAMES
            and not field.sentence(match.first).shouting
        )


def _mentions(
    field: MatchedField, candidates: Sequence[CountryCandidate], context: CountryContext
) -> list[EntityMention]:
    found: list[EntityMention] = []
    taken = -1
    for candidate in candidates:
        match, entry = candidate.match, candidate.entry
        free = match.first != taken or "both" in entry.flags
        if free and context.counts(candidate):
            counts = match.first >= field.dateline and not is_in_dateline(field, match)
            rule = entry.form or "name"
            found.append(EntityMention("country", entry.id, match.first, match.last, rule, counts))
            taken = match.first
    return found
