"""The lines of a PDF's pages, with the size of their letters and their height on the page."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdf

from shared.articles.decoding import clean

# Typesetters draw some pairs of letters as one; no word is written so.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_OFF_LINE = 0.6  # of a letter's size: a raised figure stands less high


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: without space around it; not empty.
        size: of most of its letters, in points.
        height: of its foot above the foot of the page, in points.
        page: number of its page, from 0.
    """

    text: str
    size: float
    height: float
    page: int


@dataclass(slots=True)
class _Collector:
    """Puts together lines of the pieces that pypdf draws, in their order."""

    page: int
    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, float, float]] = field(default_factory=list)

    def visit(
        self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float
    ) -> None:
        """Take one piece: its text, the two matrices that place it, its font and font size."""
        scale = abs(cm[0] * cm[3] - cm[1] * cm[2]) * abs(tm[0] * tm[3] - tm[1] * tm[2])
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        first, *more = text.split("\n")
        self._take(first, size * scale**0.5, height)
        for part in more:
            self.end()
            self._take(part, size * scale**0.5, height)

    def end(self) -> None:
        """End the line."""
        text = " ".join(clean("".join(piece for piece, _, _ in self.pieces)).split())
        if text:
            sizes: Counter[float] = Counter()
            for piece, size, _ in self.pieces:
                sizes[round(size, 1)] += len(piece.strip())
            height = next(height for piece, _, height in self.pieces if piece.strip())
            size = sizes.most_common(1)[0][0]
            self.lines.append(Line(text.translate(_LIGATURES), size, height, self.page))
        self.pieces.clear()

    def _take(self, text: str, size: float, height: float) -> None:
        if not text:
            return
        if self.pieces and abs(height - self.pieces[-1][2]) > _OFF_LINE * size:
            self.end()
        self.pieces.append((text, size, height))


def lines_of(page: pypdf.PageObject, number: int, count: Callable[..., None]) -> list[Line]:
    """Give the lines of a page in the order in which they are drawn.

    Args:
        page: the page.
        number: its number, from 0.
        count: told of each operator that is carried out; may raise to end the reading.
    """
    collector = _Collector(number)
    page.extract_text(visitor_text=collector.visit, visitor_operand_before=count)
    collector.end()
    return collector.lines
