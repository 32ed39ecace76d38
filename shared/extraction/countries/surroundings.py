"""Signs around a country's form that it is a street, a town, a language or a road instead."""

from shared.extraction.countries.thresholds import BUILDING_WORDS
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import Entry
from shared.extraction.text.form_matches import FormMatch
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


def may_be_surname(match: FormMatch | None) -> bool:
    """Return whether a form, if it is one at all, is a person's name."""
    return match is None or any(entry.kind in ("short", "leader") for entry in match.entries)


def word_before(field: MatchedField, first: int) -> int:
    """Return the token before a form, or before the full stop of an abbreviation before it."""
    return first - 2 if field.word(first - 1) == "." else first - 1


def is_road_number(field: MatchedField, match: FormMatch) -> bool:
    """Return whether the form is part of a road's number: US-24."""
    return (
        field.raw(match.first) == "US"
        and field.word(match.last) == "-"
        and field.word(match.last + 1).isdigit()
    )


def is_acronym(field: MatchedField, match: FormMatch, entry: Entry) -> bool:
    """Return whether a short name in capitals is rather an acronym among ordinary words: SANA."""
    raw = field.raw(match.first)
    return (
        match.last - match.first == 1
        and entry.exact is None
        and 1 < len(raw) < 5
        and raw.isupper()
        and not field.sentence(match.first).shouting
        and match.first >= field.dateline
    )


def is_in_dateline(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a place begins a dateline later in the text: `ROME, May 3 (ANSA) -`."""
    if not field.raw(match.first).isupper() or not field.begins_sentence(match.first):
        return False
    at = match.last
    if field.word(at) != "," or not field.capital(at + 1):
        return False
    at += 2 + (field.word(at + 2) == ".")
    return field.word(at).isdigit() and field.word(at + 1) == "("


def is_with_state(field: MatchedField, match: FormMatch, entry: Entry) -> bool:
    """Return whether a state follows, as in Paris, Texas; a list of places is no such thing."""
    if entry.form not in NAMES or field.word(match.last) != ",":
        return False
    state = field.starting.get(match.last + 1)
    if state is None or all(other.kind != "place" for other in state.entries):
        return False
    countries = {other.id for other in state.entries if other.kind == "country"}
    if entry.id in countries or (countries and _is_listed(field, state.last)):
        return False  # Tbilisi, Georgia; Paris, Washington and London
    listed = field.word(match.first - 1) in {",", "and"}
    return bool(entry.flags) or not listed


def _is_listed(field: MatchedField, at: int) -> bool:
    """Return whether a list goes on at a token: and London; , Beijing."""
    if field.word(at) == "and":
        return True
    after = at + 1 + (field.word(at + 1) == "and")
    follows = field.starting.get(after) if field.word(at) == "," else None
    return follows is not None and any(entry.kind == "country" for entry in follows.entries)


def is_beside_state(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a state of the name follows a town (Tacoma, Washington) or another state."""
    if all(entry.kind != "place" for entry in match.entries):
        return False
    if field.word(match.first - 1) == "," and field.capital(match.first - 2):
        town = field.ending.get(match.first - 1)
        if town is None or all(entry.kind != "country" for entry in town.entries):
            start = town.first if town else match.first - 2
            return field.word(start - 1) in {"at", "from", "in", "near", "of"}
    before = field.ending.get(match.first - 1) if field.word(match.first - 1) == "and" else None
    return before is not None and place_at(field, before) is not None


def is_local(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a name is a street's, a small place's or a school's."""
    at, after = match.last, field.word(match.last)
    if field.capital(at) and (after in STREETS or after in LOCALITIES):
        return True
    if after in SCHOOLS and field.word(at + 1) in {"school", "schools"}:
        return True
    before = word_before(field, match.first)
    return field.word(before) in PLACE_PREFIXES and field.capital(before)


def is_building(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a name is part of a church's or a school's: Lebanon Baptist Church."""
    at = match.last
    while at < match.last + BUILDING_WORDS and field.capital(at):
        if field.word(at) in BUILDINGS:
            return not field.sentence(at).shouting
        at += 1
    return False


def is_verb(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a word at the head of a sentence commands: Polish the silver."""
    return field.word(match.last) in DETERMINERS and field.begins_sentence(match.first)


def is_language(field: MatchedField, match: FormMatch) -> bool:
    """Return whether an adjective stands alone, as a language or a pastry: in Spanish, a Danish."""
    after = field.word(match.last)
    if after[:1].isalnum() and after not in CLOSERS:
        return False
    before = match.first - 1
    if field.word(before) == "a" and field.word(match.last - 1).endswith("ish"):
        return True  # no person: a Danish, and coffee
    while field.word(before) in LANGUAGES_BESIDE:
        before -= 1
    return field.word(before) in LANGUAGE_VERBS


def place_at(field: MatchedField, match: FormMatch) -> Entry | None:
    """Return the only place that a match can mean; an abbreviation must follow a comma."""
    first, *others = match.entries
    if first.kind != "place" or any(other.id != first.id for other in others):
        return None
    return first if first.exact is None or field.word(match.first - 1) == "," else None


def is_town(field: MatchedField, match: FormMatch) -> bool:
    """Return whether a town's bodies, people or distance from another stand with a name."""
    before, after = field.word(match.first - 1), field.word(match.last)
    if before in TOWN_PREFIXES or after in TOWN_PEOPLE:
        return True
    if after in TOWN_BODIES and (after != "city" or field.word(match.last + 1) in TOWN_BODIES):
        return True
    if after == "," and field.word(match.last + 2) in {"miles", "mile"}:
        return True
    if before != "of":
        return is_building(field, match)
    aged = field.word(match.first - 3).isdigit() and field.word(match.first - 4) == ","
    return aged and field.word(match.first - 2) == ","
