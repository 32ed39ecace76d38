"""The client's types are those of the API's contract, field by field."""

import inspect
from types import ModuleType

import pytest
from pydantic import BaseModel

from functions.api.parameters import FilterParameters, SearchParameters
from functions.api.schemas import (
    annotations,
    articles,
    counts,
    extraction,
    service,
    uploads,
    vocabulary,
)
from summitry import answers
from summitry import counts as client_counts
from summitry import vocabulary as client_vocabulary

APART = {
    "ArticleToExtract",
    "NewUpload",
    "Suggestions",
    "SimilarArticles",
    "Leaders",
    "Countries",
    "Events",
}
"""What the client takes apart, or takes as arguments."""


def _models() -> list[type[BaseModel]]:
    modules = (annotations, articles, counts, extraction, service, uploads, vocabulary)
    return [
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, BaseModel) and found.__module__ == module.__name__
        and found.__name__ not in APART
    ]  # fmt: skip


def _typed(module: ModuleType, name: str) -> set[str] | None:
    found = getattr(module, name, None)
    return None if found is None else set(found.__required_keys__ | found.__optional_keys__)


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_answer_has_the_same_fields(model: type[BaseModel]) -> None:
    name = model.__name__
    modules = (answers, client_counts, client_vocabulary)
    typed = next((typed for module in modules if (typed := _typed(module, name))), None)
    assert typed == set(model.model_fields)


def test_arguments_are_the_parameters() -> None:
    assert _typed(answers, "FilterArguments") == set(FilterParameters.model_fields)
    assert _typed(answers, "SearchArguments") == set(SearchParameters.model_fields) - {"cursor"}
