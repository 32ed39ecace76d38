"""What each model is learnt from: targets by label, penalty, and the features it may have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.ranking.labelled_candidates import Label, LabelledArticle
from infra.ranking.regression import learn_model
from shared.extraction.events.ranking.model import DATA, LogisticModel, ModelName

_HEADER = """\
# Weights of the features by which {name} is told: `python -m infra.ranking learn` wrote them.
# feature | added to the log odds where it holds | share of the labelled candidates where it holds
# source: {candidates} candidates of {articles} articles in infra/ranking/data/candidates.jsonl
"""


@dataclass(frozen=True, slots=True)
class ModelDesign:
    """What a model is learnt from.

    Attributes:
        name: of the model.
        targets: the chance that a candidate of each label is what the model tells of.
        importance: how much a candidate of a label counts; 1 if it is not named.
        penalty: of the regression; chosen by cross-validation over articles.
        least: candidates that must have a feature, and must not have it.
        has: whether the model may have a feature.
    """

    name: ModelName
    targets: Mapping[Label, float]
    importance: Mapping[Label, float]
    penalty: float
    least: int
    has: Callable[[str], bool]

    def learn(self, articles: Sequence[LabelledArticle]) -> LogisticModel:
        """Return the model that labelled articles teach."""
        rows, targets, importance = [], [], []
        for article in articles:
            labels = article.labels([True] * len(article.candidates))
            for one, label in zip(article.candidates, labels, strict=True):
                if label is not None:
                    rows.append(frozenset(filter(self.has, one.features)))
                    targets.append(self.targets[label])
                    importance.append(self.importance.get(label, 1.0))
        return learn_model(rows, targets, self.penalty, self.least, importance)


CONFIDENCE = ModelDesign(
    "confidence",
    {"main": 1.0, "worth": 1.0, "background": 1.0, "trivial": 0.5, "again": 0.5, "wrong": 0.0},
    importance={"main": 8.0, "worth": 1.25, "wrong": 3.0},
    penalty=24.0,
    least=4,
    has=lambda _: True,
)
"""A trivial event and a second telling count less than others: a reader accepts them and gains
little. To miss a main event and to tell a false one harm most, so these count more. All this keeps
what is likely on the careful side. Of fifteen choices tried on held-out articles, full counts
calibrate best, and then twice as many false events are likely; this one finds most main events for
few false ones."""

SALIENCE = ModelDesign(
    "salience",
    {"main": 1.0, "worth": 0.1, "background": 0.0, "trivial": 0.0, "again": 0.0, "wrong": 0.0},
    importance={},
    penalty=10.0,
    least=4,
    has=lambda feature: not feature.startswith(("trigger word", "type")) and " + " not in feature,
)


def write_model(
    design: ModelDesign,
    model: LogisticModel,
    articles: Sequence[LabelledArticle],
    folder: Path = DATA,
) -> None:
    """Write a model to its data file, in order of the features' names."""
    head = _HEADER.format(
        name=design.name,
        articles=len(articles),
        candidates=sum(len(one.candidates) for one in articles),
    )
    lines = [
        f"{feature} | {weight.log_odds:.3f} | {weight.share:.3f}\n"
        for feature, weight in sorted(model.weights.items())
    ]
    (folder / f"{design.name}.psv").write_text(head + "".join(lines), "utf-8")
