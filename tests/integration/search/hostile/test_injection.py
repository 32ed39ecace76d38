"""Nothing that a caller sends reaches the engine as query language."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.documents.openapi import build_openapi
from functions.api.requests.query_parameters import FilterParameters
from functions.api.wiring import get_library
from shared.ports import IndexState, SearchEngine
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.index.index_names import IndexNames
from shared.usecases.read.library import Library
from shared.vocabulary import load
from tests.integration.search.conftest import Put, library_over
from tests.integration.search.documents import ArticleSpec, documents

pytestmark = pytest.mark.integration

CORPUS = (
    '"}}],"must":[{"match_all":{}}',
    '{"match_all":{}}',
    '{"query":{"script":{"source":"while(true){}"}}}',
    "*:*",
    "_exists_:title",
    "title:[a TO z]",
    "title:/.*/",
    "a~2 b^100",
    "x OR _id:*",
    ".*",
    "(.*a){20}",
    "[^a]*|x",
    "<1-99999999>",
    "@&#~",
    "../_search",
    "..%2f_cluster%2fsettings",
    "_all",
    "*",
    "\\u007b\\u007d",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "'; DROP TABLE articles;--",
    "\x00",
    "\u202e\u0000\ud7ff",
    "now-1d||/d",
    "2025-01-01||+1M",
    "-" * 50,
    "(" * 200,
    '"' * 33,
    "é" * 900,
)
LANGUAGES = ("query_string", "simple_query_string", "script", "regexp", "wildcard", "template")
FACET_PATHS = ("/facets/leader", "/facets/country", "/facets/source", "/facets/office")


def _places() -> list[tuple[str, str]]:
    """Every query parameter of every call; those that all searches share, of one call."""
    places = [("/articles", "nonsense"), *((path, "prefix") for path in FACET_PATHS)]
    for path, calls in build_openapi(create_app(), "")["paths"].items():
        for parameter in calls.get("get", {}).get("parameters", ()):
            name, shared = parameter["name"], parameter["name"] in FilterParameters.model_fields
            if parameter["in"] == "query" and (path == "/articles" or not shared):
                places.append((path.format(id=ArticleSpec("a").id, facet="leader"), name))
    return sorted(set(places))


ALLOWED = {200, 304, 400, 404, 422}


class Recorder:
    """An engine that keeps every body it is asked."""

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self.bodies: list[Mapping[str, Any]] = []

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        self.bodies.append(body)
        return self._engine.search(body)

    def multi_search(self, bodies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        self.bodies += bodies
        return self._engine.multi_search(bodies)

    def get(self, id: str) -> dict[str, Any] | None:
        return self._engine.get(id)

    def indices(self) -> tuple[IndexState, ...]:
        return self._engine.indices()


@pytest.fixture
def recorder(opensearch_url: str, names: IndexNames, put: Put) -> Recorder:
    put(documents((ArticleSpec("a"), ArticleSpec("b", source=".*"))))
    return Recorder(library_over(opensearch_url, names).engine)


@pytest.fixture
def watched(recorder: Recorder) -> TestClient:
    vocabulary, app = load(), create_app()
    library = Library(
        recorder,
        KnownValues(vocabulary),
        NameTable(vocabulary),
        lambda _, values: frozenset(values),
    )
    app.dependency_overrides[get_library] = lambda: library
    return TestClient(app)


@pytest.mark.parametrize(("path", "parameter"), _places())
def test_no_parameter_breaks_out(
    watched: TestClient, recorder: Recorder, path: str, parameter: str
) -> None:
    few = {"facets": "leader"} if path == "/articles" else {}
    for attempt in CORPUS:
        answer = watched.get(path, params=few | {parameter: attempt})
        assert answer.status_code in ALLOWED, (attempt, answer.text)
    assert {name for body in recorder.bodies for name in _languages(body)} == set()


@pytest.mark.parametrize("attempt", CORPUS)
def test_no_path_breaks_out(watched: TestClient, attempt: str) -> None:
    for path in ("/articles/", "/facets/"):
        quoted = "".join(f"%{byte:02X}" for byte in attempt.encode())
        assert watched.get(path + quoted).status_code in ALLOWED


def test_texts_stay_texts(watched: TestClient, recorder: Recorder) -> None:
    """The shape of a body does not depend on what the words are."""
    shapes = set()
    for attempt in ("plain", "*:*", ".*", "now-1d||/d", "_all"):
        recorder.bodies.clear()
        watched.get("/articles", params={"source": attempt, "facets": "leader"})
        shapes.add(json.dumps(_shape(recorder.bodies[-1]), sort_keys=True))
    assert len(shapes) == 1


def _languages(node: object) -> set[str]:
    """Names of query languages among the keys of a body."""
    if isinstance(node, Mapping):
        inner = {name for value in node.values() for name in _languages(value)}
        return inner | {name for name in node if name in LANGUAGES}
    if isinstance(node, list | tuple):
        return {name for value in node for name in _languages(value)}
    return set()


def _shape(node: object) -> object:
    if isinstance(node, Mapping):
        return {name: _shape(value) for name, value in node.items()}
    if isinstance(node, list | tuple):
        return [_shape(value) for value in node]
    return type(node).__name__
