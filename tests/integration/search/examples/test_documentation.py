"""The documentation's examples are what the API answers, and fit its description."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter

from functions.api.app import create_app
from functions.api.documents.openapi import build_openapi
from functions.api.schemas.articles import Article, ArticlePage, Original, SimilarArticles
from functions.api.schemas.counts import FacetAnswer, Network, SplitTimeline, Suggestions
from functions.api.schemas.events import EventPage
from functions.api.schemas.extraction import Record
from functions.api.schemas.service import Health, Liveness
from functions.api.schemas.uploads import SignedUpload, UploadStatus
from functions.api.schemas.vocabulary import Countries, Events, Leaders
from infra.documentation.answers import documented_api
from infra.documentation.guide import EXAMPLES_FILE, GUIDE_FILE, examples_text, guide_text

AGAIN = "run: python -m infra.documentation"
SCHEMAS: dict[str, Any] = {
    "searchArticles": ArticlePage,
    "getArticle": Article,
    "getSimilarArticles": SimilarArticles,
    "searchFacet": FacetAnswer,
    "getTimeline": SplitTimeline,
    "getNetwork": Network,
    "suggest": Suggestions,
    "getOriginal": Original,
    "listEventRows": EventPage,
    "exportEventsNdjson": str,
    "exportEventsCsv": str,
    "exportNdjson": str,
    "exportCsv": str,
    "extractArticle": Record,
    "startUpload": SignedUpload,
    "getUpload": UploadStatus,
    "listLeaders": Leaders,
    "listCountries": Countries,
    "listEvents": Events,
    "checkLiveness": Liveness,
    "checkHealth": Health,
}


@pytest.fixture(scope="module")
def documented(opensearch_url: str) -> Iterator[FastAPI]:
    with documented_api(opensearch_url) as app:
        yield app


@pytest.mark.integration
def test_examples_are_what_the_api_answers(documented: FastAPI) -> None:
    assert examples_text(documented) == EXAMPLES_FILE.read_text(encoding="utf-8"), AGAIN


@pytest.mark.integration
def test_guide_is_what_the_api_answers(documented: FastAPI) -> None:
    guide = GUIDE_FILE.read_text(encoding="utf-8")
    assert guide_text(documented, guide) == guide, AGAIN


@pytest.mark.parametrize("operation", SCHEMAS)
def test_example_fits_its_schema(operation: str) -> None:
    examples = json.loads(EXAMPLES_FILE.read_text(encoding="utf-8"))
    TypeAdapter(SCHEMAS[operation]).validate_json(
        json.dumps(examples[operation]["answer"]), strict=True
    )


def test_every_call_has_an_example() -> None:
    document = build_openapi(create_app(), "/v1")
    operations = {c["operationId"] for calls in document["paths"].values() for c in calls.values()}
    assert operations == set(SCHEMAS)
