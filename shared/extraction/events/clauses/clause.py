"""Clauses of a sentence, so that modality, negation and participants stay where they belong."""

from typing import Literal, NamedTuple

from shared.extraction.text.words import WordRange, Words

type ClauseKind = Literal[
    "main", "speech", "coordinate", "participial", "adverbial", "relative", "aside", "source"
]
LEVELS: dict[ClauseKind, int] = {
    "main": 0,
    "speech": 0,
    "coordinate": 0,
    "participial": 2,
    "adverbial": 3,
    "relative": 3,
    "aside": 4,
    "source": 5,
}
"""How far a clause is from what the sentence asserts."""


class Clause(NamedTuple):
    """A stretch of a sentence with one verb of its own, by tokens, half-open.

    Attributes:
        start: its first token.
        end: one past its last.
        kind: what it is to the sentence.
        parent: index of the clause that it hangs on; its own where it hangs on none.
    """

    start: int
    end: int
    kind: ClauseKind
    parent: int

    def inside(self, words: Words) -> WordRange:
        """Return its words; beyond its edges there are none."""
        return WordRange(words, self.start, self.end)

    @property
    def level(self) -> int:
        """0 for what the sentence asserts, more for what it mentions by the way."""
        return LEVELS[self.kind]
