"""Differences between Wikidata's office holders and ours, and those that a person must decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from infra.vocabulary.refresh.holders import Holder
from infra.vocabulary.refresh.queries import OfficeQuery
from shared.vocabulary import Leader, Term, Vocabulary
from shared.vocabulary.normal_form import fold
from shared.vocabulary.partial_dates import first_day, last_day

_RANK = "rank:"
_HEADS = frozenset({"head-of-state", "head-of-government"})

type Held = tuple[Leader, Term]


@dataclass(frozen=True, slots=True)
class Change:
    """An office that Wikidata gives to somebody else than we do.

    Attributes:
        place: alpha-3 code or organisation id.
        office: key of the office; empty where it is not clear.
        before: who holds it in our data, or None where it is vacant.
        holder: who holds it in Wikidata.
        leader: our id of the holder, or None for a person whom we do not have.
        unclear: why it cannot be written without a person's look; empty where it can.
    """

    place: str
    office: str
    before: Held | None
    holder: Holder
    leader: str | None
    unclear: str = ""


def compare(
    vocabulary: Vocabulary, question: OfficeQuery, holders: Iterable[Holder]
) -> list[Change]:
    """Compare the holders that one query found with ours; the changes are in order of places."""
    changes = [
        change
        for holder in holders
        if holder.place in vocabulary.countries or holder.place in vocabulary.organisations
        if (change := _change(vocabulary, question, holder))
    ]
    return sorted(changes, key=lambda change: change.place)


def _change(vocabulary: Vocabulary, question: OfficeQuery, holder: Holder) -> Change | None:
    offices = _offices(vocabulary, question)
    leader = _known_as(vocabulary, holder)
    there = [held for held in _held(vocabulary) if _place(held[1]) == holder.place]
    sitting = [held for held in there if held[1].end is None]
    if leader and _accounted_for(vocabulary, question, leader, holder.place, sitting):
        return None
    if any(_shared_head(vocabulary, question, term) for _, term in sitting):
        return None
    now = [held for held in sitting if held[1].office in offices]
    key = leader.id if leader else None
    if len(now) > 1:
        names = ", ".join(f"{one.name} ({term.office})" for one, term in now)
        return Change(holder.place, "", None, holder, key, f"several hold such an office: {names}")
    before = now[0] if now else None
    office = before[1].office if before else _latest_office(there, offices)
    if not office and question.offices[0].startswith(_RANK):
        return Change(holder.place, "", None, holder, key, "no such office is known there")
    unclear = _doubt(holder, before)
    return Change(holder.place, office or offices[0], before, holder, key, unclear)


def _offices(vocabulary: Vocabulary, question: OfficeQuery) -> tuple[str, ...]:
    """Return the keys of the offices that a query asks for."""
    first = question.offices[0]
    if not first.startswith(_RANK):
        return question.offices
    rank = first.removeprefix(_RANK)
    offices = vocabulary.offices.values()
    return tuple(office.key for office in offices if office.rank == rank and office.single)


def _held(vocabulary: Vocabulary) -> Iterable[Held]:
    return ((leader, term) for leader in vocabulary.leaders.values() for term in leader.terms)


def _place(term: Term) -> str | None:
    return term.organisation or term.country


def _known_as(vocabulary: Vocabulary, holder: Holder) -> Leader | None:
    """Find our leader of Wikidata's id, else of one of the holder's names and of no other id.

    Where several have the name, it is one with a term at the place.
    """
    leaders = vocabulary.leaders.values()
    if same := next((leader for leader in leaders if leader.wikidata == holder.item), None):
        return same
    names = {fold(name).lower() for name in (holder.name, *holder.aliases)}
    found = [
        leader
        for leader in leaders
        if not leader.wikidata
        and names & {fold(name).lower() for name in (leader.name, *leader.aliases)}
    ]
    found.sort(key=lambda one: holder.place not in {_place(term) for term in one.terms})
    return found[0] if found else None


def _accounted_for(
    vocabulary: Vocabulary, question: OfficeQuery, leader: Leader, place: str, sitting: list[Held]
) -> bool:
    """Tell whether we have the leader in such an office already.

    A president may be head of government too, and a king the head of several states: neither is
    a second office.
    """
    offices = set(_offices(vocabulary, question))
    ranks = {vocabulary.offices[term.office].rank for one, term in sitting if one is leader}
    if any(one is leader and term.office in offices for one, term in sitting):
        return True
    if not question.offices[0].startswith(_RANK):
        return False
    elsewhere = {
        vocabulary.offices[term.office].rank
        for term in leader.terms
        if term.end is None and _place(term) != place
    }
    return bool(ranks & _HEADS) or "head-of-state" in elsewhere


def _shared_head(vocabulary: Vocabulary, question: OfficeQuery, term: Term) -> bool:
    """Tell whether several people hold the office together, as in San Marino."""
    office = vocabulary.offices[term.office]
    return not office.single and f"{_RANK}{office.rank}" == question.offices[0]


def _latest_office(there: list[Held], offices: tuple[str, ...]) -> str:
    """Return the office last held at a place, of those asked for; empty if none ever was."""
    past = [term for _, term in there if term.office in offices]
    return max(past, key=lambda term: term.start).office if past else ""


def _doubt(holder: Holder, before: Held | None) -> str:
    if not holder.start:
        return "Wikidata does not tell since when"
    if before and last_day(holder.start) < first_day(before[1].start):
        return f"began before {before[0].name} ({before[1].start})"
    return ""
