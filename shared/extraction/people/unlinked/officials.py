"""Officials who act for a state, outside the vocabulary: by the role that their name stands with.

Some roles are of a state by themselves (ambassador, prosecutor, mayor). Others, such as spokesman
or director, are where their noun phrase names a body of a state, or a country.
"""

from collections.abc import Sequence

from shared.extraction.people.names.introductions import (
    Span,
    complement_end,
    name_after,
    name_before,
    phrase_start,
)
from shared.extraction.people.names.name_surroundings import names_a_thing
from shared.extraction.people.names.person_names import is_free, name_words, person_id, surface
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.text.field import MatchedField
from shared.extraction.text.word_lists import (
    BODY_ROLES,
    CAPITAL_ROLES,
    COMPANY_ROLES,
    PARTY_BODIES,
    PARTY_ROLES,
    PRIVATE_BODIES,
    PUBLIC_BODIES,
    STATE_ROLES,
)

_DEFENCE = frozenset({"defence", "defense"})
_LAWYERS = frozenset({"attorney", "counsel"})
_ROLES = STATE_ROLES | CAPITAL_ROLES | BODY_ROLES


def find_officials(fields: Sequence[MatchedField], people: ArticlePeople) -> None:
    """Add the officials of an article, those with a full name first."""
    found: list[tuple[MatchedField, Person, Span, str]] = []
    for field in fields:
        words = field.tokens.words
        if _ROLES.isdisjoint(words):
            continue
        for at in [at for at, word in enumerate(words) if word in _ROLES]:
            if not people.is_taken(field, at):
                found.extend(_of_role(field, at, people))
    for field, person, (first, last), rule in sorted(found, key=_is_single):
        if is_free(field, people, first, last):
            people.add(people.namesake(person.id) or person, field, first, last, rule)


def _is_single(found: tuple[MatchedField, Person, Span, str]) -> bool:
    return "-" not in found[1].id


def _of_role(
    field: MatchedField, at: int, people: ArticlePeople
) -> list[tuple[MatchedField, Person, Span, str]]:
    """Return who stands with the role at a token: after it, and else before its noun phrase."""
    first, last = phrase_start(field, at), at + 1
    end = complement_end(field, last)
    party = _acts_for_party(field, first, end, at)
    if not party and not _acts_for_state(field, first, end, at):
        return []
    span, rule = name_after(field, last, people), "title-and-name"
    if span is None:
        span, rule = name_before(field, first), "name-and-title"
    if span is None or names_a_thing(field, *span) or not is_free(field, people, *span):
        return []
    if len(name_words(field, *span)) == 1 and not (field.capital(at) and at == first):
        return []
    office = "Party Leader" if party else field.word(at).capitalize()
    person = Person(
        person_id(field, *span),
        surface(field, *span),
        office,
        _country(field, first, end),
        "leader" if party else "official",
        False,
    )
    return [(field, person, span, rule)]


def _acts_for_state(field: MatchedField, first: int, end: int, at: int) -> bool:
    """Return whether a role is one of a state: by itself, or by the body that it is of."""
    role = field.word(at)
    words = [*field.tokens.words[first:at], *field.tokens.words[at + 1 : end]]
    if not PRIVATE_BODIES.isdisjoint(words) or _is_of_defence(field, at):
        return False
    if role in STATE_ROLES or (role in CAPITAL_ROLES and field.capital(at)):
        return True
    if not PUBLIC_BODIES.isdisjoint(words):
        return True
    return role not in COMPANY_ROLES and _country(field, first, end) is not None


def _is_of_defence(field: MatchedField, at: int) -> bool:
    """Return whether a role is that of who defends the accused: defence attorney."""
    return field.word(at) in _LAWYERS and field.word(at - 1) in _DEFENCE


def _acts_for_party(field: MatchedField, first: int, end: int, at: int) -> bool:
    words = [*field.tokens.words[first:at], *field.tokens.words[at + 1 : end]]
    return field.word(at) in PARTY_ROLES and not PARTY_BODIES.isdisjoint(words)


def _country(field: MatchedField, first: int, end: int) -> str | None:
    """Return the country whose name stands in a noun phrase, not that of a firm's or club's."""
    for at in range(first, end):
        match = field.starting.get(at)
        for entry in match.entries if match else ():
            if entry.kind == "country":
                return entry.id
    return None
