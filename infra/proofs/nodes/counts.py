"""Counts of a page, compared with those of a plain loop over the documents."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from infra.proofs.harness.articles import STEADY_SOURCE
from shared.search.facet_registry import FacetName
from shared.search.filters.filters import document_values

FACETS: tuple[FacetName, ...] = ("leader", "country", "event", "author")
LISTED = 10
"""Values of a facet on a page: far fewer than there are authors."""


@dataclass(slots=True)
class PlainCounts:
    """The documents that nobody changes, counted one by one.

    Attributes:
        documents: as they are indexed.
        compared: how many counts of pages were compared.
        bounded: how many of them were off, by no more than the page told.
        wrong: what was off by more, in words.
    """

    documents: Sequence[Mapping[str, Any]]
    compared: int = 0
    bounded: int = 0
    wrong: list[str] = field(default_factory=list)
    _known: dict[str, dict[FacetName, Counter[str]]] = field(default_factory=dict)

    def authors(self) -> list[str]:
        """Return the authors with most articles, as a page would filter by them."""
        return [author for author, _ in self._counted("")["author"].most_common(5)]

    def parameters(self, author: str) -> dict[str, str | int]:
        """Return the query of a page that counts these documents, or those of one author."""
        chosen = {"author": author} if author else {}
        asked: dict[str, str | int] = {
            "source": STEADY_SOURCE,
            "facets": ",".join(FACETS),
            "facet_size": LISTED,
        }
        return {**asked, **chosen, "limit": 10}

    def compare(self, author: str, page: Mapping[str, Any]) -> None:
        """Compare a page with what it has to say."""
        counted = self._counted(author)
        total = self._total(author)
        if page["total"] != {"value": total, "relation": "eq"}:
            self.wrong.append(f"a page has {page['total']} articles instead of {total}")
        for facet in FACETS:
            if facet != "author" or not author:
                self._compare(facet, counted[facet], page["facets"][facet])

    def _compare(self, facet: FacetName, counted: Counter[str], told: Mapping[str, Any]) -> None:
        bound = told["error_bound"] or 0
        listed = {value["id"]: value["count"] for value in told["values"]}
        for value, count in listed.items():
            self.compared += 1
            off = abs(count - counted[value])
            self.bounded += 0 < off <= bound
            if off > bound:
                self._blame(
                    facet, f"{value} has {count} articles instead of {counted[value]}", told
                )
        least = min(listed.values()) if len(listed) == LISTED else 0
        for value, count in counted.items():
            if value not in listed and count > least + bound:
                self._blame(facet, f"{value} with {count} articles is left out", told)

    def _blame(self, facet: FacetName, problem: str, told: Mapping[str, Any]) -> None:
        self.wrong.append(f"{facet}: {problem}, error_bound {told['error_bound']}")

    def _total(self, author: str) -> int:
        return self._counted("")["author"][author] if author else len(self.documents)

    def _counted(self, author: str) -> dict[FacetName, Counter[str]]:
        if author not in self._known:
            counters: dict[FacetName, Counter[str]] = {facet: Counter() for facet in FACETS}
            for document in self.documents:
                values = document_values(document, FACETS)
                if not author or author in values["author"]:
                    for facet, counter in counters.items():
                        counter.update(set(values[facet]))
            self._known[author] = counters
        return self._known[author]
