"""The lines of a PDF's pages, with the size of their letters and their height on the page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdf

from shared.articles.encoding.decoding import clean

# Ligatures, and Arabic letters in the form of their position in the word. Words are stored with the
# plain letters.
_DRAWN = re.compile(r"[\ufb00-\ufdfb\ufe70-\ufefc]+")
_OFF_LINE = 0.6  # of a letter's size; a raised figure is less high


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: its text without space around it; not empty.
        size: the font size of most of its letters, in points.
        height: its distance from the lower edge of the page, in points.
        page: number of its page, from 0.
        left: its distance from the left edge of the page, in points.
    """

    text: str
    size: float
    height: float
    page: int
    left: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text that is drawn at once, with its font size and position."""

    text: str
    size: float
    height: float
    left: float


@dataclass(slots=True)
class _Collector:
    """A collector of the pieces that pypdf draws, which joins them to lines in their order."""

    page: int
    lines: list[Line] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)

    def visit(
        self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float
    ) -> None:
        """Add a piece: its text, the two matrices of its position, its font and font size."""
        scale = abs(cm[0] * cm[3] - cm[1] * cm[2]) * abs(tm[0] * tm[3] - tm[1] * tm[2])
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        first, *more = text.split("\n")
        self._take(_Piece(first, size * scale**0.5, height, left))
        for part in more:
            self.end()
            self._take(_Piece(part, size * scale**0.5, height, left))

    def end(self) -> None:
        """End the line."""
        text = "".join(piece.text for piece in _in_reading_order(self.pieces))
        text = " ".join(clean(text).split())
        if text:
            sizes: Counter[float] = Counter()
            for piece in self.pieces:
                sizes[round(piece.size, 1)] += len(piece.text.strip())
            begin = next(piece for piece in self.pieces if piece.text.strip())
            size = sizes.most_common(1)[0][0]
            self.lines.append(
                Line(_without_ligatures(text), size, begin.height, self.page, begin.left)
            )
        self.pieces.clear()

    def _take(self, piece: _Piece) -> None:
        if not piece.text:
            return
        if self.pieces and abs(piece.height - self.pieces[-1].height) > _OFF_LINE * piece.size:
            self.end()
        self.pieces.append(piece)


def _in_reading_order(pieces: list[_Piece]) -> list[_Piece]:
    """Sort the pieces of a line in Arabic or Hebrew from right to left."""
    comparison_key = [letter for piece in pieces for letter in piece.text if letter.isalpha()]
    rightward = sum(unicodedata.bidirectional(letter) in ("R", "AL") for letter in comparison_key)
    if rightward * 2 <= len(comparison_key):
        return pieces
    return sorted(pieces, key=lambda piece: -piece.left)


def _without_ligatures(text: str) -> str:
    """Replace ligatures and the forms of Arabic letters by plain letters."""
    return _DRAWN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def page_lines(page: pypdf.PageObject, number: int, count: Callable[..., None]) -> list[Line]:
    """Return the lines of a page in the order of drawing.

    Args:
        page: the page.
        number: its number, from 0.
        count: called for each operator; it may raise to stop the reading.
    """
    collector = _Collector(number)
    page.extract_text(visitor_text=collector.visit, visitor_operand_before=count)
    collector.end()
    return collector.lines
