"""What an article as a whole is about, told by its words: politics, sport, business and so on.

A verb that tells of an attack in an article of politics seldom does in one of sport. So the rules
of events ask more of a sentence where the article is not of public matters.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from shared.extraction.events.thresholds import (
    FEWEST_MATTER_WORDS,
    HEADLINE_WEIGHT,
    MATTER_TOKENS,
    PUBLIC_SHARE,
)
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.word_lists import read_word_sets

_SETS = read_word_sets(Path(__file__).parent / "data" / "matters.txt")
MATTERS = tuple(_SETS)
"""Names of all matters, in the order of `data/matters.txt`: politics, crime, disaster, sport,
business, entertainment, technology, science, health, lifestyle."""
PUBLIC_MATTERS = ("politics", "crime", "disaster")
"""What states, courts, police and rescuers do. The types of events are of these matters."""
_MATTERS_OF = {
    word: tuple(matter for matter, words in _SETS.items() if word in words)
    for word in frozenset().union(*_SETS.values())
}
_KNOWN = frozenset(_MATTERS_OF)


@dataclass(frozen=True)
class ArticleMatter:
    """What an article is about.

    Attributes:
        counts: how many different words of each matter it has; those of the headline weigh more.
            A matter without any word is missing.
    """

    counts: Counter[str]

    @cached_property
    def total(self) -> int:
        """All of its counts together."""
        return self.counts.total()

    def share(self, *matters: str) -> float:
        """Return the share of some matters, 0 to 1; 0 where no word tells of any matter.

        Args:
            matters: names of `MATTERS`.
        """
        return sum([self.counts[matter] for matter in matters]) / (self.total or 1)

    @cached_property
    def main(self) -> str:
        """Name of the matter with most words, the first of equals; empty where none has any."""
        return max(MATTERS, key=self.counts.__getitem__) if self.counts else ""

    @cached_property
    def is_public(self) -> bool:
        """Whether the article is about what states, courts, police and rescuers do.

        So does an article of too few words to tell, as a single sentence is.
        """
        if self.total < FEWEST_MATTER_WORDS:
            return True
        return self.share(*PUBLIC_MATTERS) >= PUBLIC_SHARE


def read_matter(title: Tokens, body: Tokens) -> ArticleMatter:
    """Return what an article is about.

    Args:
        title: its headline.
        body: its running text, of which the first `MATTER_TOKENS` tokens are read.
    """
    counts: Counter[str] = Counter()
    for word in _KNOWN.intersection(body.words[:MATTER_TOKENS]):
        for matter in _MATTERS_OF[word]:
            counts[matter] += 1
    for word in _KNOWN.intersection(title.words):
        for matter in _MATTERS_OF[word]:
            counts[matter] += HEADLINE_WEIGHT
    return ArticleMatter(counts)
