"""The learner finds the weights that made its data."""

from math import exp
from random import Random

import pytest

from infra.ranking.regression import learn_model
from shared.extraction.events.ranking.model import ALWAYS, LogisticModel

TRUE = {"told twice": 1.5, "question": -2.0, "weather": 0.0}


def _data(seed: int, count: int) -> tuple[list[frozenset[str]], list[float]]:
    random = Random(seed)
    rows, targets = [], []
    for _ in range(count):
        row = frozenset(name for name in TRUE if random.random() < 0.5)
        odds = 0.3 + sum(TRUE[name] for name in row)
        rows.append(row)
        targets.append(float(random.random() < 1 / (1 + exp(-odds))))
    return rows, targets


def _learn(
    rows: list[frozenset[str]], targets: list[float], penalty: float, least: int
) -> LogisticModel:
    return learn_model(rows, targets, penalty, least, [1.0] * len(rows))


def test_known_weights_are_found() -> None:
    model = _learn(*_data(7, 20_000), penalty=0.1, least=10)
    for name, weight in {**TRUE, ALWAYS: 0.3}.items():
        assert model.weights[name].log_odds == pytest.approx(weight, abs=0.1)
    assert model.weights["question"].share == pytest.approx(0.5, abs=0.02)


def test_a_larger_penalty_makes_smaller_weights() -> None:
    rows, targets = _data(7, 2_000)
    light, heavy = (_learn(rows, targets, penalty, 10) for penalty in (1.0, 1000.0))
    for name in ("told twice", "question"):
        assert abs(heavy.weights[name].log_odds) < abs(light.weights[name].log_odds) / 2


def test_rare_features_have_no_weight() -> None:
    rows, targets = _data(7, 500)
    rows[:3] = [row | {"rare"} for row in rows[:3]]
    everywhere = [row | {"everywhere"} for row in rows]
    assert _learn(everywhere, targets, 1.0, 4).weights.keys() == {*TRUE, ALWAYS}


def test_equal_data_give_equal_weights() -> None:
    assert _learn(*_data(3, 900), 5.0, 4).weights == _learn(*_data(3, 900), 5.0, 4).weights


def test_a_chance_between_is_a_target_too() -> None:
    rows, _ = _data(5, 400)
    model = _learn(rows, [0.25] * len(rows), 1.0, 4)
    assert model.chance(frozenset()) == 0.25


def test_what_counts_double_is_as_if_it_were_there_twice() -> None:
    rows, targets = _data(5, 400)
    twice = _learn(rows + rows[:100], targets + targets[:100], 1.0, 4)
    doubled = learn_model(rows, targets, 1.0, 4, [2.0] * 100 + [1.0] * 300)
    for name, weight in twice.weights.items():
        assert doubled.weights[name].log_odds == pytest.approx(weight.log_odds, abs=0.002)
