"""Signs around a country's form that it is a street, a town, a language or a road instead."""

from shared.extraction.countries.thresholds import BUILDING_WORDS
from shared.extraction.text.field import Reading
from shared.extraction.text.form_index import Entry
from shared.extraction.text.form_matches import Match
from shared.extraction.text.word_lists import (
    BUILDINGS,
    CLOSERS,
    DETERMINERS,
    LANGUAGE_VERBS,
    LANGUAGES_BESIDE,
    LOCALITIES,
    PLACE_PREFIXES,
    SCHOOLS,
    STREETS,
    TOWN_BODIES,
    TOWN_PEOPLE,
    TOWN_PREFIXES,
)

NAMES = frozenset({"name", "capital"})
"""Kinds of forms that are names of places."""


def may_be_surname(match: Match | None) -> bool:
    """Whether a form, if it is one at all, is a person's name."""
    return match is None or any(entry.kind in ("short", "leader") for entry in match.entries)


def word_before(reading: Reading, first: int) -> int:
    """The token before a form, or before the full stop of an abbreviation before it."""
    return first - 2 if reading.word(first - 1) == "." else first - 1


def is_road_number(reading: Reading, match: Match) -> bool:
    """Whether the form is part of a road's number: US-24."""
    return (
        reading.raw(match.first) == "US"
        and reading.word(match.last) == "-"
        and reading.word(match.last + 1).isdigit()
    )


def is_acronym(reading: Reading, match: Match, entry: Entry) -> bool:
    """Whether a short name in capitals is rather an acronym among ordinary words: SANA."""
    raw = reading.raw(match.first)
    return (
        match.last - match.first == 1
        and entry.exact is None
        and 1 < len(raw) < 5
        and raw.isupper()
        and not reading.sentence(match.first).shouting
        and match.first >= reading.dateline
    )


def is_with_state(reading: Reading, match: Match, entry: Entry) -> bool:
    """Whether a state follows, as in Paris, Texas; a list of places is no such thing."""
    if entry.form not in NAMES or reading.word(match.last) != ",":
        return False
    state = reading.starting.get(match.last + 1)
    if state is None or all(other.kind != "place" for other in state.entries):
        return False
    countries = {other.id for other in state.entries if other.kind == "country"}
    if entry.id in countries or (countries and _is_listed(reading, state.last)):
        return False  # Tbilisi, Georgia; Paris, Washington and London
    listed = reading.word(match.first - 1) in {",", "and"}
    return bool(entry.flags) or not listed


def _is_listed(reading: Reading, at: int) -> bool:
    """Whether a list goes on at a token: and London; , Beijing."""
    if reading.word(at) == "and":
        return True
    after = at + 1 + (reading.word(at + 1) == "and")
    follows = reading.starting.get(after) if reading.word(at) == "," else None
    return follows is not None and any(entry.kind == "country" for entry in follows.entries)


def is_beside_state(reading: Reading, match: Match) -> bool:
    """Whether a state of the name follows a town (Tacoma, Washington) or another state."""
    if all(entry.kind != "place" for entry in match.entries):
        return False
    if reading.word(match.first - 1) == "," and reading.capital(match.first - 2):
        town = reading.ending.get(match.first - 1)
        if town is None or all(entry.kind != "country" for entry in town.entries):
            start = town.first if town else match.first - 2
            return reading.word(start - 1) in {"at", "from", "in", "near", "of"}
    before = reading.ending.get(match.first - 1) if reading.word(match.first - 1) == "and" else None
    return before is not None and place_at(reading, before) is not None


def is_local(reading: Reading, match: Match) -> bool:
    """Whether a name is a street's, a small place's or a school's."""
    at, after = match.last, reading.word(match.last)
    if reading.capital(at) and (after in STREETS or after in LOCALITIES):
        return True
    if after in SCHOOLS and reading.word(at + 1) in {"school", "schools"}:
        return True
    before = word_before(reading, match.first)
    return reading.word(before) in PLACE_PREFIXES and reading.capital(before)


def is_building(reading: Reading, match: Match) -> bool:
    """Whether a name is part of that of a church, a school or the like: Lebanon Baptist Church."""
    at = match.last
    while at < match.last + BUILDING_WORDS and reading.capital(at):
        if reading.word(at) in BUILDINGS:
            return not reading.sentence(at).shouting
        at += 1
    return False


def is_verb(reading: Reading, match: Match) -> bool:
    """Whether a word at the head of a sentence commands: Polish the silver."""
    return reading.word(match.last) in DETERMINERS and reading.begins_sentence(match.first)


def is_language(reading: Reading, match: Match) -> bool:
    """Whether an adjective stands alone, as a language or a pastry: in Spanish, a Danish."""
    after = reading.word(match.last)
    if after[:1].isalnum() and after not in CLOSERS:
        return False
    before = match.first - 1
    if reading.word(before) == "a" and reading.word(match.last - 1).endswith("ish"):
        return True  # no person: a Danish, and coffee
    while reading.word(before) in LANGUAGES_BESIDE:
        before -= 1
    return reading.word(before) in LANGUAGE_VERBS


def place_at(reading: Reading, match: Match) -> Entry | None:
    """The place that a match means, where it can be but one; an abbreviation follows a comma."""
    first, *others = match.entries
    if first.kind != "place" or any(other.id != first.id for other in others):
        return None
    return first if first.exact is None or reading.word(match.first - 1) == "," else None


def is_town(reading: Reading, match: Match) -> bool:
    """Whether a town's own bodies, its people or its distance from another stand with a name."""
    before, after = reading.word(match.first - 1), reading.word(match.last)
    if before in TOWN_PREFIXES or after in TOWN_PEOPLE:
        return True
    if after in TOWN_BODIES and (after != "city" or reading.word(match.last + 1) in TOWN_BODIES):
        return True
    if after == "," and reading.word(match.last + 2) in {"miles", "mile"}:
        return True
    if before != "of":
        return is_building(reading, match)
    aged = reading.word(match.first - 3).isdigit() and reading.word(match.first - 4) == ","
    return aged and reading.word(match.first - 2) == ","
