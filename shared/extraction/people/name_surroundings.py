"""What stands around a name and makes it somebody's, somebody else's or a thing's."""

from shared.extraction.text.field import Reading
from shared.extraction.text.form_matches import Match
from shared.extraction.text.word_lists import (
    AFTER_PERSON,
    AFTER_SURNAME,
    COMMON_NAMES,
    MONTH_SIGNS,
    NAMED_AFTER,
    NAMESAKES,
    NOT_NAMES,
    SCHOOLS,
    TITLE_MODIFIERS,
)

_MONTHS = frozenset({"may", "march"})


def names_a_thing(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is part of a thing's: Trump Tower, Kennedy International Airport."""
    before = before_mark(reading, first) - 1
    if reading.word(before) in NAMED_AFTER and reading.capital(before):
        return True
    if reading.word(last) in SCHOOLS and reading.word(last + 1) == "school":
        return True
    if not reading.capital(last):
        return False
    reach = 1 if reading.sentence(first).shouting else 3
    for at in range(last, last + reach):
        if not reading.capital(at):
            return False
        if reading.word(at) in NAMESAKES:
            return True
    return False


def goes_on(reading: Reading, match: Match) -> bool:
    """Whether a word follows that makes a whole name longer: John Paul Delaney, Tony Blair-Fox."""
    after, word = match.last, reading.word(match.last)
    return is_hyphenated(reading, after) or (
        reading.capital(after)
        and word.isalpha()
        and len(word) > 1
        and word not in AFTER_SURNAME
        and word not in NOT_NAMES
        and after not in reading.starting
        and not reading.begins_sentence(after)
        and not reading.sentence(after).shouting
    )


def is_hyphenated(reading: Reading, at: int) -> bool:
    """Whether a hyphen binds another surname to a name; a second leader's is none of it."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    if reading.word(at) != "-" or not reading.capital(at + 1):
        return False
    if starts[at] != ends[at - 1] or starts[at + 1] != ends[at]:
        return False
    after = reading.starting.get(at + 1)
    if after is None:
        return True
    return after.last - after.first == 1 and reading.word(at + 1) in COMMON_NAMES


def is_month(reading: Reading, match: Match) -> bool:
    """Whether May or March is rather the month."""
    if reading.word(match.first) not in _MONTHS or match.last - match.first > 1:
        return False
    before, after = reading.word(match.first - 1), reading.word(match.last)
    if after[:1].isdigit() or before[-1:].isdigit() or before in MONTH_SIGNS:
        return True
    return reading.begins_sentence(match.first) and after not in AFTER_PERSON


def before_mark(reading: Reading, first: int) -> int:
    """One past the last word before a token, stepping over an abbreviation's full stop."""
    return first - 1 if reading.word(first - 1) == "." else first


def place_of_title(reading: Reading, title: Match) -> str | None:
    """Country or organisation that stands with a title: `French President`, `president of Iran`."""
    at = title.first
    while reading.word(at - 1) in TITLE_MODIFIERS:
        at -= 1
    if reading.word(at - 1) == "'s":
        at -= 1
    return _place(reading.ending.get(at)) or place_after_of(reading, title.last)


def place_after_of(reading: Reading, at: int) -> str | None:
    """Country or organisation after an `of` at a place."""
    if reading.word(at) != "of":
        return None
    return _place(reading.starting.get(at + 1 + (reading.word(at + 1) == "the")))


def _place(match: Match | None) -> str | None:
    for entry in match.entries if match else ():
        if entry.kind in ("country", "organisation"):
            return entry.id
    return None
