"""Facets: aggregations that count their values, and readers of the engine's counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shared.search.counts.value_counts import (
    NESTED_SIZE,
    Aggregation,
    Include,
    lies_in_events,
    read_value_counts,
    scoped_aggregations,
    scoped_answer,
    terms_aggregation,
)
from shared.search.facet_registry import REGISTRY, FacetName
from shared.search.filters.filters import Filters
from shared.search.filters.known_values import plain_label
from shared.search.index.document import LABEL_SEPARATOR, VALUE_SEPARATOR

type Label = Callable[[FacetName, str], str | None]

LABEL_FACTOR = 3
"""Names requested for each listed value: the name of an unlinked person may have several forms."""
_MARK = ":"
"""Stands between a facet's name and what is counted of it."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        id: the value that a filter takes.
        label: name for people.
        count: articles that have it.
        selected: whether the filters include it.
    """

    id: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of one facet, most frequent first.

    Attributes:
        values: the listed ones; a selected value always is.
        other: sum of the counts of the values that are not listed.
        error_bound: how far a count may be off at most; None where the engine cannot tell.
    """

    values: tuple[FacetValue, ...]
    other: int
    error_bound: int | None


def ignored_facet(filters: Filters, facet: FacetName) -> FacetName | None:
    """Return the facet whose selection the counts ignore: itself with `match=any`, else None."""
    return facet if filters.match == "any" else None


def facet_aggregations(
    facet: FacetName,
    filters: Filters,
    size: int,
    include: Include | None = None,
    field: str | None = None,
) -> dict[str, Aggregation]:
    """Build the aggregations of one facet; their names begin with the facet's.

    Args:
        facet: the facet.
        filters: the filters of the search; its query has all of them but `ignored_facet`.
        size: most values to list.
        include: the values to list; None lists all, and always the selected ones.
        field: field of labels to count instead of the facet's own field, or None.
    """
    most = max(size, NESTED_SIZE) if lies_in_events(facet, filters) else size
    counts = {"values": terms_aggregation(facet, filters, size=most, include=include, field=field)}
    chosen = filters.selected(facet) if include is None else ()
    if chosen:
        counts["selected"] = terms_aggregation(facet, filters, size=len(chosen), include=chosen)
    counts = scoped_aggregations(facet, filters, counts, ignored_facet(filters, facet))
    if "leader" in (facet, *REGISTRY[facet].role_of):
        counts["labels"] = {"terms": {"field": "leader_label", "size": size * LABEL_FACTOR}}
    return {f"{facet}{_MARK}{name}": count for name, count in counts.items()}


def read_facet(
    facet: FacetName,
    filters: Filters,
    counts: Mapping[str, Any],
    size: int,
    label: Label,
    *,
    forced: bool = True,
    labelled: bool = False,
) -> FacetCounts:
    """Read the answer to `facet_aggregations`.

    Args:
        facet: the facet.
        filters: the filters they were built with.
        counts: the engine's answers to them; those of others may be among these.
        size: most values to list, selected ones apart.
        label: gives a value's label, or None where it knows none.
        forced: whether a selected value is listed even with a count of 0.
        labelled: whether a field of labels was counted instead of the facet's own field.
    """
    own = facet + _MARK
    answer = {key.removeprefix(own): part for key, part in counts.items() if key.startswith(own)}
    names, inner = read_unlinked_names(answer), scoped_answer(answer)
    chosen = filters.selected(facet)
    listed, other = _listed(inner, size, chosen if forced else (), labelled=labelled)
    values = tuple(
        FacetValue(
            id=value,
            label=label(facet, value) or names.get(value) or plain_label(facet, value),
            count=count,
            selected=value in chosen,
        )
        for value, count in sorted(listed.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    bound = inner["values"]["doc_count_error_upper_bound"]
    return FacetCounts(values, other, bound if bound >= 0 else None)


def _listed(
    inner: Mapping[str, Any], size: int, forced: Sequence[str], *, labelled: bool
) -> tuple[dict[str, int], int]:
    """Return the most frequent values and the forced ones, and the sum of all other counts."""
    counted = read_value_counts(inner["values"])
    if labelled:
        counted = [(key.partition(VALUE_SEPARATOR)[2], count) for key, count in counted]
    few = dict(read_value_counts(inner["selected"])) if "selected" in inner else {}
    counts = dict(counted[:size])
    added = {value: few.get(value, 0) for value in forced if value not in counts}
    beyond = sum(count for _, count in counted[size:]) + inner["values"]["sum_other_doc_count"]
    return counts | added, max(0, beyond - sum(added.values()))


def read_unlinked_names(answer: Mapping[str, Any]) -> dict[str, str]:
    """Read the names of unlinked people by id, the most frequent way to write each."""
    names: dict[str, str] = {}
    for bucket in answer.get("labels", {}).get("buckets", ()):
        value, _, name = bucket["key"].partition(LABEL_SEPARATOR)
        names.setdefault(value, name)
    return names
