"""Logistic models: weights of features to a chance, and the features that made it so.

`python -m infra.ranking learn` writes the weights; docs/accuracy.md tells how and how good.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from math import exp, fsum
from pathlib import Path
from typing import Literal, NamedTuple

type ModelName = Literal["confidence", "salience"]

DATA = Path(__file__).parent / "data"
ALWAYS = "always"
"""The feature that every candidate has: its weight is the log odds of one with no other."""


class Weight(NamedTuple):
    """What a feature does to the chance.

    Attributes:
        log_odds: added to the log odds where the feature holds.
        share: share of the labelled candidates of which it holds, 0 to 1.
    """

    log_odds: float
    share: float


class Reason(NamedTuple):
    """One feature's part in a chance, beside the average candidate.

    Attributes:
        feature: its name.
        holds: whether it holds of the candidate.
        effect: what that adds to the log odds of the average candidate.
    """

    feature: str
    holds: bool
    effect: float


class LogisticModel:
    """Weights of features; a feature without a weight adds nothing."""

    def __init__(self, weights: dict[str, Weight]) -> None:
        """Keep the weights by feature, `ALWAYS` among them."""
        self.weights = weights
        self._log_odds = {feature: weight.log_odds for feature, weight in weights.items()}

    def chance(self, features: AbstractSet[str]) -> float:
        """Return the chance of a candidate of which these features hold: 0 to 1, two decimals."""
        known = filter(None, map(self._log_odds.get, features))
        odds = fsum([self._log_odds[ALWAYS], *known])  # exact in whatever order a set has
        return round(1 / (1 + exp(-odds)), 2)

    def reasons(self, features: AbstractSet[str], most: int) -> list[Reason]:
        """Return the features that tell a candidate most from the average one.

        Args:
            features: those that hold of it.
            most: how many to return at most.

        Returns:
            The largest effect first, whichever its sign; equal ones by name.
        """
        found = [
            Reason(feature, holds, weight.log_odds * (holds - weight.share))
            for feature, weight in self.weights.items()
            if feature != ALWAYS
            for holds in [feature in features]
        ]
        return sorted(found, key=lambda one: (-abs(one.effect), one.feature))[:most]


@cache
def read_model(name: ModelName) -> LogisticModel:
    """Return a model from its data file.

    Args:
        name: stem of the file.

    Raises:
        ValueError: a line does not hold a feature and two numbers.
    """
    rows = data_rows(f"{name}.psv")
    return LogisticModel(
        {feature: Weight(float(weight), float(share)) for feature, weight, share in rows}
    )


def data_rows(file: str) -> list[list[str]]:
    """Return the rows of a data file of the ranking, without its comments.

    Args:
        file: its name in `DATA`.
    """
    lines = (DATA / file).read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]
