"""Right, wrong and missed, added up."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Counts of values that were right, wrong and missed.

    Attributes:
        right: predictions that the gold has or allows.
        wrong: predictions that it has not.
        found: gold values that were predicted; the same as `right` but for people, of whom
            several names may be one and some need not be found.
        missed: gold values that were not.
    """

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 where there is none."""
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float:
        """Share of the gold values that were found; 1 where there is none."""
        return _share(self.found, self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: "Counts") -> None:
        """Count another's too."""
        self.right += other.right
        self.wrong += other.wrong
        self.found += other.found
        self.missed += other.missed


def _share(good: int, bad: int) -> float:
    return good / (good + bad) if good + bad else 1.0


@dataclass(slots=True)
class Score:
    """The counts of one facet on one set of rows.

    Attributes:
        total: over all values.
        values: by value, for facets of few values.
        rows: rows on which the facet was scored.
    """

    total: Counts = field(default_factory=Counts)
    values: dict[str, Counts] = field(default_factory=dict)
    rows: int = 0

    @property
    def macro_f1(self) -> float:
        """Mean of F1 over the values that the gold has."""
        known = [counts.f1 for counts in self.values.values() if counts.found + counts.missed]
        return sum(known) / len(known) if known else 1.0
