"""Points of the calibration: what was right of held-out events, by the chance of the ranking."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from shared.extraction.events.ranking.calibration import FILE, Point
from shared.extraction.events.ranking.model import DATA

_POINTS = 10
"""A tenth of 4,000 events tells a share to within .05."""
_HEADER = """\
# Confidence by the chance of the ranking: `python -m infra.ranking learn` wrote these points.
# mean chance of held-out events | share of them whose upper type is right
# source: {events} events of {articles} articles in infra/ranking/data/candidates.jsonl
"""


def learn_points(judged: Iterable[tuple[float, bool]]) -> tuple[Point, ...]:
    """Return a point for each tenth of events by chance; neighbours that fall become one.

    Args:
        judged: chance of each event by weights not learnt from it, and whether it is right.
    """
    ranked = sorted(judged)
    cuts = [number * len(ranked) // _POINTS for number in range(_POINTS + 1)]
    pools: list[list[tuple[float, bool]]] = []
    for start, end in pairwise(cuts):
        pool = ranked[start:end]
        while pools and pool and _point(pools[-1]).right >= _point(pool).right:
            pool = pools.pop() + pool
        if pool:
            pools.append(pool)
    return tuple([_point(pool) for pool in pools])


def _point(pool: Sequence[tuple[float, bool]]) -> Point:
    return Point(
        round(sum(chance for chance, _ in pool) / len(pool), 3),
        round(sum(right for _, right in pool) / len(pool), 3),
    )


def write_points(points: Sequence[Point], events: int, articles: int, folder: Path = DATA) -> None:
    """Write points to the data file.

    Args:
        points: in order of chance.
        events: how many they were measured on.
        articles: whose events these are.
        folder: of the data file.
    """
    lines = [f"{point.chance:.3f} | {point.right:.3f}\n" for point in points]
    head = _HEADER.format(events=events, articles=articles)
    (folder / FILE).write_text(head + "".join(lines), "utf-8")
