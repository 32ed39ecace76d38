"""The documentation's questions, put to the real API over a real engine."""

import asyncio
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from functions.api.app import create_app
from functions.api.wiring import get_library
from infra.documentation.corpus import documents
from infra.documentation.questions import Question
from infra.documentation.static_examples import STATIC_EXAMPLES
from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body
from shared.usecases.read.library import Library, engine_lookup
from shared.vocabulary import load

TOOK_MS = 4


@contextmanager
def documented_api(opensearch_url: str) -> Iterator[FastAPI]:
    """Have the API over the documentation's articles; the index is removed at the end."""
    names, vocabulary = IndexNames(f"docs-{uuid.uuid4().hex[:8]}-"), load()
    writer = make_client(opensearch_url, "none", "us-east-1", "write")
    index = names.generation(1)
    body = index_body("articles") | {"aliases": {names.articles: {}}}
    writer.indices.create(index=index, body=body)
    try:
        for document in documents():
            writer.index(index=index, id=document["id"], body=document)
        writer.indices.refresh(index=index)
        engine = OpenSearchEngine(make_client(opensearch_url, "none", "", "read"), names)
        library = Library(
            engine, KnownValues(vocabulary), NameTable(vocabulary), engine_lookup(engine)
        )
        app = create_app()
        app.dependency_overrides[get_library] = lambda: library
        yield app
    finally:
        writer.indices.delete(index=index)


def answer_all(app: FastAPI, questions: Sequence[Question]) -> list[Any]:
    """Put questions to the API; what differs from run to run is made the same.

    Raises:
        ValueError: the API refuses one.
    """
    return asyncio.run(_ask(app, questions))


async def _ask(app: FastAPI, questions: Sequence[Question]) -> list[Any]:
    transport = httpx.ASGITransport(app, root_path="/v1")
    async with httpx.AsyncClient(transport=transport, base_url="https://api.example/v1") as client:
        return [await _answer(client, question) for question in questions]


async def _answer(client: httpx.AsyncClient, question: Question) -> Any:
    if question.operation in STATIC_EXAMPLES:
        return STATIC_EXAMPLES[question.operation]
    answer = await client.get(question.path)
    if not answer.is_success:
        raise ValueError(f"{question.path} answered {answer.status_code}: {answer.text}")
    if answer.headers["content-type"] != "application/json":
        return answer.text
    told = answer.json()
    return told | {"took_ms": TOOK_MS} if "took_ms" in told else told
