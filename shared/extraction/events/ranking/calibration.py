"""Calibration: the chance that the ranking gives, turned into the confidence of the record.

The ranking learns to prefer what a reader gains by, so its chance is lower than that a reader
accepts the event. `python -m infra.ranking learn` measures both on held-out articles and writes the
points ([ADR 0049](../../../../docs/adr/0049-confidence-is-measured-likely-is-chosen.md)).
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from shared.domain.annotations import LIKELY
from shared.extraction.events.ranking.model import data_rows

FILE = "calibration.psv"
_STEP = 0.01
_MEASURED = 2 / 3
"""How far from its chance to the measured share an event that is not likely lies: halfway said too
little by .11 in the lowest fifth of held-out events."""


class Point(NamedTuple):
    """What was measured of held-out events of about one chance.

    Attributes:
        chance: their mean chance by the ranking, 0 to 1.
        right: share of them whose upper type a reader accepts, 0 to 1.
    """

    chance: float
    right: float


_ENDS = Point(0.0, 0.0), Point(1.0, 1.0)


def confidence(chance: float, points: Sequence[Point]) -> float:
    """Return the confidence of an event: 0 to 1, two decimals.

    The ranking decides what is likely. A likely event gets the share that is right, on straight
    lines between the points. Any other lies between that share and its chance, and stays below
    `LIKELY`: rules were written with the labelled articles in view, and on fresh ones what is
    not likely is right less often.

    Args:
        chance: by the ranking.
        points: in order of chance; neither value falls.
    """
    right = _between(chance, (_ENDS[0], *points, _ENDS[1]))
    if chance >= LIKELY:
        return round(max(right, LIKELY), 2)
    said = chance + _MEASURED * (right - chance)
    return round(min(said, LIKELY - _STEP), 2)


def _between(chance: float, points: Sequence[Point]) -> float:
    for low, high in pairwise(points):
        if chance <= high.chance:
            share = (chance - low.chance) / ((high.chance - low.chance) or 1)
            return low.right + share * (high.right - low.right)
    return 1.0


@cache
def read_calibration() -> tuple[Point, ...]:
    """Return the points of the data file.

    Raises:
        ValueError: a line does not hold two numbers.
    """
    return tuple([Point(float(chance), float(right)) for chance, right in data_rows(FILE)])
