"""Politicians whom neither vocabulary nor title tells: by what the sentence says of them."""

from collections.abc import Sequence

from shared.extraction.people.name_surroundings import names_a_thing
from shared.extraction.people.person_names import is_free, name_end, name_words, person_id, surface
from shared.extraction.people.persons import Cast, Person
from shared.extraction.people.thresholds import POLITICAL_WORDS
from shared.extraction.text.field import Reading
from shared.extraction.text.word_lists import PARTIES, POLITICS, ROLE_WORDS


class Politicians:
    """Finds persons in political sentences."""

    def __init__(self, given_names: frozenset[str]) -> None:
        """Keep the given names."""
        self._given_names = given_names

    def find(self, readings: Sequence[Reading], cast: Cast) -> None:
        """Add the persons that sentences about politics name in full."""
        for reading in readings:
            if POLITICS.isdisjoint(reading.tokens.words):
                continue
            for first, last in reading.tokens.sentences:
                sentence = reading.sentence(first)
                if sentence.political >= POLITICAL_WORDS and not sentence.shouting:
                    self._in_sentence(reading, first, last, cast)

    def _in_sentence(self, reading: Reading, first: int, last: int, cast: Cast) -> None:
        at = first
        while at < last:
            if reading.word(at) not in self._given_names or not reading.capital(at):
                at += 1
                continue
            end = min(name_end(reading, at), last)
            if self._is_politician(reading, at, end, cast):
                person = Person(
                    person_id(reading, at, end),
                    surface(reading, at, end),
                    None,
                    None,
                    "leader",
                    False,
                )
                cast.add(person, reading, at, end, "political-context")
            at = max(end, at + 1)

    def _is_politician(self, reading: Reading, first: int, last: int, cast: Cast) -> bool:
        if len(name_words(reading, first, last)) < 2 or not is_free(reading, cast, first, last):
            return False
        if names_a_thing(reading, first, last) or reading.capital(last):
            return False
        before = reading.word(first - 1)
        if before in ROLE_WORDS or before == "by" or _capital_before(reading, first):
            return False
        return not any(word in ROLE_WORDS for word in reading.tokens.words[last : last + 5])


def _capital_before(reading: Reading, first: int) -> bool:
    """Whether a capitalised word before a name makes it part of another; a party's does not."""
    return (
        reading.capital(first - 1)
        and reading.word(first - 1) not in POLITICS
        and reading.word(first - 1) not in PARTIES
        and not reading.begins_sentence(first - 1)
        and (first not in reading.ending)
    )


def add_surnames(readings: Sequence[Reading], cast: Cast) -> None:
    """Add the surnames by which an article goes on to speak of people outside the vocabulary."""
    known: dict[str, Person] = {}
    for person in cast.persons.values():
        if not person.linked:
            known.setdefault(person.id.rpartition("-")[2], person)
    if not known:
        return
    for reading in readings:
        for at, word in enumerate(reading.tokens.words):
            if word in known and reading.capital(at) and not cast.is_taken(reading, at):
                before = reading.word(at - 1)
                stands_alone = not reading.capital(at - 1) or before in {"mr", "mrs", "ms"}
                if stands_alone and not names_a_thing(reading, at, at + 1):
                    cast.add(known[word], reading, at, at + 1, "surname")
