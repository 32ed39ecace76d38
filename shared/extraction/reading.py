"""A field as the rules read it: its tokens, the forms in it, and what its sentences look like."""

from bisect import bisect_right
from dataclasses import dataclass

from shared.domain.annotations import Dateline, Field
from shared.extraction.dateline import DATELINE_REACH, dateline_end, find_dateline
from shared.extraction.forms import Index
from shared.extraction.matching import Match, find_matches
from shared.extraction.tokens import Tokens, tokenise
from shared.vocabulary.folding import fold

_DATELINE_FORMS = 4  # a dateline names a place, its region and its country
_MOST = 0.6  # share of capitalised words from which on capitals tell nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """One field, matched.

    Attributes:
        tokens: its tokens.
        matches: known forms in it.
        starting: the same by their first token.
        ending: the same by the token after their last.
        dateline: number of tokens at its start that are a dateline.
        shouting: the sentences, by number, in which most words are capitalised.
    """

    tokens: Tokens
    matches: list[Match]
    starting: dict[int, Match]
    ending: dict[int, Match]
    dateline: int
    shouting: frozenset[int]

    def sentence_of(self, at: int) -> int:
        """Number of the sentence that token `at` is in."""
        return bisect_right(self.tokens.sentences, at, key=lambda sentence: sentence[0]) - 1

    def word(self, at: int) -> str:
        """The folded token at a place; empty where there is none."""
        return self.tokens.words[at] if 0 <= at < len(self.tokens.words) else ""

    def raw(self, at: int) -> str:
        """The same with its case."""
        return self.tokens.raws[at] if 0 <= at < len(self.tokens.raws) else ""

    def capital(self, at: int) -> bool:
        """Whether the token at a place begins with a capital letter."""
        return self.raw(at)[:1].isupper()

    def begins_sentence(self, at: int) -> bool:
        """Whether no word stands before token `at` in its sentence."""
        first = self.tokens.sentences[self.sentence_of(at)][0]
        return all(not self.raw(before)[:1].isalnum() for before in range(first, at))


def read_field(text: str, field: Field, index: Index) -> Reading:
    """Tokenise and match one field."""
    tokens = tokenise(text, field)
    matches = find_matches(tokens, index)
    first = 0
    if field == "body" and (end := dateline_end(fold(text[:DATELINE_REACH]))):
        first = sum(start < end for start in tokens.starts[:40])
    return Reading(
        tokens,
        matches,
        {match.first: match for match in matches},
        {match.last: match for match in matches},
        first,
        _shouting(tokens),
    )


def _shouting(tokens: Tokens) -> frozenset[int]:
    found = []
    for number, (first, last) in enumerate(tokens.sentences):
        words = [raw for raw in tokens.raws[first:last] if len(raw) > 3]
        capitals = len([raw for raw in words if raw[0].isupper()])
        if len(words) > 2 and capitals > _MOST * len(words):
            found.append(number)
    return frozenset(found)


def read_dateline(reading: Reading) -> Dateline | None:
    """The dateline of a body, with the country that its place lies in where it is known."""
    match = find_dateline(fold(reading.tokens.text[:DATELINE_REACH]))
    if match is None:
        return None
    group = "capitals" if match["capitals"] else "plain"
    place = reading.tokens.text[match.start(group) : match.end(group)]
    codes = [
        entry.id
        for found in reading.matches[:_DATELINE_FORMS]
        if found.last <= reading.dateline
        for entry in found.entries[:1]
        if entry.kind in ("country", "place")
    ]
    return Dateline(place, codes[0] if codes else None)
