"""Names in place of the values that filters take: `--country Kenya`, `--leader putin`.

The API is asked with what was typed, and only where it refuses a value is looked for the one that
was meant, in the vocabulary of that same API. So an id is never taken for a name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from rich.markup import escape

from infra.cli.failures import UsageError, messages
from infra.cli.query.problems import named_problem
from infra.cli.terminal.escapes import escape_controls
from shared.search.facet_registry import FACETS
from shared.vocabulary.normal_form import fold
from summitry import ApiError, Summitry
from summitry.types import FacetName, FilterArguments, KnownCountry, KnownEvent, KnownLeader

_MOST_CANDIDATES = 8
_MOST_VALUES = 300
"""Values of a facet in one answer of the API."""

STATUS_WORDS: Mapping[str, tuple[str, ...]] = {
    "occurred": (
        *("happened", "occured", "took place", "taken place", "done", "real", "completed"),
        *("confirmed", "actual", "over", "finished", "past"),
    ),
    "ongoing": (
        *("now", "current", "currently", "happening", "under way", "underway", "in progress"),
        *("continuing", "going on", "active", "running", "on going"),
    ),
    "planned": (
        *("future", "upcoming", "scheduled", "expected", "announced", "coming", "intended"),
        *("due", "will", "forthcoming"),
    ),
    "hypothetical": (
        *("possible", "possibly", "potential", "may", "might", "could", "maybe", "perhaps"),
        *("proposed", "threatened", "conditional", "if", "uncertain"),
    ),
    "denied": (
        *("cancelled", "canceled", "called off", "did not happen", "not happened", "refused"),
        *("ruled out", "rejected", "refuted", "no", "not", "never", "negated"),
    ),
    "historical": (
        *("history", "historic", "long ago", "earlier", "background", "former", "old", "past"),
    ),
}
"""What people say of a status, beside its own name; "past" may be either of two."""


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value that a name may stand for.

    Attributes:
        id: what the filter takes.
        label: its name for people.
    """

    id: str
    label: str


def ask_by_name[Answer](
    client: Summitry, filters: FilterArguments, call: Callable[[FilterArguments], Answer]
) -> Answer:
    """Ask the API; where it refuses a value that is a name, ask again with what the name means.

    What a name was taken for is told on stderr.

    Args:
        client: the API.
        filters: as they were typed.
        call: asks with filters.

    Raises:
        UsageError: a name may mean several values, or a value is none and no name.
        ApiError: the API refuses, and no value of a facet is the reason.
    """
    try:
        return call(filters)
    except ApiError as error:
        refused = {entry["parameter"] for entry in error.problem.get("errors", ())}
        resolved = _resolved(
            client, filters, [cast(FacetName, facet) for facet in FACETS if facet in refused]
        )
        if resolved == filters:
            raise named_problem(client, error) from error
    try:
        return call(resolved)
    except ApiError as error:
        raise named_problem(client, error) from error


def _resolved(
    client: Summitry, filters: FilterArguments, facets: Sequence[FacetName]
) -> FilterArguments:
    given: dict[str, Any] = {**filters}
    for facet in facets:
        if facet in given:
            given[facet] = [_value(client, facet, value) for value in given[facet]]
    return cast(FilterArguments, given)


def _value(client: Summitry, facet: FacetName, typed: str) -> str:
    """Give the value that was meant, or what was typed where that is none's name."""
    minus, name = ("-", typed[1:]) if typed.startswith("-") else ("", typed)
    candidates = _candidates(client, facet, name)
    if len(candidates) > 1:
        raise UsageError(_choice(client, facet, name, candidates))
    if not candidates or candidates[0].id == name:
        return typed
    found = candidates[0]
    told = f"{escape_controls(typed)}: --{facet} {minus}{found.id} ({found.label})"
    messages.print(f"[dim]{escape(told)}[/]", highlight=False, soft_wrap=True)
    return minus + found.id


def _candidates(client: Summitry, facet: FacetName, name: str) -> list[NamedValue]:
    words = _words(name)
    if not words:
        return []
    match facet:
        case "leader":
            return _leaders(client.leaders(), words)
        case "country":
            return _countries(client.countries(), words)
        case "actor" | "recipient":
            return _players(client, words)
        case "event":
            return _events(client.event_types(), words)
        case "status":
            return _statuses(words)
        case _:
            values = client.facet(facet, prefix=name[:100], facet_size=_MOST_VALUES)["values"]
            alike = [it for it in values if words in (_words(it["label"]), _words(it["id"]))]
            return [NamedValue(it["id"], it["label"]) for it in alike]


def _leaders(leaders: Iterable[KnownLeader], words: list[str]) -> list[NamedValue]:
    """People of a name: first those in office, and a whole name before a part of one.

    A single word is most often a surname: it means those in office even where it is the whole
    alias of somebody who is not.
    """
    named = [it for it in leaders if words in map(_words, _names(it))]
    having = [it for it in leaders if any(_has(_words(name), words) for name in _names(it))]
    whole = named if len(words) > 1 else []
    tiers = (_in_office(named), whole, _in_office(having), named, having)
    return [NamedValue(it["id"], it["name"]) for it in _first(tiers)]


def _names(leader: KnownLeader) -> list[str]:
    return [leader["id"], leader["name"], *leader["aliases"]]


def _in_office(leaders: Iterable[KnownLeader]) -> list[KnownLeader]:
    return [it for it in leaders if any(term["end"] is None for term in it["terms"])]


def _countries(countries: Sequence[KnownCountry], words: list[str]) -> list[NamedValue]:
    tiers = (
        [it for it in countries if words in (_words(it["id"]), _words(it["name"]))],
        [it for it in countries if words in map(_words, it["forms"])],
        [it for it in countries if _has(_words(it["name"]), words)],
    )
    return [NamedValue(it["id"], it["name"]) for it in _first(tiers)]


def _players(client: Summitry, words: list[str]) -> list[NamedValue]:
    """Leaders and countries of a name: a country's whole name means the country."""
    countries = client.countries()
    whole = [it for it in countries if words in map(_words, (it["id"], it["name"], *it["forms"]))]
    if whole:
        return _countries(whole, words)
    return _leaders(client.leaders(), words) or _countries(countries, words)


def _events(types: Sequence[KnownEvent], words: list[str]) -> list[NamedValue]:
    tiers = (
        [it for it in types if words in (_words(it["id"]), _words(it["label"]))],
        [it for it in types if words == _words(it["id"].rpartition("/")[2])],
        [it for it in types if words == _words(it["plover"] or "")],
        [it for it in types if _has(_words(it["label"]), words)],
    )
    return [NamedValue(it["id"], it["label"]) for it in _first(tiers)]


def _statuses(words: list[str]) -> list[NamedValue]:
    said = [
        status for status, others in STATUS_WORDS.items() if words in map(_words, (status, *others))
    ]
    return [NamedValue(status, status.capitalize()) for status in said]


def _first[Value](tiers: Iterable[list[Value]]) -> list[Value]:
    """Give the first tier that holds anything."""
    return next((tier for tier in tiers if tier), [])


def _has(name: list[str], words: list[str]) -> bool:
    return set(words) <= set(name)


def _words(text: str) -> list[str]:
    """Cut a name into folded words, so that case, accents, hyphens and slashes play no part."""
    plain = fold(text).lower().replace("'", "")
    return "".join(one if one.isalnum() else " " for one in plain).split()


def _choice(client: Summitry, facet: FacetName, name: str, candidates: Sequence[NamedValue]) -> str:
    """Say that a name is several values', those that most articles have first."""
    listed = client.facet(facet, prefix=name[:100], facet_size=_MOST_VALUES)["values"]
    counts = {value["id"]: value["count"] for value in listed}
    ordered = sorted(candidates, key=lambda it: (-counts.get(it.id, 0), it.label))
    shown = ", ".join(f"{it.id} ({it.label})" for it in ordered[:_MOST_CANDIDATES])
    more = len(ordered) - _MOST_CANDIDATES
    return (
        f"--{facet} {name} may be any of {len(ordered)}: {shown}"
        f"{f' and {more} more' if more > 0 else ''}. Give its id."
    )
