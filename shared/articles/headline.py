"""Tells headline and summary apart where a file has them on one line.

A summary mostly recurs in the body: then the longest end of the line that does is it.
Otherwise it starts at the first sentence after the headline, which closing punctuation, the
end of capitals or a word that opens sentences shows.
"""

import re

_WORD = re.compile(r"\S+")
# Neither looks into a run of marks, so that a million dots cost one look each.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++(?=[\"'”’)\]]*(?:\s|$))|\n\n")
_NOT_WORD = re.compile(r"[^\w|]+")
# Where a sentence of the line may end: its mark, quotes that close, space, a new start.
_BREAK = re.compile(r"(?<![.!?…])[.!?…]++[\"”’)\]]*+(?=\s+[\"“‘(\[]?[A-Z0-9])")
_CLOSED = re.compile(r"[.!?…][\"”’)\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|"
    r"Rev|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jr|Sr|Inc|Co|Corp|Ltd)\.$"
)
# Capitalised within a headline in sentence case, these open the next sentence.
_OPENERS = frozenset(
    "a according after all although amid an and as at before both but by despite during each "
    "earlier even every few for from he her here his how however if in it its many more most much "
    "nearly no not of on once one only or our several she since so some such that the their there "
    "these they this those though three through to two under until we what when where whether "
    "which while who with without".split()
)
# A headline does not end with one of these, so what follows them belongs to it.
_HANGING = frozenset(
    "a an and as at but by for from in into its nor of off on or over the their to under up via "
    "vs with".split()
)
_RECURRING_WORDS = 5  # fewer recur by chance
_HEADLINE_WORDS = 30  # longer headlines are not written
_LINE_CHARACTERS = 20_000  # a longer line is a text without line breaks


def split_headline(line: str, body: str) -> tuple[str, str | None]:
    """Split a first line into the headline and the summary that follows it.

    Args:
        line: the first line, without its date and the space around it.
        body: what follows the line.

    Returns:
        The title, and the summary or None where the line is a title alone.
    """
    words = list(_WORD.finditer(line[:_LINE_CHARACTERS]))
    known = f" | {_plain(body)} "
    start = _recurrence(line, words, known) if len(line) <= _LINE_CHARACTERS else None
    if start is None:
        start = _next_sentence(line, words, known)
    if start is None:
        return line, None
    return line[:start].rstrip(), line[start:]


def _recurrence(line: str, words: list[re.Match[str]], known: str) -> int | None:
    """Find where the longest end of the line that recurs in the body begins."""
    if _recurs(line, known):
        return None  # the body repeats the headline
    low, high = 1, len(words) - _RECURRING_WORDS
    first = None
    while low <= high:
        middle = (low + high) // 2
        if _recurs(line[words[middle].start() :], known):
            first, high = middle, middle - 1
        else:
            low = middle + 1
    if first is None or not _CLOSED.search(line):
        return None
    starts = (word.start() for word in words[first : 1 - _RECURRING_WORDS])
    return next((at for at in starts if _opens(line[at:])), None)


def _recurs(end: str, known: str) -> bool:
    plain = _plain(end).rstrip(" |")
    if end.endswith(("...", "…")):  # cut short, perhaps within a word
        return f" {plain}" in known
    return f" {plain} " in known


def _plain(text: str) -> str:
    """Bare words, with `|` where a sentence ends so that no match runs across."""
    return " ".join(_NOT_WORD.sub(" ", _SENTENCE_END.sub(" | ", text.casefold())).split())


def _opens(text: str) -> bool:
    """Tell whether the text begins as a sentence does."""
    bare = text.lstrip("\"'“‘([")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _next_sentence(line: str, words: list[re.Match[str]], known: str) -> int | None:
    head = words[: _HEADLINE_WORDS + 1]
    start = _end_of_capitals(head)
    if start is None:
        start = _opener(line, head)
    if start is None:
        start = _known_opening(line, head, known)
    closed = _first_break(line)
    if start is None or (closed is not None and closed < start and _is_statement(line, closed)):
        return closed
    return start


def _is_statement(line: str, closed: int) -> bool:
    """Tell a sentence that ends a headline from a question or cry within it."""
    return line[:closed].rstrip().rstrip('"”’)]').endswith((".", "…"))


def _end_of_capitals(words: list[re.Match[str]]) -> int | None:
    """Find where a headline in capitals gives way to ordinary writing."""
    small = next((i for i, word in enumerate(words) if word[0].upper() != word[0]), None)
    if small is None or small < 3:
        return None
    if not words[small][0].lstrip("\"'“‘([")[:1].isupper():
        small -= 1  # `A parade`: its `A` looks like one more word in capitals
    return words[small].start() if small >= 3 else None


def _opener(line: str, words: list[re.Match[str]]) -> int | None:
    """Find a word that opens a sentence, within the line and without a mark before it."""
    titled = _is_title_case(words)
    for before, word, after in zip(words[1:], words[2:], words[3:], strict=False):
        bare = word[0]
        if bare.lower() not in _OPENERS or not bare[0].isupper():
            continue
        if before[0].lower() in _HANGING or before[0][-1] in ":;,–—-?!.…/|":
            continue
        following = line[after.start() :].split(None, 2)[:2]
        if titled and not any(w[0].islower() and w.lower() not in _OPENERS for w in following):
            continue
        return word.start()
    return None


def _known_opening(line: str, words: list[re.Match[str]], known: str) -> int | None:
    """Find two words with which a sentence of the body begins, where the line may begin one."""
    if not _CLOSED.search(line):
        return None
    for before, word, after in zip(words[2:], words[3:], words[4:], strict=False):
        if before[0].lower() in _HANGING or before[0][-1] in ":;,–—-/|" or not _opens(word[0]):
            continue
        if f" | {_plain(word[0] + ' ' + after[0])} " in known:
            return word.start()
    return None


def _is_title_case(words: list[re.Match[str]]) -> bool:
    long = [word[0] for word in words[:6] if len(word[0]) > 3]
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _first_break(line: str) -> int | None:
    """Find where the sentence after the first closing mark begins."""
    for mark in _BREAK.finditer(line[:_LINE_CHARACTERS]):
        if not _ABBREVIATION.search(line[max(0, mark.start() - 12) : mark.start() + 1]):
            rest = line[mark.end() :]
            if _CLOSED.search(rest) or len(rest.split()) > _HEADLINE_WORDS:
                return mark.end() + len(rest) - len(rest.lstrip())
            return None
    return None
