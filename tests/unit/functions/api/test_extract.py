"""POST /extract: whatever the text, the answer is 200, 413 or 422."""

import io
from functools import partial

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.wiring import get_extract, get_vocabulary
from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.domain.errors import SearchUnavailable
from shared.extraction.extractor import Extractor
from shared.usecases.read.extract_article import extract_article


class Stumbling(Extractor):
    """Raises what it is told to."""

    def __init__(self, error: Exception) -> None:
        super().__init__(get_vocabulary())
        self.error = error

    def extract(self, article: ArticleText) -> Annotations:
        raise self.error


def api_that_meets(error: Exception) -> TestClient:
    app = create_app()
    annotate = partial(extract_article, Stumbling(error))
    app.dependency_overrides[get_extract] = lambda: annotate
    return TestClient(app)


def test_an_unexpected_error_is_422_and_logged_without_the_text(
    unexpected_error_log: io.StringIO,
) -> None:
    api = api_that_meets(ValueError("the ferry sank"))
    answer = api.post("/extract", json={"title": "Ferry", "text": "The ferry sank."})
    assert answer.status_code == 422
    assert "report" in answer.json()["detail"]
    assert "ValueError" in unexpected_error_log.getvalue()
    assert "ferry" not in unexpected_error_log.getvalue()


def test_an_outage_is_no_unexpected_error() -> None:
    api = api_that_meets(SearchUnavailable("away"))
    assert api.post("/extract", json={"text": "The ferry sank."}).status_code == 503


@pytest.mark.long
@pytest.mark.parametrize("published", ["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-30"])
@pytest.mark.parametrize(
    "when", ["yesterday", "tomorrow", "on Friday", "ten days ago", "last Monday"]
)
def test_the_calendars_edges_are_dates(published: str, when: str) -> None:
    api = TestClient(create_app())
    body = {"text": f"Xi Jinping visited France {when}.", "published": published}
    answer = api.post("/extract", json=body)
    assert answer.status_code == 200
    assert answer.json()["published"] == published
    assert answer.json()["events"]


@pytest.mark.long
def test_a_long_article_tells_how_far_it_was_tagged() -> None:
    api = TestClient(create_app())
    text = "Xi Jinping visited France. " * 40_000
    long = api.post("/extract", json={"text": text}).json()
    assert text[: long["tagged_to"]].endswith("France.")
    assert max(mention["end"] for mention in long["mentions"]) <= long["tagged_to"]
    assert "tagged_to" not in api.post("/extract", json={"text": text[:1000]}).json()


@pytest.mark.parametrize("size", [2 * 1024 * 1024 + 1, 3_000_000, 5_000_000])
def test_a_text_longer_than_an_article_may_be_is_413(size: int) -> None:
    answer = TestClient(create_app()).post("/extract", json={"text": "a" * size})
    assert answer.status_code == 413
    assert "2 MB" in answer.json()["detail"]


def test_a_title_that_is_no_headline_is_told() -> None:
    answer = TestClient(create_app()).post("/extract", json={"text": "a", "title": "T" * 10_001})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "title"
