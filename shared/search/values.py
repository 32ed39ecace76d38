"""Which values a facet can have, what people call them, and which one was perhaps meant."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from shared.domain.annotations import STATUSES
from shared.domain.errors import SummitryError
from shared.search.document import office_id
from shared.search.filters import FacetName
from shared.vocabulary import Vocabulary

CLOSED_FACETS: frozenset[FacetName] = frozenset({"country", "event", "status", "kind"})
"""Facets whose values the vocabulary tells in full; the others may have more in the index."""

NEAREST = 3
FEW = 10
"""So many values are all offered where none is near."""
_CUTOFF = 0.55
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a request.

    Attributes:
        parameter: the parameter it is about.
        message: one sentence for people.
        nearest: valid values that may have been meant, the likeliest first.
    """

    parameter: str
    message: str
    nearest: tuple[str, ...] = ()


class InvalidRequestError(SummitryError):
    """A request asks for what cannot be.

    Attributes:
        problems: everything that is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the first one is the message."""
        self.problems = tuple(problems)
        super().__init__(self.problems[0].message if self.problems else "invalid request")


def nearest_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Find the names that a wrong one comes nearest to, the likeliest first, or all of a few."""
    known = _distinct(names)
    close = get_close_matches(name, known, n=NEAREST, cutoff=_CUTOFF)
    return tuple(close) or _if_few(known)


def _if_few(values: Iterable[str]) -> tuple[str, ...]:
    distinct = _distinct(values)
    return distinct if len(distinct) <= FEW else ()


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def plain_label(facet: FacetName, value: str) -> str:
    """Make a label of a value that nothing better is known of."""
    if facet in ("leader", "office"):
        return value.replace("-", " ").title()
    return value.capitalize() if facet in ("status", "kind") else value


class KnownValues:
    """The values of every facet that the vocabulary knows, with their labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Collect the labels; the vocabulary is not kept."""
        self._labels: Mapping[FacetName, Mapping[str, str]] = {
            "leader": {leader.id: leader.name for leader in vocabulary.leaders.values()},
            "country": {code: country.name for code, country in vocabulary.countries.items()},
            "event": {id: type_.label for id, type_ in vocabulary.events.types.items()},
            "status": {status: status.capitalize() for status in STATUSES},
            "kind": {"leader": "Leader", "official": "Official"},
            "office": {office_id(o.label): o.label for o in vocabulary.offices.values()},
        }

    def label(self, facet: FacetName, value: str) -> str | None:
        """Give the label of a value, or None where the vocabulary does not know it."""
        return self._labels.get(facet, {}).get(value)

    def name(self, facet: FacetName, value: str) -> str:
        """Give the label of a value, or one made of the value itself."""
        return self.label(facet, value) or plain_label(facet, value)

    def ids(self, facet: FacetName) -> Iterable[str]:
        """List the values of a facet that the vocabulary knows."""
        return self._labels.get(facet, {}).keys()

    def nearest(self, facet: FacetName, value: str, more: Iterable[str] = ()) -> tuple[str, ...]:
        """Find the values that a wrong one comes nearest to, by id or by label.

        First come those that have all of its words: `putin` is nobody's id, and meant by all.

        Args:
            facet: the facet.
            value: what was asked for.
            more: further values, such as those in the index.
        """
        known = self._labels.get(facet, {})
        meant = {label.casefold(): id for id, label in known.items()}
        meant |= {id.casefold(): id for id in (*more, *known)}
        words = set(_WORD.findall(value.casefold()))
        having = [text for text in meant if words and words <= set(_WORD.findall(text))]
        alike = get_close_matches(value.casefold(), meant, n=NEAREST, cutoff=_CUTOFF)
        close = (*sorted(having, key=len), *alike)
        return _distinct(meant[text] for text in close)[:NEAREST] or _if_few(meant.values())
