"""Extraction on texts whose meaning is written down: it may get better, and never worse.

After a gain, run `python -m tests.golden.minimum_scores` and commit what it changes.
"""

import json

import pytest

from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import (
    KNOWN_GAPS,
    MINIMUM_SCORES,
    SENTENCES,
    GoldenArticle,
    GoldenDetail,
    Scores,
    article_gaps,
    detail_gaps,
    golden_articles,
    golden_details,
    scores,
)

ARTICLES = golden_articles()
LABELLED = [golden for golden in ARTICLES if golden.events is not None]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


@pytest.fixture(scope="module")
def now(extractor: Extractor) -> Scores:
    return scores(extractor, load())


def test_there_are_enough_texts_and_none_twice() -> None:
    ids = [json.loads(line)["id"] for line in SENTENCES.read_text("utf-8").splitlines()]
    assert len(ids) == len(set(ids)) >= 120
    assert len(LABELLED) >= 10


@pytest.mark.parametrize("facet", ["leaders", "countries", "events", "breadth"])
@pytest.mark.parametrize("measure", ["precision", "recall", "f1"])
def test_no_score_falls_below_its_floor(now: Scores, facet: str, measure: str) -> None:
    floor = json.loads(MINIMUM_SCORES.read_text("utf-8"))[facet][measure]
    assert now[facet][measure] >= floor


@pytest.mark.parametrize("golden", ARTICLES, ids=lambda golden: golden.id)
def test_title_and_date_are_read(golden: GoldenArticle) -> None:
    article = golden.read()
    assert article.title == golden.title
    assert (article.published or "")[:10] == (golden.published or "")


@pytest.mark.parametrize("golden", LABELLED, ids=lambda golden: golden.id)
def test_the_summary_is_told_apart_from_the_title(golden: GoldenArticle) -> None:
    article = golden.read()
    assert article.summary
    assert article.body.startswith(article.summary)


@pytest.mark.parametrize("golden", ARTICLES, ids=lambda golden: golden.id)
def test_an_article_has_all_it_tells_and_nothing_else(
    golden: GoldenArticle, extractor: Extractor
) -> None:
    assert article_gaps(golden, extractor) - known_gaps(golden.id) == set()


@pytest.mark.parametrize("golden", golden_details(), ids=lambda golden: golden.id)
def test_events_are_right_to_the_day_and_the_participant(
    golden: GoldenDetail, extractor: Extractor
) -> None:
    assert detail_gaps(golden, extractor) - known_gaps(golden.id) == set()


def known_gaps(id: str) -> set[str]:
    return set(json.loads(KNOWN_GAPS.read_text("utf-8")).get(id, []))
