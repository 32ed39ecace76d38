"""A file of labelled texts run through an extractor, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

from infra.evaluation.counts import Counts, Score
from infra.evaluation.gold import GoldRow
from infra.evaluation.row_result import FacetResult, facet_results
from shared.extraction.extractor import Extractor
from shared.vocabulary.model import Vocabulary

PARTS = ("read", "held")
"""Rows that may be read, and the third that may not."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row with something wrong.

    Attributes:
        row: the row.
        result: what the facet came to.
    """

    row: GoldRow
    result: FacetResult


@dataclass(slots=True)
class Evaluation:
    """Scores by part and facet.

    Attributes:
        scores: by (part, facet).
        mistakes: rows of the part `read` with something wrong, in order.
        documents: rows extracted, by part.
        unlinked: leaders found outside the vocabulary, by part.
        seconds: time that extraction took.
    """

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    unlinked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        """Documents a second."""
        return sum(self.documents.values()) / self.seconds if self.seconds else 0.0

    def worst(self, count: int) -> list[Mistake]:
        """Return the rows with most mistakes; ties are in order of the file."""
        ranked = sorted(self.mistakes, key=lambda mistake: -mistake.result.mistakes)
        return ranked[:count]


def evaluate(rows: Iterable[GoldRow], extractor: Extractor, vocabulary: Vocabulary) -> Evaluation:
    """Extract every row and score it.

    Args:
        rows: labelled texts.
        extractor: what is measured.
        vocabulary: its vocabulary, for aliases and the crosswalk of events.
    """
    evaluation = Evaluation()
    for row in rows:
        start = perf_counter()
        annotations = extractor.extract(row.text)
        evaluation.seconds += perf_counter() - start
        part = PARTS[row.held]
        evaluation.documents[part] += 1
        evaluation.unlinked[part] += sum(not tag.linked for tag in annotations.leaders)
        for result in facet_results(row, annotations, vocabulary):
            _count(evaluation.scores.setdefault((part, result.facet), Score()), result)
            if not row.held and result.mistakes:
                evaluation.mistakes.append(Mistake(row, result))
    return evaluation


def _count(score: Score, result: FacetResult) -> None:
    score.rows += 1
    score.total.add(result.counts)
    if result.facet == "leaders":
        return  # names are too many to list one by one
    for values, counts in (
        (result.right, Counts(right=1, found=1)),
        (result.extra, Counts(wrong=1)),
        (result.missing, Counts(missed=1)),
    ):
        for value in values:
            score.values.setdefault(value, Counts()).add(counts)
