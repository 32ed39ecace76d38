"""Leaders by surname: within the article, after a title, and alone where one candidate is left."""

from shared.extraction.people.article_context import Case
from shared.extraction.people.name_surroundings import (
    before_mark,
    is_hyphenated,
    is_month,
    names_a_thing,
    place_after_of,
    place_of_title,
)
from shared.extraction.people.surname_lists import Listed, Surname
from shared.extraction.people.thresholds import EVIDENCE_ALONE, HEAD_WEIGHT, IN_OFFICE_WEIGHT
from shared.extraction.text.field import Reading
from shared.extraction.text.form_index import form_keys
from shared.extraction.text.form_matches import Match
from shared.extraction.text.word_lists import (
    ACTS,
    ADDRESSES,
    AFTER_SURNAME,
    COMMON_NAMES,
    PARTICLES,
    POSSESSIVES,
    STARTERS,
    WEEKDAYS,
)
from shared.vocabulary.model import Leader
from shared.vocabulary.normal_form import form_words


class Surnames:
    """Finds surnames in an article and says whose they are."""

    def __init__(self, leaders: dict[str, Leader], given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._leaders = leaders
        self._first_words = {id: form_keys(leader.name)[0] for id, leader in leaders.items()}
        self._given_names = given_names

    def resolve(self, case: Case) -> list[tuple[Surname, str, str]]:
        """Each surname that is a leader's, with his id and the rule that tells.

        People whom it finds count for the surnames after it.
        """
        strangers: set[str] = set()
        surnames = [
            surname
            for reading in case.readings
            for match in reading.matches
            if (surname := self._surname(reading, match, strangers, case))
        ]
        listed = Listed(surnames, case)
        found: list[tuple[Surname, str, str]] = []
        met = set(case.cast.persons)
        for surname in surnames:
            id, rule = self._whose(surname, listed, strangers, met, case)
            if id is not None:
                found.append((surname, id, rule))
                met.add(id)
        return found

    def _surname(
        self, reading: Reading, match: Match, strangers: set[str], case: Case
    ) -> Surname | None:
        """A surname that may be a leader's; another person's goes to `strangers`."""
        named = [entry.id for entry in match.entries if entry.kind in ("short", "leader")]
        if not named or case.cast.is_taken(reading, match.first):
            return None
        if names_a_thing(reading, match.first, match.last) or is_month(reading, match):
            return None
        if match.last - match.first > 1 and is_hyphenated(reading, match.last):
            return None
        ids = tuple(dict.fromkeys(named))
        title = reading.ending.get(before_mark(reading, match.first))
        offices = tuple(e.id for e in title.entries if e.kind == "title") if title else ()
        if reading.word(match.first) in WEEKDAYS and (not title or title.last - title.first < 2):
            return None
        if not offices and self._is_strange(reading, match, ids):
            strangers.add(reading.word(match.first))
            return None
        if self._is_another(reading, match, ids):
            return None
        place = None
        if title and offices:
            place = place_of_title(reading, title) or place_after_of(reading, match.last)
        return Surname(reading, match, ids, offices, place)

    def _is_strange(self, reading: Reading, match: Match, ids: tuple[str, ...]) -> bool:
        """Whether another given name, or its initial, stands before the surname."""
        if reading.begins_sentence(match.first):
            return False
        at, word = match.first - 1, reading.word(match.first - 1)
        if word == "-" and reading.tokens.ends[at] == reading.tokens.starts[at + 1]:
            known = at in reading.ending or reading.word(at - 1) in PARTICLES
            return not known and reading.capital(at - 1)
        if word == ".":
            at, word = at - 1, reading.word(at - 1)
            if len(word) == 1:
                return all(self._leaders[id].name[0].lower() != word for id in ids)
        if word in PARTICLES and not reading.capital(at):
            return all(word not in form_words(self._leaders[id].name) for id in ids)
        return self._is_given(reading, at, match)

    def _is_given(self, reading: Reading, at: int, match: Match) -> bool:
        """Whether the word before a surname is a given name, or some other part of a name."""
        word = reading.word(at)
        if not reading.capital(at) or word in ADDRESSES:
            return False
        begins = reading.begins_sentence(at)
        if word in self._given_names:
            return not begins or word not in STARTERS
        if at + 1 in reading.ending or word in STARTERS:
            return False
        if begins:
            return reading.word(match.first) in COMMON_NAMES
        return not reading.sentence(at).shouting

    def _is_another(self, reading: Reading, match: Match, ids: tuple[str, ...]) -> bool:
        """Whether the name goes on after the surname, as another's: Kim Kardashian."""
        after, word = match.last, reading.word(match.last)
        if not reading.capital(after) or not word.isalpha() or word in AFTER_SURNAME:
            return False
        if reading.begins_sentence(after):
            return False
        given = reading.word(match.first) in self._given_names
        if follower := reading.starting.get(after):
            return given and any(entry.kind in ("short", "leader") for entry in follower.entries)
        first = reading.word(match.first)
        comes_first = any(self._first_words[id] == first for id in ids)
        if reading.sentence(after).shouting:
            return comes_first and word in self._given_names
        return comes_first or given

    def _whose(
        self, surname: Surname, listed: Listed, strangers: set[str], met: set[str], case: Case
    ) -> tuple[str | None, str]:
        """The one whom a surname means, and by which rule."""
        ids = [id for id in surname.ids if id in met]
        if len(ids) > 1 and surname.offices:
            ids = [id for id in ids if case.tenure.held(id, surname.offices)] or ids
        if surname.place is not None:
            ids = [id for id in ids if surname.place in case.tenure.places(id)]
        if ids:
            return listed.latest(ids, surname), "surname"
        if surname.offices:
            return _by_title(surname, case), "title-and-surname"
        if surname.word in strangers:
            return None, ""
        return self._alone(surname, listed, case), "surname-alone"

    def _alone(self, surname: Surname, listed: Listed, case: Case) -> str | None:
        """The bearer of a surname that stands alone, where the evidence leaves but him."""
        id = case.likeliest(surname.ids)
        if id is None:
            return None
        weight = case.weight(id)
        home, beside = case.is_at_home(id), listed.is_listed(surname)
        after = surname.reading.word(surname.match.last)
        if self._is_place(surname, after):
            return None
        acts = after in ACTS or after in AFTER_SURNAME
        common = self._is_common(surname)
        if common and not (home or beside or (acts and weight >= HEAD_WEIGHT and case.countries)):
            return None
        if common and weight < IN_OFFICE_WEIGHT:
            return None
        points = (
            2 * (home + beside + (not common))
            + (surname.reading.sentence(surname.match.first).political > 0)
            + acts
            + bool(case.countries)
            + (weight >= IN_OFFICE_WEIGHT)
            + (weight >= HEAD_WEIGHT)
        )
        return id if points >= EVIDENCE_ALONE else None

    def _is_place(self, surname: Surname, after: str) -> bool:
        """Whether the word is rather a place or a language: Scotland's, his English."""
        reading, match = surname.reading, surname.match
        if reading.word(match.first - 1) in POSSESSIVES:
            return True
        kinds = {entry.kind for entry in match.entries}
        office = reading.starting.get(match.last + 1)
        ruled = office is not None and any(entry.kind == "title" for entry in office.entries)
        return after == "'s" and ("country" in kinds or ("place" in kinds and ruled))

    def _is_common(self, surname: Surname) -> bool:
        """Whether many bear the name, or it is a word, a given name or a place."""
        return (
            surname.word in COMMON_NAMES
            or surname.word in self._given_names
            or any(entry.kind not in ("short", "leader") for entry in surname.match.entries)
        )


def _by_title(surname: Surname, case: Case) -> str | None:
    ids = [id for id in surname.ids if case.tenure.held(id, surname.offices)]
    if surname.place is not None:
        ids = [id for id in ids if surname.place in case.tenure.places(id)]
    return case.likeliest(ids)
