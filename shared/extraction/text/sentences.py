"""Where sentences end: at a full stop that is one, and at the edges of lines and datelines."""

import re
from bisect import bisect_left
from itertools import pairwise

from shared.extraction.text.dateline import dateline_end
from shared.extraction.text.word_lists import MAY_END, STARTERS, TITLE_ABBREVIATIONS

_CLOSING = frozenset("\"')]}")
_ENDING = frozenset(".!?\u2026")
_BREAK = re.compile(r"\s*\n\s*")
_BULLET = re.compile(r"(?:[-*\u2022\u25cf\u25aa\u00b7]|\(?\d{1,2}[.)])\s")
_MARKS = 8  # quotes and brackets that may stand before a sentence's first word
_WRAP = range(40, 101)  # the widths at which mail and plain-text files wrap their lines


def sentence_ranges(
    text: str, raws: list[str], words: list[str], starts: list[int], ends: list[int]
) -> list[tuple[int, int]]:
    """Cut tokens into sentences.

    Args:
        text: the normal form that `starts` and `ends` refer to.
        raws: tokens with their case.
        words: the same in lower case.
        starts: first character of each token.
        ends: one past its last.

    Returns:
        Half-open token ranges, in order, which cover every token.
    """
    if not words:
        return []
    lines = _line_cuts(text, starts)
    cuts = lines | {bisect_left(starts, dateline_end(text)), len(words)}
    for at in [at for at, word in enumerate(words) if word[-1] in _ENDING]:
        if words[at][0] in _ENDING:
            if not _is_numbering(at, words, lines) and (
                cut := _stop(at, raws, words, starts, ends)
            ):
                cuts.add(cut)
        elif _starts_anew(at + 1, raws, words, known=True):
            cuts.add(at + 1)  # the full stop of U.S. ends the sentence too
    edges = sorted(cuts | {0})
    return list(pairwise(edges))


def _is_numbering(at: int, words: list[str], lines: set[int]) -> bool:
    """Return whether the mark at `at` follows the number of a list item: `1. First`."""
    return words[at] == "." and words[at - 1].isdigit() and (at == 1 or at - 1 in lines)


def _stop(
    at: int, raws: list[str], words: list[str], starts: list[int], ends: list[int]
) -> int | None:
    """Return the first token after the sentence that the mark at `at` ends, or None."""
    after = at + 1
    while after < len(words) and words[after] in _CLOSING and starts[after] == ends[after - 1]:
        after += 1
    known = False
    if words[at] == "." and at and ends[at - 1] == starts[at]:
        before = words[at - 1]
        if before in TITLE_ABBREVIATIONS or (len(before) == 1 and raws[at - 1].isupper()):
            return None
        if before == "no" and after < len(words) and words[after][0].isdigit():
            return None
        known = before in MAY_END
    return after if _starts_anew(after, raws, words, known=known) else None


def _starts_anew(after: int, raws: list[str], words: list[str], *, known: bool) -> bool:
    """Return whether a sentence can begin at `after`; if `known`, with a word that often does."""
    farthest = min(after + _MARKS, len(words))
    while after < farthest and not words[after][0].isalnum():
        after += 1
    if after >= farthest:
        return True
    first = raws[after][0]
    if known:
        return words[after] in STARTERS and first.isupper()
    return not first.islower()


def _line_cuts(text: str, starts: list[int]) -> set[int]:
    """Return tokens that begin a paragraph, a heading or a list item."""
    if "\n" not in text:
        return set()
    width = _wrap_width(text)
    cuts = set()
    line = 0
    for gap in _BREAK.finditer(text):
        wrapped = (
            gap[0].count("\n") == 1
            and gap.start() - line > width
            and text[gap.start() - 1] not in ".!?:"
            and not _BULLET.match(text, gap.end())
        )
        if not wrapped:
            cuts.add(bisect_left(starts, gap.end()))
        line = gap.end()
    return cuts


def _wrap_width(text: str) -> int:
    """Return lines longer than this go on in the next one; more than any line where none do."""
    longest = max(map(len, text.splitlines()))
    return longest * 2 // 3 if longest in _WRAP and text.count("\n") > 2 else len(text)
