"""Persons' names as words: where one begins and ends, and the id made of it."""

from shared.extraction.people.persons import Cast
from shared.extraction.people.thresholds import LONGEST_NAME
from shared.extraction.text.field import Reading
from shared.extraction.text.form_index import Entry
from shared.extraction.text.word_lists import NOT_NAMES, PARTICLES, STARTERS, given_names

_FOREIGN_TO_NAMES = frozenset({"title", "organisation", "other"})


def name_end(reading: Reading, first: int) -> int:
    """One past the last token of the name that begins at a token; `first` where none does.

    A name is capitalised words, initials, and particles and hyphens between them.
    """
    at = end = first
    words = 0
    while words < LONGEST_NAME and _is_name_word(reading, at):
        words += 1
        at = end = at + 1
        if len(reading.raw(end - 1)) == 1 and reading.word(end) == ".":
            at += 1
        elif _hyphenated(reading, end):
            at = end = end + 2
        while reading.word(at) in PARTICLES and not reading.capital(at):
            at += 1
            if reading.word(at) == "-":
                at += 1
    return end


def name_start(reading: Reading, last: int) -> int:
    """First token of the name that ends before `last`; `last` where none does."""
    at = start = last
    while last - at < 2 * LONGEST_NAME:
        before = at - 1
        if reading.word(before) == "." and len(reading.word(before - 1)) == 1:
            before -= 1
        if _is_name_word(reading, before):
            at = start = before
        elif (
            reading.word(before) == "-"
            or (reading.word(before) in PARTICLES and not reading.capital(before))
            or reading.word(before + 1) == "-"
            or _hyphenated(reading, before)
        ):
            at = before
        else:
            break
    return start


def is_free(reading: Reading, cast: Cast, first: int, last: int) -> bool:
    """Whether no token of a name is part of a mention."""
    return not any(cast.is_taken(reading, at) for at in range(first, last))


def name_words(reading: Reading, first: int, last: int) -> list[str]:
    """The words of a name, without marks."""
    return [word for word in reading.tokens.words[first:last] if word[0].isalnum()]


def person_id(reading: Reading, first: int, last: int) -> str:
    """The id that is made of a name."""
    words = name_words(reading, first, last)
    return "-".join("".join(c for c in word if c.isalnum()) for word in words)


def surface(reading: Reading, first: int, last: int) -> str:
    """The name as written, on one line."""
    tokens = reading.tokens
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _is_name_word(reading: Reading, at: int) -> bool:
    raw, word = reading.raw(at), reading.word(at)
    if not raw[:1].isupper() or word in NOT_NAMES:
        return False
    if not word.replace("'", "").isalpha() or (word in STARTERS and reading.begins_sentence(at)):
        return False
    match = reading.starting.get(at)
    if match is None:
        return True
    kinds = {entry.kind for entry in match.entries}
    if kinds & {"leader", "short"}:
        return True
    return not kinds & _FOREIGN_TO_NAMES and _may_name(word, match.entries)


def _may_name(word: str, entries: tuple[Entry, ...]) -> bool:
    """Whether all that a word is else serves as a name too: Jordan, or Gilbert in Arizona."""
    return all(
        "person" in entry.flags or (entry.kind == "place" and word in given_names())
        for entry in entries
    )


def _hyphenated(reading: Reading, at: int) -> bool:
    """Whether a hyphen at a place binds two words: Ki-moon."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    return (
        reading.word(at) == "-"
        and 0 < at < len(starts) - 1
        and starts[at] == ends[at - 1]
        and starts[at + 1] == ends[at]
        and reading.word(at + 1).isalpha()
    )
