"""Logistic regression with an L2 penalty, by Newton's method: deterministic and small."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from shared.extraction.events.ranking.model import ALWAYS, LogisticModel, Weight

type _Array = npt.NDArray[np.float64]
type _Places = npt.NDArray[np.int64]

_STEPS = 50
_CLOSE = 1e-5
"""A step this small ends the search: weights are written with three decimals."""
_SOLVER_STEPS = 500
_SOLVED = 1e-7
"""Share of a step's equations, squared, that may be left: the next step takes it up."""


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
    table = _Table.of(
        [[places[name] for name in row if name in places] for row in rows], len(names)
    )
    weights = _newton(table, np.array(targets), np.array(importance), penalty)
    shares = table.columns(np.ones(len(rows))) / len(rows)
    return LogisticModel(
        {
            name: Weight(round(float(weight), 3), round(float(share), 3))
            for name, weight, share in zip([*names, ALWAYS], weights, shares, strict=True)
        }
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Which features each candidate has: some 100 of 1,500, so that only these are kept.

    Attributes:
        places: of the features of all candidates, one after the other; the last of each is that
            of `ALWAYS`.
        starts: where those of each candidate begin in `places`.
        owners: candidate of each entry of `places`.
        width: number of features.
    """

    places: _Places
    starts: _Places
    owners: _Places
    width: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], always: int) -> Self:
        """Return the table of rows of places, each of which gets that of `ALWAYS` too."""
        lengths = np.array([len(row) + 1 for row in rows])
        places = np.array([place for row in rows for place in (*sorted(row), always)])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        return cls(places, starts, np.repeat(np.arange(len(rows)), lengths), always + 1)

    def rows(self, weights: _Array) -> _Array:
        """Return the sum of the weights of each candidate's features."""
        return np.add.reduceat(weights[self.places], self.starts)

    def columns(self, values: _Array) -> _Array:
        """Return for each feature the sum of the values of the candidates that have it."""
        return np.bincount(self.places, values[self.owners], self.width)


def _newton(table: _Table, targets: _Array, importance: _Array, penalty: float) -> _Array:
    weights = np.zeros(table.width)
    penalties = np.full(table.width, penalty)
    penalties[-1] = 0.0
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-table.rows(weights)))
        slope = table.columns(importance * (targets - chances)) - penalties * weights
        step = _solve(table, importance * chances * (1 - chances), penalties, slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def _solve(table: _Table, curvature: _Array, penalties: _Array, slope: _Array) -> _Array:
    """Return the step of Newton's method, by conjugate gradients with a diagonal preconditioner.

    Args:
        table: the features of the candidates.
        curvature: of the loss at each candidate.
        penalties: of each feature.
        slope: the equations' right side.
    """
    scale = 1 / (table.columns(curvature) + penalties)
    step, rest = np.zeros_like(slope), slope.copy()
    along = scale * rest
    size = first = rest @ along
    for _ in range(_SOLVER_STEPS):
        if size <= _SOLVED * first:
            break
        image = table.columns(curvature * table.rows(along)) + penalties * along
        length = size / (along @ image)
        step += length * along
        rest -= length * image
        ahead = scale * rest
        size, before = rest @ ahead, size
        along = ahead + size / before * along
    return step
