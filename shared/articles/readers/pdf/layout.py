"""The layout of lines: the ends of paragraphs, and words divided by line breaks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shared.articles.readers.pdf.lines import Line

_FULL = 0.7  # of a usual long line: a shorter one ends its paragraph
_LONG = 0.9  # of the lines are no longer than a usual long line
_GAP = 1.35  # of the usual distance between lines: a wider one separates paragraphs
_LOW = 4  # a quarter of the distances are within paragraphs, even if these are short
_CLOSEST = 0.9  # of their size: closer lines are parts of one line
_ROOM = 0.95  # of a usual long line: letters differ in width
_INDENT = (0.6, 4)  # of its size: the indent of a first line
_ITEM = re.compile(r"[•‣▪◦·*–—-]\s|\d{1,3}[.)]\s")
_SIZE = 1.08  # times the size: larger letters belong to another paragraph
_CLOSED = re.compile(r"[.!?…:][\"”’»)\]]*$")
_COMPOUND = re.compile(r"[^\W\d_]{2,40}-[^\W\d_]{2,40}")
_LAST = re.compile(r"[^\W_]{1,40}$")
_PARTED = re.compile(r"[^\W_][-\u2010\xad]$")  # a line that ends within a word
# `state-of-the-` or `UN-`: no word is divided after these, so the hyphen belongs to the word.
_WITH_HYPHEN = re.compile(r"-(?:a|at|by|for|in|of|on|the|to|up)$|(?<![^\W_])[^\W\d_]{2,6}$")
_FIRST = re.compile(r"[^\W_]{1,40}")
# Before these a hyphen replaces the rest of a word: `north- and southbound`.
_SUSPENDING = frozenset("and or nor to und oder et ou y o e".split())


@dataclass(frozen=True, slots=True)
class _Usual:
    """The usual font size in points, width in characters and line distance of a document."""

    size: float
    width: int
    leading: float


def ends_sentence(text: str) -> bool:
    """Return whether a line ends where a sentence does."""
    return _CLOSED.search(text) is not None


def body_size(lines: Sequence[Line]) -> float:
    """Return the font size of most letters of a document in points; 0 where it has no letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def join_paragraphs(lines: Sequence[Line]) -> str:
    """Join lines to paragraphs with a blank line between them."""
    if not lines:
        return ""
    page = _Usual(body_size(lines), _usual_width(lines), _usual_leading(lines))
    compounds = {word.casefold() for line in lines for word in _COMPOUND.findall(line.text)}
    blocks: list[list[str]] = [[lines[0].text]]
    for before, line in pairwise(lines):
        if _parts(before, line, page):
            blocks.append([line.text])
        else:
            blocks[-1].append(line.text)
    return "\n\n".join(_joined(block, compounds) for block in blocks)


def _usual_width(lines: Sequence[Line]) -> int:
    size = body_size(lines)
    widths = sorted(len(line.text) for line in lines if line.size == size)
    return widths[min(len(widths) - 1, int(_LONG * len(widths)))]


def _usual_leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between lines of one page and size; 0 where there is none."""
    distances = sorted(
        before.height - line.height
        for before, line in pairwise(lines)
        if before.page == line.page
        and before.size == line.size
        and before.height - line.height >= _CLOSEST * line.size
    )
    return distances[len(distances) // _LOW] if distances else 0.0


def _parts(before: Line, line: Line, usual: _Usual) -> bool:
    """Return whether a paragraph ends between two lines."""
    if max(before.size, line.size) > _SIZE * min(before.size, line.size):
        return True
    scale = max(line.size / usual.size, 1.0)
    closed = ends_sentence(before.text)
    is_short = len(before.text) * scale < _FULL * usual.width
    fell = before.height - line.height
    if before.page != line.page or fell < 0:  # a new page or column
        return closed and is_short
    if usual.leading and fell > _GAP * usual.leading * scale:
        return True
    if closed and _is_indented(before, line):
        return True
    if _PARTED.search(before.text):
        return False
    goes_on = not closed and (line.text[0].islower() or scale > _SIZE)
    return is_short and not goes_on and _has_room(before, line, usual, scale)


def _is_indented(before: Line, line: Line) -> bool:
    indent = line.left - before.left
    low, high = _INDENT
    return low * line.size < indent < high * line.size and not _ITEM.match(before.text)


def _has_room(before: Line, line: Line, usual: _Usual, scale: float) -> bool:
    """Return whether the first word of a line would have fitted on the line before."""
    word = line.text.partition(" ")[0]
    return (len(before.text) + 1 + len(word)) * scale < _ROOM * usual.width


def _joined(lines: Sequence[str], compounds: set[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = _join(text, line, compounds)
    return text


def _join(text: str, line: str, compounds: set[str]) -> str:
    if text.endswith("\u00ad"):
        return text[:-1] + line
    last = _LAST.search(text[-42:-1]) if text.endswith(("-", "\u2010")) else None
    if last is None:
        return f"{text} {line}"
    first = _FIRST.match(line)
    if first is None or not first[0][0].islower():
        return text + line
    if first[0] in _SUSPENDING:
        return f"{text} {line}"
    is_compound = f"{last[0]}-{first[0]}".casefold() in compounds or _is_whole(text[-42:-1])
    return text + line if is_compound else text[:-1] + line


def _is_whole(end: str) -> bool:
    """Return whether the hyphen at the end of a line belongs to the word."""
    found = _WITH_HYPHEN.search(end)
    return found is not None and (found[0].startswith("-") or found[0].isupper())
