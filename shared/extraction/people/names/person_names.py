"""Persons' names as words: where one begins and ends, and the id made of it."""

from shared.extraction.people.persons import ArticlePeople
from shared.extraction.people.thresholds import LONGEST_INITIALS, LONGEST_NAME
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import Entry
from shared.extraction.text.word_lists import (
    COMPOUND_PARTICIPLES,
    NOT_NAMES,
    PARTICLES,
    STARTERS,
    given_names,
)

_NICKNAME = 3  # tokens of a nickname in quotation marks
_FOREIGN_TO_NAMES = frozenset({"title", "organisation", "other"})


def name_end(field: MatchedField, first: int) -> int:
    """Return one past the last token of the name that begins at a token; `first` where none does.

    A name is capitalised words, initials, and particles, hyphens and a nickname between them.
    """
    at = end = first
    words = 0
    while words < LONGEST_NAME and (_is_name_word(field, at) or _follows_initial(field, at, first)):
        words += 1
        at = end = at + 1
        if len(field.raw(end - 1)) == 1 and field.word(end) == ".":
            at += 1
        elif _hyphenated(field, end):
            at = end = end + 2
        elif _is_nickname(field, end):
            at = end + _NICKNAME
        while field.word(at) in PARTICLES and not field.capital(at):
            at += 1
            if field.word(at) == "-":
                at += 1
    return end


def name_start(field: MatchedField, last: int) -> int:
    """Return first token of the name that ends before `last`; `last` where none does."""
    at = start = last
    while last - at < 2 * LONGEST_NAME:
        before = at - 1
        if field.word(before) == "." and len(field.word(before - 1)) == 1:
            before -= 1
        if _is_name_word(field, before):
            at = start = before
        elif _is_nickname(field, before - 2):
            at = before - 2
        elif (
            field.word(before) == "-"
            or (field.word(before) in PARTICLES and not field.capital(before))
            or field.word(before + 1) == "-"
            or _hyphenated(field, before - 1)
            or _hyphenated(field, before)
        ):
            at = before
        else:
            break
    return start


def is_free(field: MatchedField, people: ArticlePeople, first: int, last: int) -> bool:
    """Return whether no token of a name is part of a mention."""
    return not any(people.is_taken(field, at) for at in range(first, last))


def name_words(field: MatchedField, first: int, last: int) -> list[str]:
    """Return the words of a name, without marks."""
    return [word for word in field.tokens.words[first:last] if word[0].isalnum()]


def person_id(field: MatchedField, first: int, last: int) -> str:
    """Return the id that is made of a name."""
    words = name_words(field, first, last)
    return "-".join("".join(c for c in word if c.isalnum()) for word in words)


def surface(field: MatchedField, first: int, last: int) -> str:
    """Return the name as written, on one line."""
    tokens = field.tokens
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _is_name_word(field: MatchedField, at: int) -> bool:
    raw, word = field.raw(at), field.word(at)
    if len(raw) == 1 and raw.isupper() and field.word(at + 1) == ".":
        return True
    if not raw[:1].isupper() or word in NOT_NAMES:
        return False
    if word in STARTERS and field.begins_sentence(at):
        return False
    letters = word.replace("'", "").replace(".", "")
    if not letters.isalpha() or (len(letters) > LONGEST_INITIALS and "." in word):
        return False
    match = field.starting.get(at)
    if match is None:
        return True
    kinds = {entry.kind for entry in match.entries}
    if kinds & {"leader", "short"}:
        return True
    return not kinds & _FOREIGN_TO_NAMES and _may_name(word, match.entries)


def _follows_initial(field: MatchedField, at: int, first: int) -> bool:
    """Return whether a word that is no name elsewhere follows an initial: Joseph A. Day."""
    initial = field.word(at - 1) == "." and len(field.raw(at - 2)) == 1 and field.capital(at - 2)
    return initial and at - 2 > first and field.capital(at) and field.word(at).isalpha()


def _may_name(word: str, entries: tuple[Entry, ...]) -> bool:
    """Return whether each other meaning of a word is a name too: Jordan, Gilbert in Arizona."""
    return all(
        "person" in entry.flags or (entry.kind == "place" and word in given_names())
        for entry in entries
    )


def _is_nickname(field: MatchedField, at: int) -> bool:
    """Return whether a nickname stands between two words of a name: Robert "Bob" Example."""
    return (
        field.word(at) == field.word(at + 2) == '"'
        and field.capital(at + 1)
        and field.capital(at - 1)
        and _is_name_word(field, at + _NICKNAME)
    )


def _hyphenated(field: MatchedField, at: int) -> bool:
    """Return whether a hyphen at a place binds two words: Ki-moon."""
    starts, ends = field.tokens.starts, field.tokens.ends
    return (
        field.word(at) == "-"
        and 0 < at < len(starts) - 1
        and starts[at] == ends[at - 1]
        and starts[at + 1] == ends[at]
        and field.word(at + 1).isalpha()
        and field.word(at + 1) not in COMPOUND_PARTICIPLES
    )
