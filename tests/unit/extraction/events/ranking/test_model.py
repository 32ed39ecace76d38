"""Chances and reasons from weights, and the weights of the project."""

from math import log
from typing import get_args

import pytest

from shared.domain.annotations import STATUSES
from shared.extraction.events.clauses.clause import ClauseKind
from shared.extraction.events.clauses.word_roles import Form
from shared.extraction.events.ranking.model import (
    ALWAYS,
    LogisticModel,
    ModelName,
    Reason,
    Weight,
    read_model,
)
from tests.unit.extraction.events.event_finder import EventFinder

MODEL = LogisticModel(
    {
        ALWAYS: Weight(log(1 / 4), 1.0),
        "in the headline": Weight(log(4), 0.25),
        "question": Weight(-log(9), 0.5),
    }
)
MODELS: tuple[ModelName, ...] = ("confidence", "salience")


def test_log_odds_add_up_to_a_chance() -> None:
    assert MODEL.chance(frozenset()) == 0.2
    assert MODEL.chance({"in the headline"}) == 0.5
    assert MODEL.chance({"in the headline", "question"}) == 0.1
    assert MODEL.chance({"no such feature"}) == 0.2


def test_reasons_compare_with_the_average_candidate() -> None:
    assert MODEL.reasons({"in the headline"}, most=2) == [
        Reason("question", holds=False, effect=log(9) / 2),
        Reason("in the headline", holds=True, effect=log(4) * 0.75),
    ]
    assert len(MODEL.reasons({"in the headline"}, most=1)) == 1


@pytest.mark.parametrize("name", MODELS)
def test_each_value_of_a_family_is_known(name: ModelName, read: EventFinder) -> None:
    allowed: dict[str, set[str]] = {
        "form": {*get_args(Form.__value__)},
        "clause": {*get_args(ClauseKind.__value__)},
        "status": {*STATUSES},
        "type": {*read.vocabulary.events.types},
        "upper type": {one for one in read.vocabulary.events.types if "/" not in one},
    }
    for feature in read_model(name).weights:
        family, _, value = feature.partition(": ")
        assert value in allowed.get(family, {value}), feature


@pytest.mark.parametrize("name", MODELS)
def test_no_form_clause_or_upper_type_lacks_a_weight(name: ModelName, read: EventFinder) -> None:
    known = read_model(name).weights.keys()
    uppers = {one for one in read.vocabulary.events.types if "/" not in one}
    assert {f"upper type: {one}" for one in uppers - {"commemorate"}} <= known
    assert {f"form: {one}" for one in get_args(Form.__value__)} <= known
    assert {"asserted", "in the headline", "tellings: at least 2", ALWAYS} <= known


@pytest.mark.parametrize("name", MODELS)
def test_what_editors_put_first_and_repeat_counts_for_an_event(name: ModelName) -> None:
    weights = {feature: weight.log_odds for feature, weight in read_model(name).weights.items()}
    assert weights["tellings: at least 2"] > 0
    assert weights["in the headline"] + weights["tellings: at least 2"] > 0
