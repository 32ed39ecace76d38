"""The drop cap: the first letter of a text, which is several lines high."""

from collections.abc import Sequence
from dataclasses import replace

from shared.articles.readers.pdf.layout import body_size
from shared.articles.readers.pdf.lines import Line

_LARGER = 1.6  # than the letters beside it
_CHARACTERS = 2  # a quotation mark may stand before the letter
_TOP = 0.8  # of its size; the height of a capital
_WORDS = frozenset({"A", "I"})  # letters that are words


def join_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """Join drop caps with the words that they begin.

    Args:
        lines: the lines of one page.

    Returns:
        The lines without separate drop caps.
    """
    size = body_size(lines)
    kept = list(lines)
    for drop_cap in lines:
        if len(drop_cap.text) > _CHARACTERS or drop_cap.size < _LARGER * size:
            continue
        beside = [line for line in kept if _stands_beside(line, drop_cap, size)]
        if drop_cap.text[-1:].isupper() and beside:
            first = max(beside, key=lambda line: line.height)
            joined = _joined(drop_cap.text, first.text, lines)
            kept[kept.index(first)] = replace(first, text=joined, left=drop_cap.left)
            kept.remove(drop_cap)
    return kept


def _stands_beside(line: Line, drop_cap: Line, size: float) -> bool:
    above_foot = line.height - drop_cap.height
    return (
        line.size == size
        and line.left > drop_cap.left
        and -size / 2 <= above_foot <= _TOP * drop_cap.size
    )


def _joined(drop_cap: str, text: str, lines: Sequence[Line]) -> str:
    """Join letter and line, with a space where both the letter and the next word are words."""
    first = text.partition(" ")[0]
    others = (line for line in lines if line.text != text)
    if drop_cap[-1] in _WORDS and any(first in line.text.split() for line in others):
        return f"{drop_cap} {text}"
    return drop_cap + text
