"""Chances of the ranking become confidence, and stay on their side of likely."""

from itertools import pairwise

import pytest

from shared.domain.annotations import LIKELY
from shared.extraction.events.ranking.calibration import Point, confidence, read_calibration

POINTS = (Point(0.4, 0.5), Point(0.8, 0.9))


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.8, 0.9), (0.6, 0.7), (0.9, 0.95), (1.0, 1.0), (0.2, 0.233), (0.4, 0.467), (0.0, 0.0)],
)
def test_confidence_lies_on_the_lines_between_the_points(chance: float, said: float) -> None:
    assert confidence(chance, POINTS) == pytest.approx(said, abs=0.006)


def test_the_ranking_alone_decides_what_is_likely() -> None:
    high, low = (Point(0.1, 0.9),), (Point(0.9, 0.1),)
    assert confidence(LIKELY - 0.01, high) < LIKELY
    assert confidence(LIKELY, low) == LIKELY


def test_points_of_the_project_rise() -> None:
    points = read_calibration()
    assert len(points) >= 5
    for low, high in pairwise(points):
        assert low.chance < high.chance
        assert low.right < high.right
