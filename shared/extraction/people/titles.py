"""Politicians outside the vocabulary: by the title before their name or the apposition after it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shared.extraction.people.names.name_surroundings import names_a_thing, place_of_title
from shared.extraction.people.names.person_names import (
    is_free,
    name_end,
    name_start,
    name_words,
    person_id,
    surface,
)
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.people.thresholds import MOST_MODIFIERS
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_matches import FormMatch
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
        field: the field.
        match: where.
        offices: what it may be, the likeliest first.
        place: country or organisation that stands with it.
    """

    field: MatchedField
    match: FormMatch
    offices: tuple[Office, ...]
    place: str | None


class TitleFinder:
    """Reads the titles of an article."""

    def __init__(self, vocabulary: Vocabulary, tenure: Tenure) -> None:
        """Keep what the rules go by."""
        self._vocabulary = vocabulary
        self._tenure = tenure

    def titles(self, fields: Sequence[MatchedField], named: frozenset[str]) -> list[Title]:
        """Return every title in an article.

        Args:
            fields: its fields.
            named: countries that it names; the mayor of a small Athens is no Greek's.
        """
        return [
            Title(field, match, offices, self._place(field, match, named))
            for field in fields
            for match in field.matches
            if (
                offices := tuple(
                    self._vocabulary.offices[entry.id]
                    for entry in match.entries
                    if entry.kind == "title"
                )
            )
        ]

    def _place(self, field: MatchedField, match: FormMatch, named: frozenset[str]) -> str | None:
        place = place_of_title(field, match)
        return None if place in self._vocabulary.countries and place not in named else place

    def name(self, titles: Sequence[Title], political: bool, people: ArticlePeople) -> None:
        """Add the people whom a title introduces."""
        for title in titles:
            if not _is_political(title, political):
                continue
            self._after(title, people)
            if title.place is not None or title.match.last - title.match.first > 1:
                self._before(title, people)

    def resolve(
        self,
        titles: Sequence[Title],
        time: ArticleTime,
        people: ArticlePeople,
        person: Callable[[str, ArticleTime], Person],
    ) -> None:
        """Add the holders of offices that are named by office and country alone."""
        for title in titles:
            field, match = title.field, title.match
            if time.day is None or title.place is None or people.is_taken(field, match.first):
                continue
            if people.is_taken(field, match.last) or _is_formerly(field, match):
                continue
            if field.word(match.first - 1) in LESSER or _is_indefinite(field, match):
                continue
            keys = [office.key for office in title.offices]
            id = self._tenure.holder(keys, title.place, time.day)
            if id is not None:
                people.add(person(id, time), field, match.first, match.last, "office")

    def _after(self, title: Title, people: ArticlePeople) -> None:
        """Title and name: Speaker Woo Won-shik."""
        field = title.field
        end = _region_end(field, title.match.last)
        mark = field.word(end)
        apposed = mark == "," and (title.place is not None or end > title.match.last)
        first = end + (mark == "." or apposed)
        if not field.capital(first) or people.is_taken(field, first):
            return
        last = name_end(field, first)
        words = name_words(field, first, last)
        if apposed and (len(words) < 2 or field.word(last) not in {",", ".", ""}):
            return  # a list goes on: the minister, Ghana said
        shouted = field.sentence(title.match.first).shouting
        if len(words) > 1 or (words and len(words[0]) > 2 and not shouted):
            self._add(title, first, last, "title-and-name", people)

    def _before(self, title: Title, people: ArticlePeople) -> None:
        """Name and apposition: Hong Lei, assistant foreign minister of China."""
        field = title.field
        for at in range(title.match.first - 1, title.match.first - 2 - MOST_MODIFIERS, -1):
            if field.word(at) in {",", "("}:
                first = name_start(field, at)
                if len(name_words(field, first, at)) > 1:
                    self._add(title, first, at, "name-and-title", people)
                return
            if not field.word(at)[:1].isalnum() and field.word(at) not in {"'s", "-"}:
                return

    def _add(self, title: Title, first: int, last: int, rule: str, people: ArticlePeople) -> None:
        field = title.field
        if last == first or not is_free(field, people, first, last):
            return
        if names_a_thing(field, first, last):
            return
        office = title.offices[0]
        country = title.place if title.place in self._vocabulary.countries else None
        person = Person(
            person_id(field, first, last),
            surface(field, first, last),
            office.label,
            country,
            office.kind,
            False,
        )
        people.add(person, field, first, last, rule)


def _region_end(field: MatchedField, at: int) -> int:
    """Return one past the region that a title is of, if a comma follows: minister of Kerala."""
    if field.word(at) != "of" or not field.capital(at + 1):
        return at
    end = at + 2 + field.capital(at + 2)
    return end if field.word(end) == "," else at


def _is_political(title: Title, political: bool) -> bool:
    """Return whether a title is one of state, and not of a company, a college or a town."""
    if title.field.word(title.match.first - 1) in MINOR_BODIES and title.place is None:
        return False
    if title.place is not None:
        return True
    words = title.match.last - title.match.first
    if words > 1 and any(office.rank in _FIRM for office in title.offices):
        return True
    if words > 1 and title.field.word(title.match.first) in TITLES_OF_STATE:
        return True
    return political and any(office.key in NATIONAL_TITLES for office in title.offices)


def _is_formerly(field: MatchedField, match: FormMatch) -> bool:
    return any(field.word(at) in FORMERLY for at in range(match.first - 1, match.first - 5, -1))


def _is_indefinite(field: MatchedField, match: FormMatch) -> bool:
    """Return whether any holder may be meant: a French president, no Kenyan minister."""
    place = field.ending.get(match.first)
    before = place.first if place else match.first
    return field.word(before - 1) in INDEFINITE
