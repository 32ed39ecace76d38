"""Words by their place, so that no rule has to ask whether a place is there."""

from typing import NamedTuple


class Words(list[str]):
    """The tokens of a field, folded or as written; beyond its edges there are none."""

    __slots__ = ()

    def at(self, place: int) -> str:
        """Return the token at a place, empty where there is none."""
        if place < 0:
            return ""
        try:  # no call of len: this is asked more often than anything else
            return self[place]
        except IndexError:
            return ""

    def between(self, start: int, end: int) -> list[str]:
        """Return the tokens from `start` to `end`, half-open, as far as there are any."""
        return self[start if start > 0 else 0 : end] if end > 0 else []

    def is_capital(self, place: int) -> bool:
        """Return whether the token at a place begins with a capital letter."""
        return self.at(place)[:1].isupper()


class WordRange(NamedTuple):
    """A clause or sentence of a field; its words keep their places, and beyond it there are none.

    Attributes:
        words: all words of the field.
        first: its first token.
        last: one past its last.
    """

    words: Words
    first: int
    last: int

    def at(self, place: int) -> str:
        """Return the word at a place, empty outside of the stretch."""
        words, first, last = self
        return words[place] if first <= place < last else ""

    def between(self, start: int, end: int) -> list[str]:
        """Return the words from `start` to `end`, half-open, as far as they are inside."""
        words, first, last = self
        first, last = max(first, start), min(last, end)
        return words[first:last] if first < last else []
