"""One row's annotations compared with its gold, facet by facet."""

from collections.abc import Iterable
from dataclasses import dataclass

from infra.evaluation.counts import Counts
from infra.evaluation.gold import GoldRow
from infra.evaluation.people import predicted_people
from shared.domain.annotations import Annotations
from shared.vocabulary.model import Vocabulary

FACETS = ("leaders", "countries", "events")
_EXTENSIONS = frozenset({"election", "commemorate", "disaster"})


@dataclass(frozen=True, slots=True)
class FacetResult:
    """The result of one facet on one row.

    Attributes:
        facet: one of FACETS.
        right: values that were predicted and are right.
        extra: values that were predicted and are wrong.
        missing: gold values that were not predicted.
        counts: the same in numbers.
    """

    facet: str
    right: tuple[str, ...]
    extra: tuple[str, ...]
    missing: tuple[str, ...]
    counts: Counts

    @property
    def mistakes(self) -> int:
        """How many values are wrong or missing."""
        return len(self.extra) + len(self.missing)


def facet_results(
    row: GoldRow, annotations: Annotations, vocabulary: Vocabulary
) -> list[FacetResult]:
    """Compare the facets that the row has gold for."""
    results = []
    if row.leaders is not None:
        results.append(_leaders(row.leaders, row.other_people, annotations, vocabulary))
    if row.countries is not None:
        predicted = {tag.id for tag in annotations.countries} - row.countries_optional
        results.append(
            _result("countries", predicted & row.countries, predicted - row.countries,
                       row.countries - predicted - row.countries_optional)
        )  # fmt: skip
    if row.events is not None:
        results.append(_events(row.events, annotations, vocabulary))
    return results


def upper_types(annotations: Annotations, vocabulary: Vocabulary) -> set[str]:
    """Return the upper-level types of an article's events in PLOVER's sense, in lower case."""
    crossed = (
        vocabulary.events.crosswalk.get((event.type, event.status)) for event in annotations.events
    )
    return {name.lower() for name in crossed if name}


def _leaders(
    gold: frozenset[str], others: frozenset[str], annotations: Annotations, vocabulary: Vocabulary
) -> FacetResult:
    people = predicted_people(annotations, vocabulary)
    found = {name for name in gold if any(person.answers_to(name) for person in people)}
    extra = [person.id for person in people if not any(map(person.answers_to, (*gold, *others)))]
    counts = Counts(len(people) - len(extra), len(extra), len(found), len(gold) - len(found))
    return FacetResult(
        "leaders", tuple(sorted(found)), tuple(extra), tuple(sorted(gold - found)), counts
    )


def _events(
    gold: tuple[frozenset[str], ...], annotations: Annotations, vocabulary: Vocabulary
) -> FacetResult:
    predicted = upper_types(annotations, vocabulary)
    wanted = [types for types in gold if not types <= _EXTENSIONS]
    right = {min(types & predicted) for types in wanted if types & predicted}
    allowed = frozenset[str]().union(*wanted)
    missing = {min(types) for types in wanted if not types & predicted}
    return _result("events", right, predicted - allowed, missing)


def _result(
    facet: str, right: Iterable[str], extra: Iterable[str], missing: Iterable[str]
) -> FacetResult:
    good, bad, lost = (tuple(sorted(values)) for values in (right, extra, missing))
    return FacetResult(facet, good, bad, lost, Counts(len(good), len(bad), len(good), len(lost)))
