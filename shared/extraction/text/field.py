"""A field as the rules read it: its tokens, the forms in it, and what its sentences look like."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.domain.annotations import Dateline, Field
from shared.extraction.text.dateline import DATELINE_REACH, dateline_end, find_dateline
from shared.extraction.text.form_index import Index
from shared.extraction.text.form_matches import FormMatch, find_form_matches
from shared.extraction.text.tokens import Tokens, tokenise
from shared.extraction.text.word_lists import POLITICS, SMALL_WORDS
from shared.vocabulary.normal_form import normalise

_DATELINE_FORMS = 4  # a dateline names a place, its region and its country
_FEW = 10  # tokens for each word in lower case that a headline in capitals may hold


class SentenceTraits(NamedTuple):
    """What the rules ask of a sentence.

    Attributes:
        first: its first token.
        last: one past its last.
        first_word: its first token that is no mark.
        shouting: True where most words are capitalised, as in a headline.
        political: how many of its words are of politics.
    """

    first: int
    last: int
    first_word: int
    shouting: bool
    political: int


@dataclass(frozen=True, slots=True)
class MatchedField:
    """One field, matched.

    Attributes:
        tokens: its tokens.
        matches: known forms in it.
        starting: the same by their first token.
        ending: the same by the token after their last.
        dateline: number of tokens at its start that are a dateline.
    """

    tokens: Tokens
    matches: list[FormMatch]
    starting: dict[int, FormMatch]
    ending: dict[int, FormMatch]
    dateline: int
    _sentences: dict[int, SentenceTraits] = field(default_factory=dict)

    def sentence(self, at: int) -> SentenceTraits:
        """Return the traits of the sentence of token `at`, which are looked at once."""
        number = self.tokens.sentence_at(at)
        known = self._sentences.get(number)
        if known is None:
            known = self._sentences[number] = _sentence(self.tokens, *self.tokens.sentences[number])
        return known

    def word(self, at: int) -> str:
        """Return the folded token at a place; empty where there is none."""
        words = self.tokens.words
        return words[at] if 0 <= at < len(words) else ""

    def raw(self, at: int) -> str:
        """Return the same with its case."""
        return self.tokens.raws.at(at)

    def capital(self, at: int) -> bool:
        """Return whether the token at a place begins with a capital letter."""
        raws = self.tokens.raws
        return 0 <= at < len(raws) and raws[at][0].isupper()

    def begins_sentence(self, at: int) -> bool:
        """Return whether no word stands before token `at` in its sentence."""
        return at <= self.sentence(at).first_word


def read_field(text: str, name: Field, index: Index) -> MatchedField:
    """Tokenise and match one field."""
    tokens = tokenise(text, name)
    matches = find_form_matches(tokens, index)
    return MatchedField(
        tokens,
        matches,
        {match.first: match for match in matches},
        {match.last: match for match in matches},
        _dateline_tokens(tokens) if name == "body" else 0,
    )


def _dateline_tokens(tokens: Tokens) -> int:
    """Return how many tokens at the beginning of a body are its dateline."""
    normal, origins = _head(tokens.text)
    end = dateline_end(normal)
    return sum(start < origins[end] for start in tokens.starts[:DATELINE_REACH]) if end else 0


def read_dateline(field: MatchedField) -> Dateline | None:
    """Return the dateline of a body, with the country that its place lies in where it is known."""
    normal, origins = _head(field.tokens.text)
    match = find_dateline(normal)
    if match is None:
        return None
    group = "capitals" if match["capitals"] else "plain"
    place = field.tokens.text[origins[match.start(group)] : origins[match.end(group)]]
    codes = [
        entry.id
        for found in field.matches[:_DATELINE_FORMS]
        if found.last <= field.dateline
        for entry in found.entries[:1]
        if entry.kind in ("country", "place")
    ]
    return Dateline(place, codes[0] if codes else None)


def _head(text: str) -> tuple[str, Sequence[int]]:
    """Return the normal form of a field's beginning, and the offset of each of its characters."""
    normal, origins = normalise(text[: 2 * DATELINE_REACH])
    return normal, range(len(normal) + 1) if origins is None else origins


def _sentence(tokens: Tokens, first: int, last: int) -> SentenceTraits:
    words, raws = tokens.words[first:last], tokens.raws[first:last]
    begin = next((at for at, word in enumerate(words, first) if word[0].isalnum()), last)
    political = len([word for word in words if word in POLITICS])
    return SentenceTraits(first, last, begin, _is_shouting(raws), political)


def _is_shouting(raws: list[str]) -> bool:
    """Return whether next to no word but the small ones is in lower case."""
    left = len(raws) // _FEW
    for raw in raws:
        if raw.islower() and raw not in SMALL_WORDS and raw[0].isalpha():
            left -= 1
            if left < 0:
                return False
    return len(raws) > 2
