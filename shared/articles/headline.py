"""Tells headline and summary apart where a file has them on one line."""

import re

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\w]+")
# Fewer words than this recur by chance.
_RECURRING_WORDS = 5
_MOST_WORDS = 2000


def split_headline(line: str, body: str) -> tuple[str, str | None]:
    """Split a first line into the headline and the summary that follows it.

    A summary mostly recurs in the body: the longest end of the line that does is taken.
    Otherwise it starts at the first sentence after the headline.

    Args:
        line: the first line, without its date.
        body: what follows the line.

    Returns:
        The title, and the summary or None where the line is a title alone.
    """
    words = list(_WORD.finditer(line))[:_MOST_WORDS]
    start = _recurrence(line, words, body)
    if start is None:
        return line, None
    return line[:start].rstrip(), line[start:]


def _recurrence(line: str, words: list[re.Match[str]], body: str) -> int | None:
    known = " " + _plain(body) + " "
    low, high = 1, len(words) - _RECURRING_WORDS
    found = None
    while low <= high:
        middle = (low + high) // 2
        if f" {_plain(line[words[middle].start() :])} " in known:
            found, high = words[middle].start(), middle - 1
        else:
            low = middle + 1
    return found


def _plain(text: str) -> str:
    return " ".join(_LETTERS.sub(" ", text.casefold()).split())
