"""Twenty-eight files of a newsroom: title, date, source, authors, language and text are right."""

from datetime import UTC, datetime

import pytest

from shared.articles import Moments, read_articles
from shared.domain.articles import Article
from tests.support.newsroom_files import FOLDER, expected_articles

MOMENTS = Moments.at(datetime(2026, 11, 27, 20, tzinfo=UTC))
EXPECTED = expected_articles()


def test_every_file_has_its_expectation() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in FOLDER.iterdir())
    assert len(EXPECTED) == 28


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_of_a_newsroom_is_read_right(name: str) -> None:
    with (FOLDER / name).open("rb") as stream:
        read = list(read_articles(stream, name, moments=MOMENTS))
    articles = [one for one in read if isinstance(one, Article)]
    assert len(articles) == len(read)
    told = [(a.title, a.published, a.source, a.language) for a in articles]
    wanted = [(e.title, e.published, e.source, e.language) for e in EXPECTED[name]]
    assert told == wanted
    for article, expected in zip(articles, EXPECTED[name], strict=True):
        assert expected.faults_of(article.body) == []
        assert expected.authors in (None, list(article.authors))
