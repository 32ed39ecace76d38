"""Running heads: lines at the top and bottom of pages that are no part of the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shared.articles.readers.pdf.layout import body_size
from shared.articles.readers.pdf.lines import Line

_EDGE_LINES = 3
_FEWEST_PAGES = 2
_SHARE = 3  # one page in so many has the line: left and right pages or chapters may differ
_SAME_HEIGHT = 4  # points
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página)\s{0,3})?[-–—|\s]{0,3}\d{1,4}[-–—|\s]{0,3}"
    r"(?:(?:of|/|von|de)\s{0,3}\d{1,4})?",
    re.IGNORECASE,
)
# Lines that browsers print: date, time and title at the top, address and page number below.
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b")
_ADDRESS = re.compile(r"(?P<url>(?:https?|file)://\S{1,2000})(?:\s+\d+\s?/\s?\d+)?")


@dataclass(frozen=True, slots=True)
class SeparatedLines:
    """The lines of a document, separated from its running heads.

    Attributes:
        text: its lines in their order.
        running_heads: the lines at the edges of pages, each once.
        url: the address that a browser printed, or None.
    """

    text: list[Line]
    running_heads: list[str]
    url: str | None


def separate_running_heads(pages: Sequence[Sequence[Line]]) -> SeparatedLines:
    """Separate the lines of pages from their running heads.

    A line at an edge of a page is a running head if it is a page number or a browser printed it. It
    is one too if other pages have it at the same height, whatever numbers are in it.
    """
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(line) for line in page})
    size = body_size([line for page in pages for line in page])
    running: dict[Line, None] = {}
    for page in edges:
        for line in page:
            # Two pages may end with the same line of the text by chance, but not three.
            fewest = _FEWEST_PAGES if line.size != size or _DIGITS.search(line.text) else 3
            needed = max(fewest, len(pages) // _SHARE)
            if seen[_key(line)] >= needed or _is_of_a_page(line, len(pages)):
                running[line] = None
    addresses = (_ADDRESS.fullmatch(line.text) for line in running)
    urls = (found["url"] for found in addresses if found and found["url"].startswith("http"))
    return SeparatedLines(
        [line for page in pages for line in page if line not in running],
        list(dict.fromkeys(line.text for line in running)),
        next(urls, None),
    )


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the highest and lowest lines of a page, drawn in any order."""
    by_height = sorted(page, key=lambda line: line.height)
    return by_height[:_EDGE_LINES] + by_height[_EDGE_LINES:][-_EDGE_LINES:]


def _key(line: Line) -> tuple[str, int, int]:
    height = round(line.height / _SAME_HEIGHT)
    return _DIGITS.sub("#", line.text.casefold()), round(line.size), height


def _is_of_a_page(line: Line, pages: int) -> bool:
    if _PRINTED.match(line.text) or _ADDRESS.fullmatch(line.text):
        return True
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    numbers = [int(number) for number in _DIGITS.findall(line.text)]
    return pages > 1 or numbers[0] == 1
