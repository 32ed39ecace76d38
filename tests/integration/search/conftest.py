"""A real index with documents, and the API over it, in process."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient
from opensearchpy import OpenSearch

from functions.api.app import create_app
from functions.api.wiring import get_library
from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body
from shared.usecases.read.library import Library, engine_lookup
from shared.vocabulary import load
from tests.integration.search.documents import ArticleSpec, documents
from tests.integration.search.oracle.random_articles import random_corpus

INDEX = index_body("articles")

type Document = dict[str, Any]
type Corpus = tuple[list[ArticleSpec], TestClient]
type Corpora = Callable[[int], Corpus]
type Put = Callable[[Sequence[Document]], None]


@pytest.fixture(scope="session")
def writer(opensearch_url: str) -> OpenSearch:
    return make_client(opensearch_url, "none", "us-east-1", "write")


@pytest.fixture
def names(writer: OpenSearch, index_prefix: str) -> Iterator[IndexNames]:
    names = _create(writer, index_prefix)
    yield names
    writer.indices.delete(index=names.generation(1))


@pytest.fixture
def put(writer: OpenSearch, names: IndexNames) -> Put:
    """Write documents and make them searchable at once."""

    def put(documents: Sequence[Document]) -> None:
        _write(writer, names, documents)

    return put


@pytest.fixture
def library(opensearch_url: str, names: IndexNames) -> Library:
    return library_over(opensearch_url, names)


@pytest.fixture
def api(opensearch_url: str, names: IndexNames) -> TestClient:
    return api_over(opensearch_url, names)


@pytest.fixture(scope="session")
def corpora(writer: OpenSearch, opensearch_url: str) -> Iterator[Corpora]:
    """Random articles by seed, each corpus in an index of its own with the API over it."""
    made: dict[int, Corpus] = {}
    names: list[IndexNames] = []

    def corpus(seed: int) -> Corpus:
        if seed not in made:
            spec = random_corpus(seed)
            names.append(indexed(writer, documents(spec)))
            made[seed] = (spec, api_over(opensearch_url, names[-1]))
        return made[seed]

    yield corpus
    for name in names:
        writer.indices.delete(index=name.generation(1))


def indexed(writer: OpenSearch, documents: Sequence[Document], shards: int = 1) -> IndexNames:
    """Make an index of some documents; who calls deletes it."""
    names = _create(writer, f"t{uuid.uuid4().hex[:10]}-", shards)
    _write(writer, names, documents)
    return names


def library_over(url: str, names: IndexNames) -> Library:
    vocabulary = load()
    engine = OpenSearchEngine(make_client(url, "none", "us-east-1", "read"), names)
    return Library(engine, KnownValues(vocabulary), NameTable(vocabulary), engine_lookup(engine))


def api_over(url: str, names: IndexNames) -> TestClient:
    app, library = create_app(), library_over(url, names)
    app.dependency_overrides[get_library] = lambda: library
    return TestClient(app)


def _create(writer: OpenSearch, prefix: str, shards: int = 1) -> IndexNames:
    names = IndexNames(prefix)
    settings = INDEX["settings"] | {"number_of_shards": shards}
    body = INDEX | {"aliases": {names.articles: {}}, "settings": settings}
    writer.indices.create(index=names.generation(1), body=body)
    return names


def _write(writer: OpenSearch, names: IndexNames, documents: Sequence[Document]) -> None:
    for start in range(0, len(documents), 1000):
        lines = [
            line
            for document in documents[start : start + 1000]
            for line in ({"index": {"_id": document["id"]}}, document)
        ]
        answer = writer.bulk(body=lines, index=names.generation(1))
        assert not answer["errors"], answer["items"][0]
    writer.indices.refresh(index=names.generation(1))
