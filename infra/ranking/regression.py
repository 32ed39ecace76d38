"""Logistic regression with an L2 penalty, by Newton's method: deterministic and small."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from shared.extraction.events.ranking.model import ALWAYS, LogisticModel, Weight

type _Array = npt.NDArray[np.float64]

_STEPS = 50
_CLOSE = 1e-8
"""A step this small ends the search: weights are written with three decimals."""


def learn_model(
    rows: Sequence[AbstractSet[str]],
    targets: Sequence[float],
    penalty: float,
    least: int,
    importance: Sequence[float],
) -> LogisticModel:
    """Return the model under which the targets are most likely, less the penalty.

    Args:
        rows: the features that hold of each candidate.
        targets: the chance that each is right, 0 to 1.
        penalty: half of it times the sum of squared weights is taken off; `ALWAYS` goes free.
        least: how many candidates must have a feature, and how many must not.
        importance: how much each candidate counts; 1 for an ordinary one.
    """
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, count in counts.items() if least <= count <= len(rows) - least)
    places = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for number, row in enumerate(rows):
        matrix[number, [places[name] for name in row if name in places]] = 1.0
    weights = _newton(matrix, np.array(targets), np.array(importance), penalty)
    shares = matrix.mean(axis=0)
    return LogisticModel(
        {
            name: Weight(round(float(weight), 3), round(float(share), 3))
            for name, weight, share in zip([*names, ALWAYS], weights, shares, strict=True)
        }
    )


def _newton(matrix: _Array, targets: _Array, importance: _Array, penalty: float) -> _Array:
    weights = np.zeros(matrix.shape[1])
    penalties = np.full(matrix.shape[1], penalty)
    penalties[-1] = 0.0
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (importance * (targets - chances)) - penalties * weights
        curve = (matrix.T * (importance * chances * (1 - chances))) @ matrix
        step = np.linalg.solve(curve + np.diag(penalties), slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return weights
