"""Points of the calibration tell what was right at each chance."""

from pathlib import Path

from infra.ranking.calibration_points import learn_points, write_points
from infra.ranking.cross_validation import cross_validate, judged
from infra.ranking.labelled_candidates import read_labelled
from shared.extraction.events.ranking import calibration
from shared.extraction.events.ranking.calibration import Point
from shared.extraction.events.ranking.model import DATA


def test_each_tenth_of_the_events_gives_a_point() -> None:
    events = [(number / 10, hit <= number) for number in range(10) for hit in range(10)]
    assert learn_points(events)[:3] == (Point(0.0, 0.1), Point(0.1, 0.2), Point(0.2, 0.3))
    assert len(learn_points(events)) == 10


def test_tenths_that_fall_become_one_point() -> None:
    events = [(number / 10, hit >= number) for number in range(10) for hit in range(10)]
    assert learn_points(events) == (Point(0.45, 0.55),)
    assert learn_points([]) == ()


def test_the_calibration_is_the_one_that_the_facts_teach(tmp_path: Path) -> None:
    articles = read_labelled()
    events = list(judged(cross_validate(articles, salience=False)))
    write_points(learn_points(events), len(events), len(articles), tmp_path)
    written = (tmp_path / calibration.FILE).read_bytes()
    assert written == (DATA / calibration.FILE).read_bytes()
