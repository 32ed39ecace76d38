"""Leaders whose name is misspelt in a list of leaders: Macorn, Scholz and Meloni."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.people.thresholds import (
    MISSPELT_WEIGHT,
    MOST_LOOKED_UP,
    RECOGNISABLE_LETTERS,
)
from shared.extraction.text.field import MatchedField
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import NOT_NAMES, STARTERS
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.normal_form import form_words

_LINKS = frozenset({",", "and", "&"})


class Misspellings:
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

    def add_misspelt(
        self,
        fields: Sequence[MatchedField],
        time: ArticleTime,
        people: ArticlePeople,
        person: Callable[[str, ArticleTime], Person],
    ) -> None:
        """Add the mentions that a slip of the pen hides.

        Args:
            fields: the fields of an article.
            time: the time that it speaks of.
            people: its people so far.
            person: makes a person of a leader's id.
        """
        looked_up = 0
        for field in fields:
            for at, neighbour in list(_unknown_in_lists(field, people)):
                looked_up += 1
                if looked_up > MOST_LOOKED_UP:
                    return
                id = self._known(field.word(at), neighbour, people) or self._in_office(
                    field.word(at), time
                )
                if id is not None and not people.is_taken(field, at):
                    people.add(person(id, time), field, at, at + 1, "typo-in-list")

    def _known(self, word: str, neighbour: EntityMention, people: ArticlePeople) -> str | None:
        """Return a person of the article; for a short name only if both are listed elsewhere."""
        for id in people.persons:
            if id not in self._leaders or id == neighbour.id:
                continue
            names = [name for short in self._leaders[id].short for name in form_words(short)]
            if any(is_one_letter_off(word, name) for name in names) and (
                len(word) >= RECOGNISABLE_LETTERS or people.are_listed(id, neighbour.id)
            ):
                return id
        return None

    def _in_office(self, word: str, time: ArticleTime) -> str | None:
        """Return the one leader in office whose name it is but for a letter."""
        if len(word) < RECOGNISABLE_LETTERS:
            return None
        found = {
            id
            for name, id in self._names.get(word[0], ())
            if abs(len(name) - len(word)) < 2
            and is_one_letter_off(word, name)
            and self._tenure.weight(id, time) >= MISSPELT_WEIGHT
        }
        return found.pop() if len(found) == 1 else None


def is_one_letter_off(word: str, name: str) -> bool:
    """Return whether one letter is wrong, missing, added, or changed places with its neighbour."""
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


def _unknown_in_lists(
    field: MatchedField, people: ArticlePeople
) -> Iterator[tuple[int, EntityMention]]:
    """Return single capitalised words that nothing explains, next to a leader in a list."""
    for mention in people.mentions[field.tokens.field]:
        for link, at in ((mention.first - 1, mention.first - 2), (mention.last, mention.last + 1)):
            word = field.word(at)
            if (
                field.word(link) in _LINKS
                and field.capital(at)
                and word.isalpha()
                and at not in field.starting
                and word not in NOT_NAMES
                and word not in STARTERS
                and not field.capital(at + 1)
                and not field.capital(at - 1)
                and not people.is_taken(field, at)
            ):
                yield at, mention
