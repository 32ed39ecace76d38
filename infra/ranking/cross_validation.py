"""Figures of the ranking on articles that its weights were not learnt from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from infra.evaluation.articles.scores import fifths
from infra.ranking.calibration_points import learn_points
from infra.ranking.labelled_candidates import Label, LabelledArticle
from infra.ranking.models import CONFIDENCE, SALIENCE, ModelDesign
from shared.domain.annotations import LIKELY
from shared.extraction.events.ranking.calibration import Point, confidence

FOLDS = 10
_FIRST = 3
"""Events that an analyst reads first: an article has one to three main ones."""


@dataclass(frozen=True, slots=True)
class RankedArticle:
    """A labelled article with the confidence and salience of each candidate.

    Before `calibrate` the chance by the ranking stands for confidence.
    """

    article: LabelledArticle
    confidence: tuple[float, ...]
    salience: tuple[float, ...]


@dataclass(slots=True)
class Figures:
    """Counts over articles of one kind, by the scorer's names.

    Attributes:
        articles: how many articles.
        events: labels of the likely events.
        annotated: annotated events by worth.
        found: those of them that a likely event tells.
        first: main events among the first three likely events by salience.
    """

    articles: int = 0
    events: Counter[Label] = field(default_factory=Counter)
    annotated: Counter[Label] = field(default_factory=Counter)
    first: int = 0

    @property
    def right(self) -> float:
        """Share of likely events whose upper type is right."""
        return 1 - self.events["wrong"] / max(1, self.events.total())

    @property
    def solid(self) -> float:
        """The same, the trivial ones counted wrong."""
        return self.right - self.events["trivial"] / max(1, self.events.total())

    @property
    def again(self) -> float:
        """Share of likely events that are second tellings."""
        return self.events["again"] / max(1, self.events.total())

    @property
    def main_found(self) -> float:
        """Share of the main events that a likely event tells."""
        return self.events["main"] / max(1, self.annotated["main"])

    @property
    def main_first(self) -> float:
        """Share of the main events that are found and among the first three."""
        return self.first / max(1, self.events["main"])

    @property
    def false_an_article(self) -> float:
        """Likely events of an article that are false."""
        return self.events["wrong"] / max(1, self.articles)

    def add(self, ranked: RankedArticle) -> None:
        """Count one more article."""
        article = ranked.article
        labels = article.labels([chance >= LIKELY for chance in ranked.confidence])
        self.articles += 1
        self.annotated.update(article.worths)
        likely = [(ranked.salience[at], label) for at, label in enumerate(labels) if label]
        self.events.update(label for _, label in likely)
        likely.sort(key=lambda one: -one[0])
        self.first += sum(label == "main" for _, label in likely[:_FIRST])


def cross_validate(
    articles: Sequence[LabelledArticle], salience: bool = True
) -> list[RankedArticle]:
    """Return articles ranked by weights that were learnt from the other nine tenths of them.

    Args:
        articles: labelled ones.
        salience: whether to learn it; calibration needs none, and half the time is saved.
    """
    ranked: list[RankedArticle] = []
    for number in range(FOLDS):
        apart = [one for one in articles if _fold(one) == number]
        others = [one for one in articles if _fold(one) != number]
        if apart:
            said = _chances(CONFIDENCE, apart, others)
            order = _chances(SALIENCE, apart, others) if salience else [()] * len(apart)
            ranked += map(RankedArticle, apart, said, order)
    return ranked


def rank_apart(articles: Sequence[LabelledArticle], prefix: str) -> list[RankedArticle]:
    """Return the articles whose id begins with a prefix, as all others teach to rank them.

    Weights and calibration know nothing of them: so a whole round is held out.

    Args:
        articles: labelled ones.
        prefix: of the ids of a round: `r4-`.
    """
    apart = [one for one in articles if one.id.startswith(prefix)]
    others = [one for one in articles if not one.id.startswith(prefix)]
    points = learn_points(judged(cross_validate(others, salience=False)))
    said, order = (_chances(design, apart, others) for design in (CONFIDENCE, SALIENCE))
    ranked = map(RankedArticle, apart, said, order)
    return [replace(one, confidence=_calibrated(one, points)) for one in ranked]


def calibrate(ranked: Sequence[RankedArticle]) -> list[RankedArticle]:
    """Return articles with calibrated confidence, by what the other folds measured."""
    found = []
    for number in range(FOLDS):
        points = learn_points(judged([one for one in ranked if _fold(one.article) != number]))
        found += [
            replace(one, confidence=_calibrated(one, points))
            for one in ranked
            if _fold(one.article) == number
        ]
    return found


def _calibrated(ranked: RankedArticle, points: Sequence[Point]) -> tuple[float, ...]:
    return tuple([confidence(chance, points) for chance in ranked.confidence])


def _chances(
    design: ModelDesign, articles: Sequence[LabelledArticle], learnt_from: Sequence[LabelledArticle]
) -> list[tuple[float, ...]]:
    """Return the chance of each candidate of articles, by weights that others teach."""
    model = design.learn(learnt_from)
    return [
        tuple([model.chance(candidate.features) for candidate in one.candidates])
        for one in articles
    ]


def figures(ranked: Iterable[RankedArticle], politics: bool) -> Figures:
    """Return the figures of the articles on politics, or of the others."""
    counted = Figures()
    for one in ranked:
        if one.article.politics is politics:
            counted.add(one)
    return counted


def calibration(ranked: Iterable[RankedArticle]) -> list[tuple[float, float, int]]:
    """Return the fifths of all events by confidence: mean said, share right, how many."""
    return fifths(judged(ranked))


def judged(ranked: Iterable[RankedArticle]) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each event, and whether its upper type is right.

    Events are those that the record has: what sentences assert, and what is likely.
    """
    for one in ranked:
        for candidate, chance in zip(one.article.candidates, one.confidence, strict=True):
            if candidate.asserted or chance >= LIKELY:
                yield chance, bool(candidate.fits)


def _fold(article: LabelledArticle) -> int:
    """Return the fold of an article, by a hash of its id."""
    return int(sha256(f"fold {article.id}".encode()).hexdigest(), 16) % FOLDS
