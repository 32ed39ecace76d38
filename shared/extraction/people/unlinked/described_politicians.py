"""Politicians whom neither vocabulary nor title tells: by what the sentence says of them."""

from collections.abc import Sequence

from shared.extraction.people.names.introductions import after_honorifics
from shared.extraction.people.names.name_surroundings import names_a_thing
from shared.extraction.people.names.person_names import (
    is_free,
    name_end,
    name_words,
    person_id,
    surface,
)
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.thresholds import LONGEST_INITIALS, POLITICAL_WORDS
from shared.extraction.text.field import MatchedField
from shared.extraction.text.word_lists import ATTRIBUTING, PARTIES, POLITICS, ROLE_WORDS


class DescribedPoliticians:
    """Finds persons in political sentences."""

    def __init__(self, given_names: frozenset[str]) -> None:
        """Keep the given names."""
        self._given_names = given_names

    def find(self, fields: Sequence[MatchedField], people: ArticlePeople) -> None:
        """Add the persons that sentences about politics name in full."""
        for field in fields:
            if POLITICS.isdisjoint(field.tokens.words):
                continue
            for first, last in field.tokens.sentences:
                sentence = field.sentence(first)
                if sentence.political >= POLITICAL_WORDS and not sentence.shouting:
                    self._in_sentence(field, first, last, people)

    def _in_sentence(
        self, field: MatchedField, first: int, last: int, people: ArticlePeople
    ) -> None:
        at = first
        while at < last:
            if field.word(at) not in self._given_names or not field.capital(at):
                at += 1
                continue
            end = min(name_end(field, at), last)
            at = min(after_honorifics(field, at), end)
            if self._is_politician(field, at, end, people):
                person = Person(
                    person_id(field, at, end),
                    surface(field, at, end),
                    None,
                    None,
                    "leader",
                    False,
                )
                people.add(person, field, at, end, "political-context")
            at = max(end, at + 1)

    def _is_politician(
        self, field: MatchedField, first: int, last: int, people: ArticlePeople
    ) -> bool:
        if len(name_words(field, first, last)) < 2 or not is_free(field, people, first, last):
            return False
        if names_a_thing(field, first, last) or field.capital(last):
            return False
        if field.word(first + 1) == "-" and last == first + 3:
            return False  # a place or a surname: Nelson-Creston
        if _is_credit_or_source(field, first, last) or _is_dateline(field, first):
            return False
        before = field.word(first - 1)
        if before in ROLE_WORDS or before == "by" or _capital_before(field, first):
            return False
        return not any(word in ROLE_WORDS for word in field.tokens.words[last : last + 5])


def _is_credit_or_source(field: MatchedField, first: int, last: int) -> bool:
    """Return whether a name only tells who took a picture (`Ann Example/AFP`) or was asked.

    A source is a politician where a phrase after a comma says so: `said Ann Example, a senator`.
    """
    after = field.word(last)
    return after == "/" or (field.word(first - 1) in ATTRIBUTING and after != ",")


def _is_dateline(field: MatchedField, first: int) -> bool:
    """Return whether a town's name in capitals begins a sentence: GENEVA Talks go on."""
    raw, following = field.raw(first), field.raw(first + 1)
    return len(raw) > LONGEST_INITIALS and raw.isupper() and not following.isupper()


def _capital_before(field: MatchedField, first: int) -> bool:
    """Return whether a capitalised word before a name, other than a party's, goes on with it.

    A president's title would have told a politician by itself: Acme President Ann Example.
    """
    if field.word(first - 1) == "president":
        return True
    return (
        field.capital(first - 1)
        and field.word(first - 1) not in POLITICS
        and field.word(first - 1) not in PARTIES
        and not field.begins_sentence(first - 1)
        and (first not in field.ending)
    )


def add_surnames(fields: Sequence[MatchedField], people: ArticlePeople) -> None:
    """Add the surnames by which an article goes on to speak of people outside the vocabulary."""
    known: dict[str, Person] = {}
    for person in people.persons.values():
        if not person.linked:
            known.setdefault(person.id.rpartition("-")[2], person)
    if not known:
        return
    for field in fields:
        for at, word in enumerate(field.tokens.words):
            if word in known and field.capital(at) and not people.is_taken(field, at):
                before = field.word(at - 1)
                stands_alone = not field.capital(at - 1) or before in {"mr", "mrs", "ms"}
                if stands_alone and not names_a_thing(field, at, at + 1):
                    people.add(known[word], field, at, at + 1, "surname")
