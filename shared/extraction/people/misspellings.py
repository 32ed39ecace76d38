"""Leaders whose name is misspelt in a list of leaders: Macorn, Scholz and Meloni."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from shared.extraction.people.persons import Cast, Person
from shared.extraction.people.tenure import Tenure, When
from shared.extraction.people.thresholds import (
    MISSPELT_WEIGHT,
    MOST_LOOKED_UP,
    RECOGNISABLE_LETTERS,
)
from shared.extraction.text.field import Reading
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import NOT_NAMES, STARTERS
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.normal_form import form_words

_LINKS = frozenset({",", "and", "&"})


class Typos:
    """Mends names one letter away from a leader's."""

    def __init__(self, vocabulary: Vocabulary, tenure: Tenure) -> None:
        """Keep what the rules go by."""
        self._leaders = vocabulary.leaders
        self._tenure = tenure

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        """Short names by their first letter, made once a list of leaders holds an unknown name."""
        names: dict[str, list[tuple[str, str]]] = {}
        for leader in self._leaders.values():
            for short in leader.short:
                words = form_words(short)
                if len(words) == 1 and len(words[0]) >= RECOGNISABLE_LETTERS:
                    names.setdefault(words[0][0], []).append((words[0], leader.id))
        return names

    def mend(
        self,
        readings: Sequence[Reading],
        when: When,
        cast: Cast,
        person: Callable[[str, When], Person],
    ) -> None:
        """Add the mentions that a slip of the pen hides.

        Args:
            readings: the fields of an article.
            when: the time that it speaks of.
            cast: its people so far.
            person: makes a person of a leader's id.
        """
        looked_up = 0
        for reading in readings:
            for at, neighbour in list(_unknown_in_lists(reading, cast)):
                looked_up += 1
                if looked_up > MOST_LOOKED_UP:
                    return
                id = self._known(reading.word(at), neighbour, cast) or self._in_office(
                    reading.word(at), when
                )
                if id is not None and not cast.is_taken(reading, at):
                    cast.add(person(id, when), reading, at, at + 1, "typo-in-list")

    def _known(self, word: str, neighbour: EntityMention, cast: Cast) -> str | None:
        """A person of the article; a name of few letters only where both are listed elsewhere."""
        for id in cast.persons:
            if id not in self._leaders or id == neighbour.id:
                continue
            names = [name for short in self._leaders[id].short for name in form_words(short)]
            if any(is_slip(word, name) for name in names) and (
                len(word) >= RECOGNISABLE_LETTERS or cast.are_listed(id, neighbour.id)
            ):
                return id
        return None

    def _in_office(self, word: str, when: When) -> str | None:
        """The one leader in office whose name it is but for a letter."""
        if len(word) < RECOGNISABLE_LETTERS:
            return None
        found = {
            id
            for name, id in self._names.get(word[0], ())
            if abs(len(name) - len(word)) < 2
            and is_slip(word, name)
            and self._tenure.weight(id, when) >= MISSPELT_WEIGHT
        }
        return found.pop() if len(found) == 1 else None


def is_slip(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, added, or changed places with its neighbour."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    same = next(
        (at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    rest, wanted = word[same:], name[same:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )


def _unknown_in_lists(reading: Reading, cast: Cast) -> Iterator[tuple[int, EntityMention]]:
    """Single capitalised words that nothing explains, next to a leader in a list."""
    for mention in cast.mentions[reading.tokens.field]:
        for link, at in ((mention.first - 1, mention.first - 2), (mention.last, mention.last + 1)):
            word = reading.word(at)
            if (
                reading.word(link) in _LINKS
                and reading.capital(at)
                and word.isalpha()
                and at not in reading.starting
                and word not in NOT_NAMES
                and word not in STARTERS
                and not reading.capital(at + 1)
                and not reading.capital(at - 1)
                and not cast.is_taken(reading, at)
            ):
                yield at, mention
