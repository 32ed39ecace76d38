"""Leaders of the vocabulary: by full name, by surname, by title and surname."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shared.extraction.cast import Cast, Person
from shared.extraction.forms import Entry, form_keys
from shared.extraction.lexicon import (
    ACTS,
    ADDRESSES,
    AFTER_SURNAME,
    COMMON_NAMES,
    MONTH_SIGNS,
    NAMED_AFTER,
    NAMESAKES,
    NOT_NAMES,
    PARTICLES,
    POLITICS,
    SCHOOLS,
    STARTERS,
    WEEKDAYS,
)
from shared.extraction.matching import Match
from shared.extraction.reading import Reading
from shared.extraction.tenure import Tenure, When
from shared.vocabulary.folding import form_words
from shared.vocabulary.model import Vocabulary

_ALONE = 4  # points of evidence that a surname without any other sign of a person needs
_LEAD = 0.75  # by how much the likeliest bearer of a surname must lead the next
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Surname:
    """A leader's short name in the text, and what stands before it.

    Attributes:
        reading: the field.
        match: where.
        ids: leaders who go by it.
        offices: offices of the title right before it.
        place: country or organisation named with that title.
    """

    reading: Reading
    match: Match
    ids: tuple[str, ...]
    offices: tuple[str, ...]
    place: str | None


class Linker:
    """Finds leaders of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, tenure: Tenure, given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._leaders = vocabulary.leaders
        self._offices = vocabulary.offices
        self._tenure = tenure
        self._given_names = given_names

    def link(
        self, readings: Sequence[Reading], countries: frozenset[str], when: When, cast: Cast
    ) -> None:
        """Add the leaders of an article to its cast.

        Args:
            readings: its fields.
            countries: codes of the countries that it names.
            when: the time that it speaks of.
            cast: takes persons and mentions.
        """
        for reading in readings:
            for match in reading.matches:
                self._full_name(reading, match, countries, when, cast)
        strangers: set[str] = set()
        surnames = [
            surname
            for reading in readings
            for match in reading.matches
            if (surname := self._surname(reading, match, strangers, cast))
        ]
        for surname in surnames:
            self._resolve(surname, surnames, strangers, countries, when, cast)

    def person(self, id: str, when: When) -> Person:
        """A leader as an article of that time presents him."""
        leader = self._leaders[id]
        term = self._tenure.term(id, when)
        office = self._offices[term.office] if term else None
        return Person(
            id,
            leader.name,
            office.label if office else None,
            term.country if term else None,
            office.kind if office else "leader",
            True,
        )

    def _full_name(
        self, reading: Reading, match: Match, countries: frozenset[str], when: When, cast: Cast
    ) -> None:
        ids = [entry.id for entry in match.entries if self._is_full(reading, match, entry)]
        if not ids or names_a_thing(reading, match.first, match.last):
            return
        if self._is_longer(reading, match):
            return
        if reading.word(match.last) in _GENERATIONS and reading.capital(match.last):
            return
        id = ids[0] if len(ids) == 1 else self._likeliest(ids, countries, when, 0.0)
        if id is not None:
            cast.add(self.person(id, when), reading, match.first, match.last, "full-name")

    def _is_full(self, reading: Reading, match: Match, entry: Entry) -> bool:
        """Whether a form is a whole name, or long enough to be as good as one."""
        words = [word for word in reading.tokens.words[match.first : match.last] if len(word) > 1]
        if sum(word not in PARTICLES for word in words) < 2:
            return False
        return entry.kind == "leader" or (
            entry.kind == "short" and form_keys(self._leaders[entry.id].name) == tuple(words)
        )

    def _is_longer(self, reading: Reading, match: Match) -> bool:
        """Whether a capitalised word follows that makes it another's name: John Paul Delaney."""
        after, word = match.last, reading.word(match.last)
        return (
            reading.capital(after)
            and word.isalpha()
            and len(word) > 1
            and word not in AFTER_SURNAME
            and word not in NOT_NAMES
            and after not in reading.starting
            and not reading.begins_sentence(after)
            and reading.sentence_of(after) not in reading.shouting
        )

    def _surname(
        self, reading: Reading, match: Match, strangers: set[str], cast: Cast
    ) -> Surname | None:
        """A surname that may be a leader's; another person's goes to `strangers`."""
        named = [entry.id for entry in match.entries if entry.kind in ("short", "leader")]
        ids = tuple(dict.fromkeys(named))
        if not ids or cast.is_taken(reading, match.first):
            return None
        if names_a_thing(reading, match.first, match.last) or _is_month(reading, match):
            return None
        title = reading.ending.get(before_mark(reading, match.first))
        offices = tuple(e.id for e in title.entries if e.kind == "title") if title else ()
        if reading.word(match.first) in WEEKDAYS and (not title or title.last - title.first < 2):
            return None
        if not offices and self._is_strange(reading, match, ids):
            strangers.add(reading.word(match.first))
            return None
        if self._goes_on(reading, match, ids):
            return None
        place = None
        if title and offices:
            place = place_of_title(reading, title) or place_after_of(reading, match.last)
        return Surname(reading, match, ids, offices, place)

    def _is_strange(self, reading: Reading, match: Match, ids: tuple[str, ...]) -> bool:
        """Whether another given name stands before the surname."""
        if reading.begins_sentence(match.first):
            return False
        at = match.first - 1
        if reading.word(at) == "-" and reading.tokens.ends[at] == reading.tokens.starts[at + 1]:
            at -= 1
            linked = at + 1 in reading.ending or reading.word(at) in PARTICLES
            return not linked and reading.capital(at)
        if reading.word(at) == ".":
            at -= 1
            if len(reading.word(at)) == 1:
                initial = reading.word(at)
                return all(self._leaders[id].name[0].lower() != initial for id in ids)
        word = reading.word(at)
        if word in PARTICLES and not word.isupper():
            return all(word not in form_words(self._leaders[id].name) for id in ids)
        if not reading.capital(at) or word in ADDRESSES:
            return False
        if word in self._given_names:
            return not reading.begins_sentence(at) or word not in STARTERS
        if at + 1 in reading.ending or word in STARTERS:
            return False
        if reading.begins_sentence(at):
            return reading.word(match.first) in COMMON_NAMES
        return reading.sentence_of(at) not in reading.shouting

    def _goes_on(self, reading: Reading, match: Match, ids: tuple[str, ...]) -> bool:
        """Whether the name goes on after the surname, as another's: Kim Kardashian."""
        after, word = match.last, reading.word(match.last)
        if not reading.capital(after) or not word.isalpha() or word in AFTER_SURNAME:
            return False
        if reading.begins_sentence(after):
            return False
        if follower := reading.starting.get(after):
            names = any(entry.kind in ("short", "leader") for entry in follower.entries)
            return names and reading.word(match.first) in self._given_names
        if word in self._given_names and self._comes_first(match, reading, ids):
            return True
        if reading.sentence_of(after) in reading.shouting:
            return False
        return self._comes_first(match, reading, ids) or (
            reading.word(match.first) in self._given_names
        )

    def _comes_first(self, match: Match, reading: Reading, ids: tuple[str, ...]) -> bool:
        """Whether the surname stands first in the name of one who bears it."""
        word = reading.word(match.first)
        return any(form_words(self._leaders[id].name)[0] == word for id in ids)

    def _resolve(
        self,
        surname: Surname,
        surnames: Sequence[Surname],
        strangers: set[str],
        countries: frozenset[str],
        when: When,
        cast: Cast,
    ) -> None:
        reading, match = surname.reading, surname.match
        rule, ids = "surname", [id for id in surname.ids if id in cast.persons]
        if len(ids) > 1 and surname.offices:
            ids = [id for id in ids if self._tenure.held(id, surname.offices)] or ids
        if surname.place is not None:
            ids = [id for id in ids if surname.place in self._tenure.places(id)]
        chosen = _latest(ids, reading, match, cast)
        if chosen is None and surname.offices:
            rule, chosen = "title-and-surname", self._by_title(surname, countries, when)
        elif chosen is None and reading.word(match.first) not in strangers:
            rule, chosen = "surname-alone", self._alone(surname, surnames, countries, when, cast)
        if chosen is not None:
            cast.add(self.person(chosen, when), reading, match.first, match.last, rule)

    def _by_title(self, surname: Surname, countries: frozenset[str], when: When) -> str | None:
        ids = [id for id in surname.ids if self._tenure.held(id, surname.offices)]
        if surname.place is not None:
            ids = [id for id in ids if surname.place in self._tenure.places(id)]
        return self._likeliest(ids, countries, when, _LEAD)

    def _alone(
        self,
        surname: Surname,
        surnames: Sequence[Surname],
        countries: frozenset[str],
        when: When,
        cast: Cast,
    ) -> str | None:
        """The bearer of a surname that stands alone, where the evidence leaves but him."""
        id = self._likeliest(surname.ids, countries, when, _LEAD)
        if id is None:
            return None
        reading, match = surname.reading, surname.match
        word = reading.word(match.first)
        common = (
            word in COMMON_NAMES
            or word in self._given_names
            or any(entry.kind not in ("short", "leader") for entry in match.entries)
        )
        weight = self._tenure.weight(id, when)
        known = bool(self._tenure.places(id) & countries)
        listed = _is_listed(reading, match, cast, surnames)
        first, last = reading.tokens.sentences[reading.sentence_of(match.first)]
        political = any(w in POLITICS for w in reading.tokens.words[first:last])
        acts = reading.word(match.last) in ACTS
        if common and (weight < 3 or not (known or listed or (acts and weight >= 4 and countries))):
            return None
        points = (
            2 * known
            + 2 * listed
            + political
            + acts
            + bool(countries)
            + 2 * (not common)
            + (weight >= 3)
            + (weight >= 4)
        )
        return id if points >= _ALONE else None

    def _likeliest(
        self, ids: Iterable[str], countries: frozenset[str], when: When, lead: float
    ) -> str | None:
        """The one whom an article of that time and those countries most likely means."""
        ranked = sorted(
            (
                (
                    self._tenure.weight(id, when)
                    + (1.5 if self._tenure.places(id) & countries else 0),
                    id,
                )
                for id in ids
            ),
            key=lambda pair: (-pair[0], pair[1]),
        )
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead:
            return None
        return ranked[0][1]


def names_a_thing(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is part of a thing's: Trump Tower, Kennedy International Airport."""
    before = before_mark(reading, first) - 1
    if reading.word(before) in NAMED_AFTER and reading.capital(before):
        return True
    reach = 1 if reading.sentence_of(first) in reading.shouting else 3
    if reading.word(last) in SCHOOLS and reading.word(last + 1) == "school":
        return True
    for at in range(last, last + reach):
        if not reading.capital(at):
            return False
        if reading.word(at) in NAMESAKES:
            return True
    return False


def before_mark(reading: Reading, first: int) -> int:
    """One past the last word before a token, stepping over an abbreviation's full stop."""
    return first - 1 if reading.word(first - 1) == "." else first


def place_of_title(reading: Reading, title: Match) -> str | None:
    """Country or organisation that stands with a title: `French President`, `president of Iran`."""
    at = title.first
    if reading.word(at - 1) == "'s":
        at -= 1
    return _place(reading.ending.get(at)) or place_after_of(reading, title.last)


def place_after_of(reading: Reading, at: int) -> str | None:
    """Country or organisation after an `of` at a place."""
    if reading.word(at) != "of":
        return None
    return _place(reading.starting.get(at + 1 + (reading.word(at + 1) == "the")))


def _place(match: Match | None) -> str | None:
    for entry in match.entries if match else ():
        if entry.kind in ("country", "organisation"):
            return entry.id
    return None


def _is_month(reading: Reading, match: Match) -> bool:
    if reading.word(match.first) not in {"may", "march"} or match.last - match.first > 1:
        return False
    after = reading.word(match.last)
    return (
        after[:1].isdigit()
        or reading.word(match.first - 1) in MONTH_SIGNS
        or reading.word(match.first - 1)[-1:].isdigit()
        or (
            reading.begins_sentence(match.first)
            and after not in {"'s", "and", "said", "says", "told", "will", "has", "is", "was"}
        )
    )


def _latest(ids: Sequence[str], reading: Reading, match: Match, cast: Cast) -> str | None:
    """Of the people already met, the one whose mention comes last before the surname."""
    if len(ids) < 2:
        return ids[0] if ids else None
    before = [
        mention.id
        for mention in cast.mentions[reading.tokens.field]
        if mention.id in ids and mention.last <= match.first
    ]
    return before[-1] if before else ids[0]


def _is_listed(reading: Reading, match: Match, cast: Cast, surnames: Sequence[Surname]) -> bool:
    """Whether the surname is in a list with another leader's: Xi, Putin and Kim."""
    for mark, neighbour in ((match.first - 1, match.first - 2), (match.last, match.last + 1)):
        if reading.word(mark) in {",", "and", "&", "-", "or"} and (
            cast.is_taken(reading, neighbour)
            or any(
                s.reading is reading and s.match.first <= neighbour < s.match.last for s in surnames
            )
        ):
            return True
    return False
