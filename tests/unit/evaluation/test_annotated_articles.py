"""Extraction held against articles that a reader annotated."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from infra.evaluation.articles.annotated_article import (
    AnnotatedArticle,
    AnnotatedArticleError,
    read_annotated_articles,
)
from infra.evaluation.articles.article_result import judge
from infra.evaluation.articles.names import is_person, may_be_one
from infra.evaluation.articles.scores import ArticleScores, fifths, figures, status_figures
from shared.domain.annotations import Annotations
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

TEXT = "President Gabriel Boric of Chile visited Peru on Tuesday. Chile condemned the raid."
VISIT = {
    "types": ["consult/visit"],
    "status": ["occurred"],
    "date": ["2025-08-26"],
    "leaders": ["Gabriel Boric"],
    "countries": ["PER"],
    "may_countries": ["CHL"],
    "actors": ["Gabriel Boric"],
    "may_actors": ["CHL"],
    "recipients": ["PER"],
    "quotes": ["visited Peru on Tuesday"],
    "main": True,
}


def _article(folder: Path, *events: Mapping[str, object], id: str = "one") -> AnnotatedArticle:
    row = {
        "id": id,
        "section": "politics",
        "title": "",
        "text": TEXT,
        "published": "2025-08-28",
        "leaders": [{"name": "Gabriel Boric", "aka": ["Boric"], "kind": "leader"}],
        "countries": [{"id": "CHL"}, {"id": "PER"}],
        "events": events,
    }
    path = folder / f"{id}.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (article,) = read_annotated_articles(path)
    return article


@pytest.fixture(scope="module")
def annotations(tmp_path_factory: pytest.TempPathFactory) -> Annotations:
    return Extractor(load()).extract(_article(tmp_path_factory.mktemp("read")).text)


def test_what_is_right_and_what_is_false(tmp_path: Path, annotations: Annotations) -> None:
    scores = ArticleScores()
    scores.add(_article(tmp_path, VISIT), annotations, 0.0)
    found = figures(scores)
    assert found["events an article"] == 2
    assert found["upper type right"] == found["all right"] == 0.5
    assert found["false events an article"] == 1
    assert found["main events found"] == found["main events all right"] == 1
    assert found["both right"] == found["right side of the article's day"] == 1
    assert found["leaders, precision"] == found["countries, recall"] == 1
    assert ("occurred", 1, 1.0) in status_figures(scores)


def test_an_unlikely_event_is_left_out(tmp_path: Path, annotations: Annotations) -> None:
    assert judge(_article(tmp_path, VISIT), annotations, 1.01) == []


def test_each_annotated_event_is_told_once(tmp_path: Path, annotations: Annotations) -> None:
    both = {"types": ["consult", "accuse"], "status": ["occurred"], "quotes": [TEXT]}
    judged = judge(_article(tmp_path, both), annotations, 0.0)
    assert sorted(one.again for one in judged) == [False, True]
    assert all(one.agreement is not None for one in judged)


def test_another_day_is_wrong(tmp_path: Path, annotations: Annotations) -> None:
    judged = judge(_article(tmp_path, VISIT | {"date": ["2025-08-27"]}), annotations, 0.0)
    assert not any(one.all_right for one in judged)


def test_fifths_hold_all_events() -> None:
    scores = ArticleScores(said=[(number / 10, number > 4) for number in range(10)])
    assert [count for _, _, count in fifths(scores.said)] == [2] * 5
    assert fifths(scores.said)[-1][1] == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Luiz Inácio Lula da Silva", "Lula", True),
        ("G. Boric", "Gabriel Boric", True),
        ("George Bush", "Laura Bush", False),
        ("", "Boric", False),
    ],
)
def test_names_of_one_person(one: str, other: str, *, same: bool) -> None:
    assert may_be_one(one, other) == may_be_one(other, one) == same


def test_a_surname_in_the_text_does_not_decide_between_full_names() -> None:
    assert not is_person("Laura Bush", "George Bush", ["Bush"])
    assert is_person("Bush", "George Bush", [])


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "one"}\n', "utf-8")
    with pytest.raises(AnnotatedArticleError, match=r"broken\.jsonl:1: not an annotated article"):
        list(read_annotated_articles(path))
