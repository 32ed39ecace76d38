"""Politicians outside the vocabulary: by the title before their name or the apposition after it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from shared.extraction.people.names.introductions import (
    Span,
    complement_end,
    name_after,
    name_before,
    phrase_start,
)
from shared.extraction.people.names.name_surroundings import names_a_thing, place_of_title
from shared.extraction.people.names.person_names import is_free, person_id, surface
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_matches import FormMatch
from shared.extraction.text.word_lists import (
    COMPANY_TITLES,
    FORMERLY,
    INDEFINITE,
    LESSER,
    MINOR_BODIES,
    NATIONAL_TITLES,
    PARTY_BODIES,
    PREDICATES,
    PRIVATE_BODIES,
    PUBLIC_BODIES,
    TITLE_MODIFIERS,
    TITLES_OF_STATE,
)
from shared.vocabulary.model import Office, Vocabulary

_KNOWN_BEFORE = PUBLIC_BODIES | PARTY_BODIES | TITLE_MODIFIERS
_NOT_OF_STATE = MINOR_BODIES | PRIVATE_BODIES
_FIRM = frozenset({"head-of-government", "minister", "parliament", "region"})


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
            Title(field, match, offices, self._place(field, match, offices, named))
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

    def _place(
        self,
        field: MatchedField,
        match: FormMatch,
        offices: Sequence[Office],
        named: frozenset[str],
    ) -> str | None:
        place = place_of_title(field, match)
        if place is None or (place in self._vocabulary.countries and place not in named):
            return None
        held = any(
            office.key not in COMPANY_TITLES or self._tenure.is_held(office.key, place)
            for office in offices
        )
        return place if held else None

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
            if _is_predicate(field, match) or _is_explained(field, match, people):
                continue
            keys = [office.key for office in title.offices]
            id = self._tenure.holder(keys, title.place, time.day)
            if id is not None:
                people.add(person(id, time), field, match.first, match.last, "office")

    def _after(self, title: Title, people: ArticlePeople) -> None:
        """Title and name: Speaker Woo Won-shik."""
        field, match = title.field, title.match
        single = match.last - match.first == 1
        if single and title.place is None and field.word(match.last) == ",":
            return
        if found := name_after(field, match.last, people):
            self._add(title, found, "title-and-name", people)

    def _before(self, title: Title, people: ArticlePeople) -> None:
        """Name and apposition: Hong Lei, assistant foreign minister of China."""
        field, match = title.field, title.match
        if people.is_taken(field, match.last):
            return
        if found := name_before(field, phrase_start(field, match.first)):
            self._add(title, found, "name-and-title", people)

    def _add(self, title: Title, span: Span, rule: str, people: ArticlePeople) -> None:
        field, (first, last) = title.field, span
        if not is_free(field, people, first, last) or names_a_thing(field, first, last):
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
        people.add(people.namesake(person.id) or person, field, first, last, rule)


def _is_political(title: Title, political: bool) -> bool:
    """Return whether a title is one of state, and not of a company, a college or a town."""
    field, match = title.field, title.match
    if title.place is not None:
        return True
    if field.word(match.first - 1) in _NOT_OF_STATE or _is_of_firm(field, match.last):
        return False
    words = match.last - match.first
    public = any(office.key not in COMPANY_TITLES for office in title.offices)
    if words > 1 and public and any(office.rank in _FIRM for office in title.offices):
        return True
    if words > 1 and field.word(match.first) in TITLES_OF_STATE:
        return True
    if _follows_unknown_body(field, match.first):
        return False
    return political and any(office.key in NATIONAL_TITLES for office in title.offices)


def _is_of_firm(field: MatchedField, at: int) -> bool:
    """Return whether a title is of a name that is no public body: president of Foobar."""
    if field.word(at) not in {"of", "at", "for"}:
        return False
    first = at + 1 + (field.word(at + 1) == "the")
    return field.capital(first) and PUBLIC_BODIES.isdisjoint(
        field.tokens.words[first : complement_end(field, at)]
    )


def _follows_unknown_body(field: MatchedField, first: int) -> bool:
    """Return whether a capitalised name of no known place or party stands before a title."""
    before = first - 1
    return (
        field.capital(before)
        and (field.raw(before).isupper() or not field.begins_sentence(before))
        and first not in field.ending
        and field.word(before) not in _KNOWN_BEFORE
        and not field.sentence(first).shouting
    )


def _is_explained(field: MatchedField, match: FormMatch, people: ArticlePeople) -> bool:
    """Return whether a name follows that says who it is: Korea's president, Ann Example, said."""
    return field.word(match.last) == "," and people.is_taken(field, match.last + 1)


def _is_predicate(field: MatchedField, match: FormMatch) -> bool:
    """Return whether an office is named without its holder: to be president of Brazil."""
    return not field.capital(match.first) and field.word(match.first - 1) in PREDICATES


def _is_formerly(field: MatchedField, match: FormMatch) -> bool:
    return any(field.word(at) in FORMERLY for at in range(match.first - 1, match.first - 5, -1))


def _is_indefinite(field: MatchedField, match: FormMatch) -> bool:
    """Return whether any holder may be meant: a French president, no Kenyan minister."""
    place = field.ending.get(match.first)
    before = place.first if place else match.first
    return field.word(before - 1) in INDEFINITE
