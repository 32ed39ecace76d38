"""One field of an article, cut into tokens: what every later stage of extraction reads."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from shared.domain.annotations import Facet, Field
from shared.extraction.text.sentences import sentence_ranges
from shared.extraction.text.words import Words
from shared.vocabulary.normal_form import normalise, split_tokens


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and punctuation marks of one field, as parallel lists.

    Attributes:
        field: which field this is.
        text: the field as it came; offsets refer to it.
        words: folded form of each token: lower case, accents off, one kind of apostrophe,
            quote and dash. A possessive ending is a token of its own (`'s`), so is a hyphen
            between words (`china`, `-`, `russia`); `U.S.` is one token (`u.s.`).
        raws: the same with the case kept.
        starts: first code point of each token in `text`.
        ends: one past its last code point.
        sentences: half-open token ranges, in order, covering every token; a paragraph, a
            heading, a list item and a dateline each end a sentence.
    """

    field: Field
    text: str
    words: Words
    raws: Words
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def sentence_at(self, at: int) -> int:
        """Return the index of the sentence that holds the token at `at`."""
        return bisect_right(self.sentences, (at, len(self.words))) - 1


class EntityMention(NamedTuple):
    """A resolved mention, by tokens, as the event stage reads it.

    Attributes:
        facet: leader or country.
        id: leader id or country code.
        first: its first token.
        last: one past its last token.
        rule: the rule that made it.
        counts: False for a dateline's country and the like, which tag nothing.
    """

    facet: Facet
    id: str
    first: int
    last: int
    rule: str
    counts: bool = True


def tokenise(text: str, field: Field) -> Tokens:
    """Cut one field into tokens and sentences.

    Args:
        text: the field as it came, of whatever characters.
        field: which one it is.

    Returns:
        Its tokens; `text[starts[i]:ends[i]]` is the i-th as written, whatever was folded,
        spelt out or dropped to compare it.
    """
    normal, origins = normalise(text)
    gaps, raws = split_tokens(normal)
    lengths = list(map(len, raws))
    ends = list(accumulate(map(add, map(len, gaps), lengths)))
    starts = list(map(sub, ends, lengths))
    words = Words(map(str.lower, raws))
    sentences = sentence_ranges(normal, raws, words, starts, ends)
    if origins is not None:
        starts = [origins[start] for start in starts]
        ends = [origins[end] for end in ends]
    return Tokens(field, text, words, Words(raws), starts, ends, sentences)
