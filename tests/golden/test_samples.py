"""The samples show what there is to see: every format of text, every type of event, the world."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from shared.articles import Moments, read_articles
from shared.domain.annotations import Annotations
from shared.domain.articles import Article, ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import ROOT

SAMPLES = sorted(path for path in (ROOT / "samples").rglob("*") if path.is_file())
UNDATED = "no-date-no-title-office.txt"


def articles_of(path: Path) -> Iterator[Article]:
    with path.open("rb") as stream:
        for outcome in read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))):
            assert isinstance(outcome, Article)
            yield outcome


@pytest.fixture(scope="module")
def annotated() -> list[Annotations]:
    extractor = Extractor(load())
    articles = [article for path in SAMPLES for article in articles_of(path)]
    days = [date.fromisoformat(a.published[:10]) if a.published else None for a in articles]
    return [
        extractor.extract(ArticleText(article.title, article.body, day))
        for article, day in zip(articles, days, strict=True)
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_has_title_text_language_and_day(path: Path) -> None:
    for article in articles_of(path):
        assert article.title
        assert len(article.title.split()) < 20
        assert len(article.body.split()) >= 30
        assert article.language == "en"
        assert article.published or path.name == UNDATED


def test_lengths_and_dates_are_spread() -> None:
    articles = [article for path in SAMPLES for article in articles_of(path)]
    lengths = sorted(len(article.body.split()) for article in articles)
    years = {article.published[:4] for article in articles if article.published}
    assert len(articles) >= 30
    assert lengths[0] < 60
    assert lengths[-1] > 1_000
    assert {"2008", "2025"} <= years
    assert len(years) >= 12


def test_the_world_is_in_them(annotated: list[Annotations]) -> None:
    assert len({tag.id for found in annotated for tag in found.countries}) >= 60
    assert len({tag.id for found in annotated for tag in found.leaders}) >= 60


def test_every_type_of_event_is_in_them(annotated: list[Annotations]) -> None:
    types = {event.type.partition("/")[0] for found in annotated for event in found.events}
    assert types == {kind.partition("/")[0] for kind in load().events.types}
