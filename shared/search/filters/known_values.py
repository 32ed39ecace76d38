"""The known values of facets: their labels, and the values nearest to a wrong one."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from shared.domain.annotations import STATUSES, Status
from shared.search.facet_registry import REGISTRY, ROLE_FACETS, FacetName
from shared.search.filters.country_codes import ALPHA_2
from shared.search.filters.language_names import language_names
from shared.search.filters.nearest_names import ValueNames, likeliest_values, value_names
from shared.search.filters.request_problems import FEW
from shared.search.index.comparable_text import mark_words
from shared.search.index.document import office_id
from shared.vocabulary import Leader, Vocabulary

_STATUS_WORDS: Mapping[Status, tuple[str, ...]] = {
    "occurred": ("happened", "took place", "past", "done", "completed", "held", "confirmed"),
    "ongoing": ("current", "continuing", "underway", "in progress", "now"),
    "planned": ("scheduled", "announced", "future", "upcoming", "expected", "soon", "will"),
    "hypothetical": ("possible", "conditional", "potential", "uncertain", "might", "if"),
    "denied": ("refuted", "negated", "false", "not", "rejected"),
    "historical": ("history", "long ago", "anniversary", "former"),
}
"""What people write for a status."""


def plain_label(facet: FacetName, value: str) -> str:
    """Make a label from the value itself, where no other is known."""
    if facet in ("leader", "office", *ROLE_FACETS):
        return value.replace("-", " ").title()
    return value.capitalize() if facet in ("status", "kind") else value


class KnownValues:
    """The values of every facet that the vocabulary knows, with their labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Collect the labels."""
        self._vocabulary = vocabulary
        self._names: dict[FacetName, list[ValueNames]] = {}
        self._marked: dict[FacetName, dict[str, str]] = {}
        labels: dict[FacetName, Mapping[str, str]] = {
            "leader": {leader.id: leader.name for leader in vocabulary.leaders.values()},
            "country": {code: country.name for code, country in vocabulary.countries.items()},
            "event": {id: type_.label for id, type_ in vocabulary.events.types.items()},
            "status": {status: status.capitalize() for status in STATUSES},
            "kind": {"leader": "Leader", "official": "Official"},
            "office": {office_id(o.label): o.label for o in vocabulary.offices.values()},
        }
        for role in ROLE_FACETS:
            labels[role] = {
                id: label for facet in REGISTRY[role].role_of for id, label in labels[facet].items()
            }
        self._labels: Mapping[FacetName, Mapping[str, str]] = labels

    def label(self, facet: FacetName, value: str) -> str | None:
        """Return the label of a value, or None where the vocabulary does not know it."""
        return self._labels.get(facet, {}).get(value)

    def name(self, facet: FacetName, value: str) -> str:
        """Return the label of a value, or one made of the value itself."""
        return self.label(facet, value) or plain_label(facet, value)

    def ids(self, facet: FacetName) -> Iterable[str]:
        """List the values of a facet that the vocabulary knows."""
        return self._labels.get(facet, {}).keys()

    def with_prefix(self, facet: FacetName, start: str) -> list[str]:
        """List the values that have a word with this prefix in their id or label.

        Args:
            facet: the facet.
            start: beginning of a word or of several, as `mark_words` folds it; not empty.
        """
        if facet not in self._marked:
            labels = self._labels.get(facet, {}).items()
            self._marked[facet] = {
                id: f"{mark_words(id)} {mark_words(label)}" for id, label in labels
            }
        return [id for id, text in self._marked[facet].items() if start in text]

    def nearest(self, facet: FacetName, value: str, more: Iterable[str] = ()) -> tuple[str, ...]:
        """Find the values nearest to a wrong one, the likeliest first.

        People write names instead of ids (`Kenya`, `putin`, `German`), or words instead of types
        (`parade`), or mistype them.

        Args:
            facet: the facet.
            value: what was asked for.
            more: further values, such as those in the index; the most frequent first.
        """
        names = {one.id: one for one in self._named(facet)}
        frequent = [names.get(id) or value_names(id) for id in more]
        if facet == "language":
            names = {}  # a language without an article is refused too
        known = {one.id: one for one in (*frequent, *names.values())}
        found = likeliest_values(value, list(known.values()))
        return found or (tuple(known) if len(known) <= FEW else ())

    def _named(self, facet: FacetName) -> list[ValueNames]:
        """Fold all names of the values of a facet; only a wrong value needs them."""
        if facet not in self._names:
            self._names[facet] = list(self._with_names(facet))
        return self._names[facet]

    def _with_names(self, facet: FacetName) -> Iterable[ValueNames]:
        if players := REGISTRY[facet].role_of:
            return chain.from_iterable(map(self._with_names, players))
        match facet:
            case "leader":
                return _people(self._vocabulary)
            case "country":
                return _countries(self._vocabulary)
            case "event":
                types = self._vocabulary.events.types.items()
                return (value_names(id, type_.label, about=type_.examples) for id, type_ in types)
            case "office":
                offices = self._vocabulary.offices.values()
                return (value_names(office_id(it.label), it.label, *it.titles) for it in offices)
            case "status":
                return (value_names(status, *_STATUS_WORDS[status]) for status in STATUSES)
            case "language":
                return (value_names(code, *names) for code, names in language_names().items())
            case _:
                return map(value_names, self.ids(facet))


def _people(vocabulary: Vocabulary) -> Iterator[ValueNames]:
    """Name the leaders, those in office first."""
    for leader in sorted(vocabulary.leaders.values(), key=_is_out_of_office):
        yield value_names(leader.id, leader.name, *leader.aliases, *leader.short)


def _countries(vocabulary: Vocabulary) -> Iterator[ValueNames]:
    for code, country in vocabulary.countries.items():
        forms = (form.text for form in country.forms)
        yield value_names(code, country.name, country.official, ALPHA_2[code], *forms)


def _is_out_of_office(leader: Leader) -> bool:
    return all(term.end is not None for term in leader.terms)
