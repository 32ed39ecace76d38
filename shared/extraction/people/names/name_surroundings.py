"""What stands around a name and makes it somebody's, somebody else's or a thing's."""

from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_matches import FormMatch
from shared.extraction.text.word_lists import (
    AFTER_PERSON,
    AFTER_SURNAME,
    COMMON_NAMES,
    MONTH_SIGNS,
    NAMED_AFTER,
    NAMESAKES,
    NOT_NAMES,
    PRIVATE_BODIES,
    SCHOOLS,
    TITLE_MODIFIERS,
)

_MONTHS = frozenset({"may", "march"})


def names_a_thing(field: MatchedField, first: int, last: int) -> bool:
    """Return whether a name is part of a thing's: Trump Tower, Kennedy International Airport."""
    before = before_mark(field, first) - 1
    if field.word(before) in NAMED_AFTER and field.capital(before):
        return True
    if field.word(last) in SCHOOLS and field.word(last + 1) == "school":
        return True
    if not field.capital(last):
        return False
    reach = 1 if field.sentence(first).shouting else 3
    for at in range(last, last + reach):
        if not field.capital(at):
            return False
        if field.word(at) in NAMESAKES:
            return True
    return False


def continues_name(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a word follows that makes a whole name longer: Tony Blair-Fox."""
    after, word = match.last, field.word(match.last)
    return is_hyphenated(field, after) or (
        field.capital(after)
        and word.isalpha()
        and len(word) > 1
        and word not in AFTER_SURNAME
        and word not in NOT_NAMES
        and after not in field.starting
        and not field.begins_sentence(after)
        and not field.sentence(after).shouting
    )


def is_hyphenated(field: MatchedField, at: int) -> bool:
    """Return whether a hyphen binds another surname to a name; a second leader's is none of it."""
    starts, ends = field.tokens.starts, field.tokens.ends
    if field.word(at) != "-" or not field.capital(at + 1):
        return False
    if starts[at] != ends[at - 1] or starts[at + 1] != ends[at]:
        return False
    after = field.starting.get(at + 1)
    if after is None:
        return True
    return after.last - after.first == 1 and field.word(at + 1) in COMMON_NAMES


def is_month(field: MatchedField, match: FormMatch) -> bool:
    """Return whether May or March is rather the month."""
    if field.word(match.first) not in _MONTHS or match.last - match.first > 1:
        return False
    before, after = field.word(match.first - 1), field.word(match.last)
    if after[:1].isdigit() or before[-1:].isdigit() or before in MONTH_SIGNS:
        return True
    return field.begins_sentence(match.first) and after not in AFTER_PERSON


def before_mark(field: MatchedField, first: int) -> int:
    """Return one past the last word before a token, stepping over an abbreviation's full stop."""
    return first - 1 if field.word(first - 1) == "." else first


def place_of_title(field: MatchedField, title: FormMatch) -> str | None:
    """Country or organisation that stands with a title: `French President`, `president of Iran`."""
    at = title.first
    while field.word(at - 1) in TITLE_MODIFIERS:
        at -= 1
    if field.word(at - 1) == "'s":
        at -= 1
    return _place(field.ending.get(at)) or place_after_of(field, title.last)


def place_after_of(field: MatchedField, at: int) -> str | None:
    """Country or organisation after an `of` at a place."""
    if field.word(at) != "of":
        return None
    match = field.starting.get(at + 1 + (field.word(at + 1) == "the"))
    return None if match and _is_in_body(field, match.last) else _place(match)


def _is_in_body(field: MatchedField, at: int) -> bool:
    """Return whether a place's name goes on as a firm's: French Riding Federation, Paris-based."""
    if field.word(at) == "-":
        return True
    while field.capital(at):
        if field.word(at) in PRIVATE_BODIES:
            return True
        at += 1
    return False


def _place(match: FormMatch | None) -> str | None:
    for entry in match.entries if match else ():
        if entry.kind in ("country", "organisation"):
            return entry.id
    return None
