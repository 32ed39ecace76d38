"""The headline of a PDF: its largest lines, or the title in its information."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from shared.articles.readers.pdf.layout import body_size, ends_sentence
from shared.articles.readers.pdf.lines import Line
from shared.articles.readers.pdf.running_heads import SeparatedLines
from shared.articles.text.lead import is_outlet

_LARGER = 1.25  # times the font size of the text: that of a headline
_FEWEST_WORDS, _MOST_WORDS = 2, 40
_HEAD_CHARACTERS = 60
_MOST_ABOVE = 8  # more lines above a headline are a text of their own
_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,60})$")


@dataclass(frozen=True, slots=True)
class HeadlineSplit:
    """The headline of a document and its other lines.

    Attributes:
        title: the headline; empty where there is none.
        source: the paper after a bar in the title or at the top of the page, or None.
        above: short lines above the headline.
        text: the other lines in their order.
    """

    title: str
    source: str | None
    above: list[str]
    text: list[Line]


def find_headline(lines: SeparatedLines, title: str) -> HeadlineSplit:
    """Find the headline: the largest lines of the first page, otherwise the title given.

    Args:
        lines: the lines of all pages.
        title: the title in the PDF's information; empty where a program made it.
    """
    site = _SITE.search(title)
    found = _largest(lines.text)
    if not found:
        return _without_repeated(title, lines.text)
    start, end = found
    above = lines.text[:start]
    groups = [list(group) for _, group in groupby(above, key=lambda line: round(line.size))]
    masthead = next((group for group in groups if is_outlet(_words(group))), [])
    short = len(above) <= _MOST_ABOVE
    is_head = short and all(_is_of_head(line.text) for line in above)
    kept = [line for line in above if not is_head and line not in masthead]
    return HeadlineSplit(
        title=_words(lines.text[start:end]),
        source=site["site"].strip() if site else _words(masthead) or None,
        above=[line.text for line in above] if short else [],
        text=kept + list(lines.text[end:]),
    )


def _is_of_head(text: str) -> bool:
    """Return whether a line may be a paper's name, a department or a link and is no sentence."""
    return len(text) <= _HEAD_CHARACTERS and not ends_sentence(text)


def _largest(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the span of the largest lines on the first page; None where they are no headline."""
    size = body_size(lines)
    first = [line for line in lines if line.page == lines[0].page]
    spans: list[tuple[float, int, int]] = []
    at = 0
    for _, group in groupby(first, key=lambda line: round(line.size)):
        same = list(group)
        if same[0].size >= _LARGER * size and _is_headline(_words(same)):
            spans.append((same[0].size, at, at + len(same)))
        at += len(same)
    if not spans:
        return None
    _, start, end = max(spans, key=lambda span: (span[0], -span[1]))
    return start, end


def _is_headline(text: str) -> bool:
    return _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS and not is_outlet(text)


def _words(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _without_repeated(title: str, lines: Sequence[Line]) -> HeadlineSplit:
    """Remove a title from the lines that begin with it."""
    words = title.casefold()
    for end in range(1, min(len(lines), 4) + 1):
        if words and _words(lines[:end]).casefold() == words:
            return HeadlineSplit(title, None, [], list(lines[end:]))
    return HeadlineSplit(title, None, [], list(lines))
