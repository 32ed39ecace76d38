"""Which lines of a PDF are its headline, and when its information tells a better one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from shared.articles.readers.pdf.layout import body_size, ends_sentence
from shared.articles.readers.pdf.lines import Line
from shared.articles.readers.pdf.running_heads import SeparatedLines
from shared.articles.text.lead import is_outlet

_LARGER = 1.25  # than the text's letters are those of a headline
_FEWEST_WORDS, _MOST_WORDS = 2, 40
_HEAD_CHARACTERS = 60
_MOST_ABOVE = 8  # what stands further above a headline is text of its own
_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,60})$")


@dataclass(frozen=True, slots=True)
class HeadlineSplit:
    """A document's lines, parted from its headline.

    Attributes:
        title: the headline; empty where none is told.
        source: the paper that the title names after a bar, or that heads the page; None where none.
        above: short lines that stand above the headline.
        text: the other lines in their order.
    """

    title: str
    source: str | None
    above: list[str]
    text: list[Line]


def find_headline(lines: SeparatedLines, title: str) -> HeadlineSplit:
    """Find the headline: the largest lines of the first page, else what the information tells.

    Args:
        lines: of all pages.
        title: what the information tells, if a person wrote it; else empty.
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
    """Tell a paper's name, a department or the links of a site from a line of text."""
    return len(text) <= _HEAD_CHARACTERS and not ends_sentence(text)


def _largest(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the span of the largest lines on the first page, where they are a headline's."""
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
    """Take a title off the lines that it begins with."""
    words = title.casefold()
    for end in range(1, min(len(lines), 4) + 1):
        if words and _words(lines[:end]).casefold() == words:
            return HeadlineSplit(title, None, [], list(lines[end:]))
    return HeadlineSplit(title, None, [], list(lines))
