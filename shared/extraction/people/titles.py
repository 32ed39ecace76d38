"""Politicians outside the vocabulary: by the title before their name or the apposition after it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shared.extraction.people.name_surroundings import names_a_thing, place_of_title
from shared.extraction.people.person_names import (
    is_free,
    name_end,
    name_start,
    name_words,
    person_id,
    surface,
)
from shared.extraction.people.persons import Cast, Person
from shared.extraction.people.tenure import Tenure, When
from shared.extraction.people.thresholds import MOST_MODIFIERS
from shared.extraction.text.field import Reading
from shared.extraction.text.form_matches import Match
from shared.extraction.text.word_lists import (
    FORMERLY,
    INDEFINITE,
    LESSER,
    MINOR_BODIES,
    NATIONAL_TITLES,
    TITLES_OF_STATE,
)
from shared.vocabulary.model import Office, Vocabulary

_FIRM = frozenset({"head-of-government", "minister", "parliament"})


class Title(NamedTuple):
    """A title in the text.

    Attributes:
        reading: the field.
        match: where.
        offices: what it may be, the likeliest first.
        place: country or organisation that stands with it.
    """

    reading: Reading
    match: Match
    offices: tuple[Office, ...]
    place: str | None


class Titles:
    """Reads the titles of an article."""

    def __init__(self, vocabulary: Vocabulary, tenure: Tenure) -> None:
        """Keep what the rules go by."""
        self._vocabulary = vocabulary
        self._tenure = tenure

    def titles(self, readings: Sequence[Reading], named: frozenset[str]) -> list[Title]:
        """Every title in an article.

        Args:
            readings: its fields.
            named: countries that it names; the mayor of a small Athens is no Greek's.
        """
        return [
            Title(reading, match, offices, self._place(reading, match, named))
            for reading in readings
            for match in reading.matches
            if (
                offices := tuple(
                    self._vocabulary.offices[entry.id]
                    for entry in match.entries
                    if entry.kind == "title"
                )
            )
        ]

    def _place(self, reading: Reading, match: Match, named: frozenset[str]) -> str | None:
        place = place_of_title(reading, match)
        return None if place in self._vocabulary.countries and place not in named else place

    def name(self, titles: Sequence[Title], political: bool, cast: Cast) -> None:
        """Add the people whom a title introduces."""
        for title in titles:
            if not _is_political(title, political):
                continue
            self._after(title, cast)
            if title.place is not None or title.match.last - title.match.first > 1:
                self._before(title, cast)

    def resolve(
        self, titles: Sequence[Title], when: When, cast: Cast, person: Callable[[str, When], Person]
    ) -> None:
        """Add the holders of offices that are named by office and country alone."""
        for title in titles:
            reading, match = title.reading, title.match
            if when.day is None or title.place is None or cast.is_taken(reading, match.first):
                continue
            if cast.is_taken(reading, match.last) or _is_formerly(reading, match):
                continue
            if reading.word(match.first - 1) in LESSER or _is_indefinite(reading, match):
                continue
            keys = [office.key for office in title.offices]
            id = self._tenure.holder(keys, title.place, when.day)
            if id is not None:
                cast.add(person(id, when), reading, match.first, match.last, "office")

    def _after(self, title: Title, cast: Cast) -> None:
        """Title and name: Speaker Woo Won-shik."""
        reading = title.reading
        end = _region_end(reading, title.match.last)
        mark = reading.word(end)
        apposed = mark == "," and (title.place is not None or end > title.match.last)
        first = end + (mark == "." or apposed)
        if not reading.capital(first) or cast.is_taken(reading, first):
            return
        last = name_end(reading, first)
        words = name_words(reading, first, last)
        if apposed and (len(words) < 2 or reading.word(last) not in {",", ".", ""}):
            return  # a list goes on: the minister, Ghana said
        shouted = reading.sentence(title.match.first).shouting
        if len(words) > 1 or (words and len(words[0]) > 2 and not shouted):
            self._add(title, first, last, "title-and-name", cast)

    def _before(self, title: Title, cast: Cast) -> None:
        """Name and apposition: Hong Lei, assistant foreign minister of China."""
        reading = title.reading
        for at in range(title.match.first - 1, title.match.first - 2 - MOST_MODIFIERS, -1):
            if reading.word(at) in {",", "("}:
                first = name_start(reading, at)
                if len(name_words(reading, first, at)) > 1:
                    self._add(title, first, at, "name-and-title", cast)
                return
            if not reading.word(at)[:1].isalnum() and reading.word(at) not in {"'s", "-"}:
                return

    def _add(self, title: Title, first: int, last: int, rule: str, cast: Cast) -> None:
        reading = title.reading
        if last == first or not is_free(reading, cast, first, last):
            return
        if names_a_thing(reading, first, last):
            return
        office = title.offices[0]
        country = title.place if title.place in self._vocabulary.countries else None
        person = Person(
            person_id(reading, first, last),
            surface(reading, first, last),
            office.label,
            country,
            office.kind,
            False,
        )
        cast.add(person, reading, first, last, rule)


def _region_end(reading: Reading, at: int) -> int:
    """One past the region that a title is of, where a comma follows it: minister of Kerala."""
    if reading.word(at) != "of" or not reading.capital(at + 1):
        return at
    end = at + 2 + reading.capital(at + 2)
    return end if reading.word(end) == "," else at


def _is_political(title: Title, political: bool) -> bool:
    """Whether a title is one of state, and not of a company, a college or a town."""
    if title.reading.word(title.match.first - 1) in MINOR_BODIES and title.place is None:
        return False
    if title.place is not None:
        return True
    words = title.match.last - title.match.first
    if words > 1 and any(office.rank in _FIRM for office in title.offices):
        return True
    if words > 1 and title.reading.word(title.match.first) in TITLES_OF_STATE:
        return True
    return political and any(office.key in NATIONAL_TITLES for office in title.offices)


def _is_formerly(reading: Reading, match: Match) -> bool:
    return any(reading.word(at) in FORMERLY for at in range(match.first - 1, match.first - 5, -1))


def _is_indefinite(reading: Reading, match: Match) -> bool:
    """Whether any holder may be meant: a French president, no Kenyan minister."""
    place = reading.ending.get(match.first)
    before = place.first if place else match.first
    return reading.word(before - 1) in INDEFINITE
