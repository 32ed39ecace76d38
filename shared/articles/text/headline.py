"""The separation of a headline from a summary on the same line.

Most summaries are repeated in the body: then the summary is the longest end of the line that the
body has too. Otherwise it starts at the first sentence after the headline.
"""

from shared.articles.text.boundaries import (
    WORD,
    BodyText,
    ends_like_sentence,
    find_sentence_start,
    guess_sentence_start,
    normalize,
    starts_like_sentence,
)

_RECURRING_WORDS = 5  # fewer words may be repeated by chance
_LINE_CHARACTERS = 20_000  # a longer line is a text without line breaks


def split_headline(line: str, body: str, *, dated: bool = False) -> tuple[str, str | None]:
    """Split a first line into the headline and the summary that follows it.

    Args:
        line: the first line, without a date and without space around it.
        body: what follows the line.
        dated: whether a date was on the line. Exports that write one put the summary there too, so
            a long line is split even where no sign shows the place.

    Returns:
        The title and the summary; None for the summary where the line is only a title.
    """
    start = _start(line, body, dated=dated) if len(line) <= _LINE_CHARACTERS else None
    if start is None:
        return line, None
    return line[:start].rstrip(), line[start:]


def _start(line: str, body: str, *, dated: bool) -> int | None:
    known = BodyText(body)
    start = _recurrence(line, known.words)
    head = line if start is None else line[:start].rstrip()
    if start is None or head.endswith("."):  # only a part of the summary is in the body
        start = find_sentence_start(head, known) or start
    if dated and body and ends_like_sentence(line):
        head = line if start is None else line[:start].rstrip()
        if start is None or head.endswith("."):
            return guess_sentence_start(head, known) or start
    return start


def _recurrence(line: str, known: str) -> int | None:
    """Find where the longest end of the line that the body has too begins."""
    if not ends_like_sentence(line) or _recurs(line, known):
        return None  # no sentence at its end, or the body repeats the headline
    words = list(WORD.finditer(line))
    low, high = 1, len(words) - _RECURRING_WORDS
    first = None
    while low <= high:
        middle = (low + high) // 2
        if _recurs(line[words[middle].start() :], known):
            first, high = middle, middle - 1
        else:
            low = middle + 1
    starts = (word.start() for word in words[first : 1 - _RECURRING_WORDS]) if first else ()
    return next((at for at in starts if starts_like_sentence(line[at:])), None)


def _recurs(end: str, known: str) -> bool:
    words = normalize(end).rstrip(" |")
    if end.endswith(("...", "…")):  # cut short, perhaps within a word
        return f" {words}" in known
    return f" {words} " in known
