"""Labels of candidates, the file of facts, and the figures from it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from infra.evaluation.articles.annotated_article import (
    AnnotatedArticleError,
    read_annotated_articles,
)
from infra.ranking.cross_validation import RankedArticle, calibration, figures, rank_apart
from infra.ranking.labelled_candidates import (
    LabelledArticle,
    LabelledCandidate,
    label_candidates,
    read_labelled,
    without_rare,
    write_labelled,
)
from infra.ranking.models import CONFIDENCE, write_model
from shared.extraction.events.ranking import model as ranking_model
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

BODY = "Police in Peru arrested the mayor. Chile closed its border with Bolivia. Rain fell."
ROW = {
    "id": "made-up-1",
    "section": "politics",
    "title": "",
    "text": BODY,
    "published": "2026-03-04",
    "events": [
        {
            "types": ["coerce/arrest"],
            "status": ["occurred"],
            "countries": ["PER"],
            "quotes": ["arrested the mayor"],
            "main": True,
        }
    ],
}


def _candidate(*fits: tuple[int, int], asserted: bool = True) -> LabelledCandidate:
    return LabelledCandidate("body", (0, 1), asserted, fits, frozenset({"asserted"}))


def _article(*candidates: LabelledCandidate) -> LabelledArticle:
    return LabelledArticle("a", "", True, ("main", "trivial"), candidates)


def test_each_annotated_event_is_told_once() -> None:
    article = _article(_candidate((0, 2)), _candidate((0, 4)), _candidate(), _candidate((1, 1)))
    assert article.labels([True] * 4) == ["again", "main", "wrong", "trivial"]
    assert article.labels([True, False, True, False]) == ["main", None, "wrong", None]


def test_what_is_asserted_comes_before_what_is_mentioned() -> None:
    article = _article(_candidate((0, 4), asserted=False), _candidate((0, 1)))
    assert article.labels([True, True]) == ["again", "main"]


def test_articles_are_labelled_and_kept_without_their_text(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n")
    (annotated,) = read_annotated_articles(path)
    candidates = Extractor(load()).candidates(annotated.text)
    labelled = label_candidates(annotated, candidates)
    labels = labelled.labels([True] * len(labelled.candidates))
    told = {
        BODY[slice(*one.trigger)]: label
        for one, label in zip(labelled.candidates, labels, strict=True)
    }
    assert told["arrested"] == "main"
    assert {label for words, label in told.items() if words != "arrested"} == {"wrong"}
    facts = tmp_path / "facts.jsonl"
    write_labelled([labelled], facts)
    assert read_labelled(facts) == [labelled]
    assert "mayor" not in facts.read_text()


def test_features_that_are_too_rare_are_left_out() -> None:
    common, rare = frozenset({"asserted"}), frozenset({"asserted", "trigger words: mayor"})
    article = _article(
        *[LabelledCandidate("body", (0, 1), True, (), each) for each in (common, rare)]
    )
    (kept,) = without_rare([article], 2)
    assert [one.features for one in kept.candidates] == [common, common]


def test_a_round_is_ranked_by_what_the_others_teach() -> None:
    wrong = LabelledCandidate("body", (0, 1), True, (), frozenset({"question"}))
    others = [
        replace(_article(*[_candidate((0, 4))] * 4, *[wrong] * 4), id=f"x{number}")
        for number in range(20)
    ]
    held_out = replace(_article(_candidate((0, 4)), wrong), id="r9-a")
    (ranked,) = rank_apart([*others, held_out], "r9-")
    assert ranked.article == held_out
    right, false = ranked.confidence
    assert right > 0.9 > 0.1 > false
    assert figures([ranked], politics=True).events == {"main": 1}


def test_a_broken_file_is_told_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n{}\n")
    with pytest.raises(AnnotatedArticleError, match=r"gold\.jsonl:2"):
        list(read_annotated_articles(path))


def test_figures_count_likely_events_alone() -> None:
    article = _article(_candidate((0, 4)), _candidate(), _candidate((1, 1)), _candidate())
    ranked = RankedArticle(article, (0.9, 0.7, 0.6, 0.2), (0.8, 0.9, 0.1, 0.1))
    counted = figures([ranked], politics=True)
    assert counted.events == {"main": 1, "wrong": 1, "trivial": 1}
    assert counted.right == pytest.approx(2 / 3)
    assert counted.solid == pytest.approx(1 / 3)
    assert (counted.main_found, counted.main_first, counted.false_an_article) == (1, 1, 1)
    assert figures([ranked], politics=False).articles == 0


def test_calibration_leaves_out_what_the_record_does() -> None:
    article = _article(_candidate((0, 4)), _candidate(asserted=False), _candidate())
    ranked = RankedArticle(article, (0.9, 0.5, 0.3), (0.0, 0.0, 0.0))
    assert calibration([ranked]) == [(0.3, 0.0, 1), (0.9, 1.0, 1)]


def test_the_weights_are_those_that_the_facts_teach(tmp_path: Path) -> None:
    articles = read_labelled()
    write_model(CONFIDENCE, CONFIDENCE.learn(articles), articles, tmp_path)
    assert (tmp_path / "confidence.psv").read_bytes() == (
        ranking_model.DATA / "confidence.psv"
    ).read_bytes()
