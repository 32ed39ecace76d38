"""Persons in the annotations, matched with names in the gold."""

from dataclasses import dataclass

from shared.domain.annotations import Annotations
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.normal_form import form_words

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "'s", "'", "."})


@dataclass(frozen=True, slots=True)
class PersonNames:
    """All that one predicted person answers to.

    Attributes:
        id: leader id.
        whole: whole names, as folded words.
        last: last words of name and mentions.
    """

    id: str
    whole: frozenset[tuple[str, ...]]
    last: frozenset[str]

    def answers_to(self, name: str) -> bool:
        """Tell whether `name` is the person's id or one of their names, or ends in their last."""
        words = _words(name)
        return name == self.id or words in self.whole or not self.last.isdisjoint(words[-1:])


def predicted_people(annotations: Annotations, vocabulary: Vocabulary) -> list[PersonNames]:
    """Return the people that an article was tagged with."""
    surfaces: dict[str, list[str]] = {tag.id: [tag.name] for tag in annotations.leaders}
    for mention in annotations.mentions:
        if mention.facet == "leader" and mention.rule != "office":
            surfaces[mention.id].append(mention.surface)
    return [_names(id, forms, vocabulary) for id, forms in surfaces.items()]


def _names(id: str, forms: list[str], vocabulary: Vocabulary) -> PersonNames:
    known = vocabulary.leaders.get(id)
    whole = [_words(form) for form in (*forms, *(known.aliases if known else ()))]
    last = [words[-1] for words in map(_words, forms) if words]
    return PersonNames(id, frozenset(whole), frozenset(last))


def _words(name: str) -> tuple[str, ...]:
    words = form_words(name)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words
