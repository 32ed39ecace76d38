"""Names that a title introduces: the words of its noun phrase, and the name before or after it."""

from collections.abc import Sequence

from shared.extraction.people.names.person_names import name_end, name_start, name_words
from shared.extraction.people.persons import ArticlePeople
from shared.extraction.people.thresholds import LONGEST_COMPLEMENT, MOST_MODIFIERS, SHORTEST_SURNAME
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import Entry
from shared.extraction.text.word_lists import (
    ACTS,
    ADVERBS,
    CLOSERS,
    COMPLEMENTS,
    HONORIFICS,
    PRIVATE_BODIES,
    PUBLIC_BODIES,
    WORD_NAMES,
    given_names,
)

type Span = tuple[int, int]


_AFTER_APPOSITION = ACTS | CLOSERS | {",", ".", "", "(", ")", "-", ";", ":"}
_BEFORE_PHRASE = CLOSERS | ACTS | COMPLEMENTS
_BODIES = PUBLIC_BODIES | PRIVATE_BODIES
_JOINS = frozenset({"of", "for", "and"})
_BE = frozenset({"is", "was"})
_WITHIN_PHRASE = frozenset({"'s", "-", "&", "/"})


def after_honorifics(field: MatchedField, at: int) -> int:
    """Return the first token from a place that is no form of address: Mr, Dr., Datuk Seri, Gen."""
    while field.word(at) in HONORIFICS and field.capital(at):
        at += 1 + (field.word(at + 1) == ".")
    return at


def complement_end(field: MatchedField, last: int) -> int:
    """Return one past what a title is of, for or at; `last` where nothing follows it.

    It ends before a comma or before a name: `spokesman for the Water Bureau (WB) Ann Example`.
    """
    if field.word(last) not in COMPLEMENTS:
        return last
    stop = min(last + LONGEST_COMPLEMENT, field.sentence(last).last)
    at = _after_person(field, last + 1)
    while at < stop:
        word = field.word(at)
        if word == "(" and field.word(at + 2) == ")":
            at += 3
        elif not (word[0].isalnum() or word in _WITHIN_PHRASE) or _begins_address(field, at):
            return at
        else:
            at += 1
    return at


def _after_person(field: MatchedField, at: int) -> int:
    """Return the first token after an addressed person: for Mr. Example's office."""
    first = after_honorifics(field, at)
    return name_end(field, first) if first > at else at


def phrase_start(field: MatchedField, first: int) -> int:
    """Return the first token of the noun phrase that a title ends: Kyiv's military governor."""
    at = first
    while first - at <= MOST_MODIFIERS and not field.begins_sentence(at):
        word = field.word(at - 1)
        if word == ")" and field.word(at - 3) == "(":
            at -= 3  # the short name of a body: Islamic Cooperation (OIC) head
            continue
        initial = word == "." and len(field.word(at - 2)) == 1
        if not (
            initial
            or word in _WITHIN_PHRASE
            or (word.replace(".", "").isalpha() and word not in _BEFORE_PHRASE)
        ):
            break
        at -= 1
    return at


def name_after(field: MatchedField, title_end: int, people: ArticlePeople) -> Span | None:
    """Return the name after a title and what the title is of, or after a comma behind these.

    A single word is a name only where the title stands right before it, and not in a headline.
    There a full name needs a comma before it, or a known given name.
    """
    end = complement_end(field, title_end)
    mark = field.word(end)
    if end > title_end and mark != "," and not _begins_address(field, end):
        return None
    apposed = mark == ","
    first = after_honorifics(field, end + (mark in {",", "."}))
    if first >= field.sentence(end - 1).last or not field.capital(first):
        return None
    last = name_end(field, first)
    words = name_words(field, first, last)
    if not words or any(people.is_taken(field, at) for at in range(first, last)):
        return None
    full = len(words) > 1 and (apposed or words[0] in given_names())
    if field.sentence(first).shouting and not full:
        return None
    if len(words) < 2 and (apposed or end > title_end):
        return None
    if apposed and field.word(last) not in _AFTER_APPOSITION:
        return None
    if len(words) == 1 and not _is_surname(field, first, last):
        return None
    if _is_party_and_state(field, first, words):
        return None
    if field.capital(last) and field.word(last) in _BODIES:
        return None
    return first, last


def name_before(field: MatchedField, start: int) -> Span | None:
    """Return the full name that a noun phrase explains: Hong Lei, (who is) assistant minister."""
    mark = _relative_start(field, start) - 1
    if field.word(mark) not in {",", "("}:
        return None
    if field.word(mark - 1).isdigit() and field.word(mark - 2) == ",":
        mark -= 2  # an age: Ann Example, 51, mayor of
    sentence = field.sentence(start)
    first = max(name_start(field, mark), sentence.first)
    words = name_words(field, first, mark)
    if len(words) < 2 or (sentence.shouting and words[0] not in given_names()):
        return None
    return None if _is_party_and_state(field, first, words) else (first, mark)


def _is_party_and_state(field: MatchedField, first: int, words: Sequence[str]) -> bool:
    """Return whether words tell the party and state of whoever stands before: R-Ohio."""
    return len(words[0]) == 1 and field.word(first + 1) == "-"


def _relative_start(field: MatchedField, start: int) -> int:
    """Return the token of `who` before `who is now a minister`; the place itself elsewhere."""
    at = start
    while field.word(at - 1) in ADVERBS:
        at -= 1
    return at - 2 if field.word(at - 1) in _BE and field.word(at - 2) == "who" else start


def _is_surname(field: MatchedField, first: int, last: int) -> bool:
    word = field.word(first)
    long = len(word) >= SHORTEST_SURNAME and not field.raw(first).isupper()
    return long and word not in WORD_NAMES and not field.capital(last)


def _begins_address(field: MatchedField, at: int) -> bool:
    """Return whether a person's name begins, or a form of address before it."""
    first = after_honorifics(field, at)
    return (first > at and field.capital(first)) or _begins_name(field, at)


def _begins_name(field: MatchedField, at: int) -> bool:
    """Return whether a person's name begins after a word that names a body or a place."""
    if not field.capital(at) or not field.capital(at + 1):
        return False
    if any(_names_place(entry) for entry in _entries_before(field, at)):
        return not _goes_on_as_body(field, at)
    return (field.capital(at - 1) or field.word(at - 1) == ")") and field.word(at) in given_names()


def _names_place(entry: Entry) -> bool:
    return entry.kind in {"organisation", "place"} or (
        entry.kind == "country" and entry.form in {"name", "capital"}
    )


def _goes_on_as_body(field: MatchedField, at: int) -> bool:
    """Return whether capitalised words from a place on end a body's name: Investigation Bureau."""
    while field.capital(at):
        if field.word(at) in _BODIES:
            return True
        at += 1
    return False


def _entries_before(field: MatchedField, at: int) -> tuple[Entry, ...]:
    match = field.ending.get(at)
    return match.entries if match else ()
