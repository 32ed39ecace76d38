"""Officials who act for a state, outside the vocabulary: by the role that their name stands with.

Some roles are of a state by themselves (ambassador, prosecutor, mayor). Others, such as spokesman
or director, are where their noun phrase names a body of a state, or a country.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
from shared.extraction.people.thresholds import EXPANSION_REACH
from shared.extraction.text.field import MatchedField
from shared.extraction.text.word_lists import (
    AIDE_ROLES,
    BODY_ROLES,
    CAPITAL_ROLES,
    COMPANY_ROLES,
    HEADING_VERBS,
    OFFICERS_OF_STATE,
    PARTY_BODIES,
    PARTY_ROLES,
    PRIVATE_BODIES,
    PUBLIC_BODIES,
    SENIOR_OFFICERS,
    STATE_ROLES,
)
from shared.vocabulary.model import Office

_SINGULARS = {f"{role}s": role for role in STATE_ROLES | CAPITAL_ROLES | BODY_ROLES}
_ROLES = STATE_ROLES | CAPITAL_ROLES | BODY_ROLES | _SINGULARS.keys() | HEADING_VERBS
_OF_PERSON = frozenset({"his", "her"})
_EXECUTIVE = frozenset({"executive"})  # an executive officer is a firm's only as its chief one
_UNITS = frozenset({"board", "battalion", "brigade", "regiment"})  # their members act for no state
_DEFENCE = frozenset({"defence", "defense"})
_CHIEF_OF_STAFF = "chief-of-staff"
_LAWYERS = frozenset({"attorney", "counsel"})
_RANKS = {
    "adm": "Admiral",
    "brig": "Brigadier",
    "cmdr": "Commander",
    "col": "Colonel",
    "det": "Detective",
    "gen": "General",
    "insp": "Inspector",
    "lt": "Lieutenant",
    "maj": "Major",
    "sgt": "Sergeant",
    "supt": "Superintendent",
}


class _Role(NamedTuple):
    """A role in the text.

    Attributes:
        field: the field.
        at: its token.
        last: one past the last token of the role itself: `chief of staff` has three.
        word: the role, in the singular.
        first: first token of its noun phrase.
        end: one past the last token of its noun phrase.
    """

    field: MatchedField
    at: int
    last: int
    word: str
    first: int
    end: int

    @property
    def others(self) -> list[str]:
        """The other words of its noun phrase, without the full stops of F.B.I."""
        words = self.field.tokens.words
        others = [*words[self.first : self.at], *words[self.at + 1 : self.end]]
        return [word.replace(".", "") for word in others]


class OfficialFinder:
    """Finds officials by their roles."""

    def __init__(self, offices: dict[str, Office]) -> None:
        """Keep the offices that single words name."""
        self._offices = {
            title.replace(".", ""): office
            for office in reversed(offices.values())
            for title in office.titles
            if title.replace(".", "") in STATE_ROLES or office.rank == "region"
        }

    def find(self, fields: Sequence[MatchedField], people: ArticlePeople) -> None:
        """Add the officials of an article, those with a full name first."""
        found: list[tuple[MatchedField, Person, Span, str]] = []
        public = _public_acronyms(fields)
        for field in fields:
            words = field.tokens.words
            for at in [at for at, word in enumerate(words) if word in _ROLES]:
                if not people.is_taken(field, at):
                    found.extend(self._of_role(field, at, public, people))
        for field, person, (first, last), rule in sorted(found, key=_is_single):
            if is_free(field, people, first, last):
                people.add(people.namesake(person.id) or person, field, first, last, rule)

    def _of_role(
        self, field: MatchedField, at: int, public: frozenset[str], people: ArticlePeople
    ) -> Iterator[tuple[MatchedField, Person, Span, str]]:
        """Yield who stands with the role at a token: after it, and else before its noun phrase."""
        role = _read_role(field, at)
        party = role is not None and _acts_for_party(role)
        if role is None or not (party or _acts_for_state(role, public, people)):
            return
        for span, rule in _names(role, people):
            single = len(name_words(field, *span)) == 1
            if single and not (field.capital(at) and at == role.first):
                continue
            office = self._offices.get(role.word)
            label = "Party Leader" if party else office.label if office else _label(role)
            kind = "leader" if party else office.kind if office else "official"
            yield (
                field,
                Person(
                    person_id(field, *span),
                    surface(field, *span),
                    label,
                    _body(role)[0],
                    kind,
                    False,
                ),
                span,
                rule,
            )


def _is_single(found: tuple[MatchedField, Person, Span, str]) -> bool:
    return "-" not in found[1].id


def _read_role(field: MatchedField, at: int) -> _Role | None:
    """Return the role at a token with its noun phrase; of a verb, if `who` is its subject."""
    word = field.word(at)
    if word in HEADING_VERBS:
        if field.word(at - 1) != "who":
            return None
        return _Role(field, at, at + 1, "head", at - 1, _object_end(field, at + 1))
    word = _SINGULARS.get(word, word)
    bodies = PUBLIC_BODIES | PARTY_BODIES if word in PARTY_ROLES else PUBLIC_BODIES
    first = _body_start(field, phrase_start(field, at), bodies)
    last = at + 1
    if word == "chief" and field.word(at + 1) == "of" and field.word(at + 2) == "staff":
        word, last = _CHIEF_OF_STAFF, at + 3
    return _Role(field, at, last, word, first, complement_end(field, last))


def _body_start(field: MatchedField, first: int, bodies: frozenset[str]) -> int:
    """Return the first token of a noun phrase with a body's name: Department of Health director."""
    name = first + (field.word(first) == "the")
    if field.word(first - 1) not in {"of", "for"} or not field.capital(name):
        return first
    named = field.capital(first - 2) and field.word(first - 2) in bodies
    return phrase_start(field, first - 1) if named else first


def _object_end(field: MatchedField, at: int) -> int:
    """Return one past the noun phrase that begins at a token: who heads the regional police."""
    last = field.sentence(at).last
    while at < last and field.word(at)[0].isalnum():
        at += 1
    return at


def _names(role: _Role, people: ArticlePeople) -> Iterator[tuple[Span, str]]:
    """Yield the names that a role introduces, several after a plural: ministers Ann Example and."""
    field, at = role.field, role.at
    if role.word == "head" and field.word(at) in HEADING_VERBS:
        span, rule = name_before(field, at - 1), "name-and-title"
    else:
        plural = field.word(at) in _SINGULARS and field.word(role.end) == ","
        span = None if plural else name_after(field, role.last, people)
        rule = "title-and-name"
        if span is None and not people.is_taken(field, role.last):
            span, rule = name_before(field, role.first), "name-and-title"
    while span and is_free(field, people, *span) and not names_a_thing(field, *span):
        yield span, rule
        plural = rule == "title-and-name" and field.word(at) in _SINGULARS
        link = field.word(span[1])
        span = name_after(field, span[1] + 1, people) if plural and link in {",", "and"} else None


def _acts_for_state(role: _Role, public: frozenset[str], people: ArticlePeople) -> bool:
    """Return whether a role is one of a state: by itself, or by the body that it is of."""
    field, at, word = role.field, role.at, role.word
    others = role.others
    if _is_private(role, others):
        return False
    if word in STATE_ROLES or (word in CAPITAL_ROLES and field.capital(at)):
        return True
    if not PUBLIC_BODIES.isdisjoint(others) or not public.isdisjoint(others):
        return True
    if word in AIDE_ROLES and _is_of_politician(role, people):
        return True
    country, organisation = _body(role)
    of_state = word not in COMPANY_ROLES or not OFFICERS_OF_STATE.isdisjoint(others)
    return organisation or (country is not None and of_state)


def _is_of_politician(role: _Role, people: ArticlePeople) -> bool:
    """Return whether somebody works for a leader: Macron's aide, his spokesman, of their party."""
    field = role.field
    if not PARTY_BODIES.isdisjoint(role.others):
        return True
    if role.word == _CHIEF_OF_STAFF and field.capital(role.at):
        return True
    first = role.first
    if not _OF_PERSON.isdisjoint(role.others):
        first = field.sentence(max(field.sentence(role.at).first - 1, 0)).first
    return any(people.is_taken(field, at) for at in range(first, role.at))


def _is_private(role: _Role, others: Sequence[str]) -> bool:
    """Return whether a role is of a firm or club, of the defence, of a board or of a low rank."""
    private = PRIVATE_BODIES.intersection(others)
    before = role.field.word(role.at - 1)
    if role.word == "officer":
        leading = role.field.word(role.last) == "leading"
        low = not leading and SENIOR_OFFICERS.isdisjoint(others)
        return low or bool(private - _EXECUTIVE) or (bool(private) and "chief" in others)
    if private:
        return True
    if role.word in _LAWYERS:
        return before in _DEFENCE
    if role.word == "member":
        return before in _UNITS
    return role.word in COMPANY_ROLES and _is_employed_elsewhere(role)


def _is_employed_elsewhere(role: _Role) -> bool:
    """Return whether a role is at a body that is no public one: UN director at Example Watch."""
    field, first = role.field, role.last + 1
    if field.word(role.last) != "at" or not field.capital(first):
        return False
    words = [word.replace(".", "") for word in field.tokens.words[first : role.end]]
    known = any(at in field.starting for at in range(first, role.end))
    return not known and PUBLIC_BODIES.isdisjoint(words)


def _acts_for_party(role: _Role) -> bool:
    return role.word in PARTY_ROLES and not PARTY_BODIES.isdisjoint(role.others)


def _body(role: _Role) -> tuple[str | None, bool]:
    """Return the country that a noun phrase names, and whether it names a body of states."""
    country, organisation = None, False
    for at in range(role.first, role.end):
        match = role.field.starting.get(at)
        for entry in match.entries if match else ():
            if entry.kind == "country" and country is None:
                country = entry.id
            organisation = organisation or entry.kind == "organisation"
    return country, organisation


def _label(role: _Role) -> str:
    """Return the role as a label: Director-General, Sergeant."""
    field, at = role.field, role.at
    if field.word(at - 1) == "-" and field.tokens.starts[at - 1] == field.tokens.ends[at - 2]:
        return f"{field.word(at - 2).capitalize()}-{role.word.capitalize()}"
    if role.word == _CHIEF_OF_STAFF:
        return "Chief of Staff"
    return _RANKS.get(role.word) or role.word.capitalize()


def _public_acronyms(fields: Sequence[MatchedField]) -> frozenset[str]:
    """Return the short names of public bodies that an article explains: Revenue Service (RS)."""
    found: set[str] = set()
    for field in fields:
        words = field.tokens.words
        if "(" not in words:
            continue
        for at in [at for at, word in enumerate(words) if word == "("]:
            if field.capital(at + 1) and field.word(at + 2) == ")":
                before = range(max(0, at - EXPANSION_REACH), at)
                named = any(field.word(k) in PUBLIC_BODIES or k in field.starting for k in before)
                if named and field.capital(at - 1):
                    found.add(field.word(at + 1))
    return frozenset(found)
