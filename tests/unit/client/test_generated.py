"""The client's types are those of OpenAPI, and its methods make every call with every argument."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

import httpx
import pytest
from pydantic import TypeAdapter

from functions.api.app import create_app
from functions.api.documents.examples import examples
from functions.api.documents.openapi import build_openapi
from infra.clients.expressions import type_expression
from infra.clients.generation import PACKAGE, ROOT, generated_files
from infra.clients.types import query_parameters, types_module
from infra.clients.unasync import NOTICE, unasync
from summitry import AsyncSummitry, Summitry, types

DOCUMENT = build_openapi(create_app(), "/v1")
SCHEMAS: Mapping[str, Any] = DOCUMENT["components"]["schemas"]
CALLS = {
    call["operationId"]: (method, path, call)
    for path, calls in DOCUMENT["paths"].items()
    for method, call in calls.items()
}


@dataclass(frozen=True)
class Made:
    """How the client makes a call.

    Attributes:
        method: of the client.
        ask: calls the method with every argument that it has.
        part: key of the answer that the method gives back; empty where it is the whole answer.
    """

    method: str
    ask: Callable[[Summitry], object]
    part: str = ""


def every(name: str, without: str = "") -> Any:
    """Some value for every argument in a type of arguments, but one that a call does not take."""
    return dict.fromkeys(getattr(types, name).__annotations__.keys() - {without}, "x")


MADE = {
    "searchArticles": Made("search", lambda it: it.search(cursor="x", **every("SearchArguments"))),
    "getArticle": Made("article", lambda it: it.article("x")),
    "getOriginal": Made("original", lambda it: it.original("x")),
    "getSimilarArticles": Made("similar", lambda it: it.similar("x", limit=3), "articles"),
    "searchFacet": Made("facet", lambda it: it.facet("leader", **every("FacetArguments"))),
    "getTimeline": Made("timeline", lambda it: it.timeline(**every("TimelineArguments"))),
    "getNetwork": Made("network", lambda it: it.network(**every("NetworkArguments"))),
    "suggest": Made("suggest", lambda it: it.suggest("x", limit=3), "suggestions"),
    "exportNdjson": Made("export", lambda it: list(it.export(**every("ExportArguments")))),
    "exportCsv": Made(
        "export_text", lambda it: list(it.export_text("csv", **every("ExportArguments", "fields")))
    ),
    "listEventRows": Made(
        "event_page", lambda it: it.event_page(cursor="x", **every("EventArguments"))
    ),
    "exportEventsNdjson": Made(
        "events", lambda it: list(it.events(**every("EventExportArguments")))
    ),
    "exportEventsCsv": Made(
        "export_events_text",
        lambda it: list(it.export_events_text("csv", **every("EventExportArguments"))),
    ),
    "extractArticle": Made("extract", lambda it: it.extract("x", title="x", published="x")),
    "startUpload": Made("start_upload", lambda it: it.start_upload("x", "x")),
    "getUpload": Made("upload", lambda it: it.upload("x")),
    "listLeaders": Made("leaders", Summitry.leaders, "leaders"),
    "listCountries": Made("countries", Summitry.countries, "countries"),
    "listEvents": Made("event_types", Summitry.event_types, "events"),
    "checkLiveness": Made("liveness", Summitry.liveness),
    "checkHealth": Made("health", Summitry.health),
}
EXPORTS = {"exportNdjson", "exportCsv", "exportEventsNdjson", "exportEventsCsv"}
JSON = sorted(MADE.keys() - EXPORTS)


def test_what_is_committed_is_what_the_script_writes() -> None:
    different = [
        str(path.relative_to(ROOT))
        for path, text in generated_files().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert different == [], "run: uv run python -m infra.clients"


def test_every_module_of_the_synchronous_client_is_generated() -> None:
    assert set((PACKAGE / "synchronous").glob("*.py")) < generated_files().keys()


@pytest.mark.parametrize("name", [name for name in SCHEMAS if "properties" in SCHEMAS[name]])
def test_a_type_has_the_fields_of_its_schema(name: str) -> None:
    typed = getattr(types, name)
    required = set(SCHEMAS[name].get("required", ()))
    assert typed.__required_keys__ == required
    assert typed.__optional_keys__ == SCHEMAS[name]["properties"].keys() - required


@pytest.mark.parametrize("name", [name for name in SCHEMAS if "enum" in SCHEMAS[name]])
def test_a_type_has_the_values_of_its_schema(name: str) -> None:
    assert list(getattr(types, name).__value__.__args__) == SCHEMAS[name]["enum"]


def test_every_call_is_made_by_a_method() -> None:
    assert CALLS.keys() == MADE.keys()


@pytest.mark.parametrize("operation", MADE)
def test_a_method_sends_all_that_its_call_takes(operation: str) -> None:
    sent: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        link = {} if "cursor" in request.url.params else {"Link": '<?cursor=x>; rel="next"'}
        if operation in EXPORTS:
            return httpx.Response(200, text="", headers=link)
        answer = examples()[operation]["answer"]
        return httpx.Response(200, json=answer | ({"pages": 2} if "pages" in answer else {}))

    client = httpx.Client(transport=httpx.MockTransport(play))
    MADE[operation].ask(Summitry("https://api.example/v1", client=client))
    method, path, call = CALLS[operation]
    template = re.sub(r"\\{\w+\\}", "[a-z]+", re.escape(f"/v1{path}"))
    assert {request.method for request in sent} == {method.upper()}
    assert all(re.fullmatch(template, request.url.path) for request in sent)
    names = {name for request in sent for name in request.url.params}
    assert names == query_parameters(DOCUMENT, operation).keys()
    if "requestBody" in call:
        reference = call["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        body = SCHEMAS[reference.rpartition("/")[2]]["properties"].keys()
        # `id` of an article is given back as it was: a caller who waits for the answer has it.
        assert json.loads(sent[0].content).keys() == body - {"id"}


@pytest.mark.parametrize("operation", JSON)
@pytest.mark.parametrize("client", [Summitry, AsyncSummitry])
def test_a_method_gives_the_type_of_its_answer(operation: str, client: type) -> None:
    made = MADE[operation]
    responses = CALLS[operation][2]["responses"]
    answer = (responses.get("200") or responses["201"])["content"]["application/json"]["schema"]
    expected = getattr(types, answer["$ref"].rpartition("/")[2])
    if made.part:
        expected = get_type_hints(expected)[made.part]
    assert get_type_hints(getattr(client, made.method))["return"] == expected


@pytest.mark.parametrize("operation", JSON)
def test_an_answer_of_the_documentation_fits_its_type(operation: str) -> None:
    answer = examples()[operation]["answer"]
    made = MADE[operation]
    typed = get_type_hints(getattr(Summitry, made.method))["return"]
    part = answer[made.part] if made.part else answer
    TypeAdapter(typed).validate_json(json.dumps(part), strict=True)


def test_a_new_filter_reaches_every_method_that_searches() -> None:
    author = {
        "name": "author",
        "in": "query",
        "description": "Author.",
        "schema": {"type": "string"},
    }
    document = json.loads(json.dumps(DOCUMENT))
    searching = ("/articles", "/events", "/facets/{facet}", "/timeline", "/network")
    for path in (*searching, "/export.ndjson", "/export/events.ndjson"):
        document["paths"][path]["get"]["parameters"].append(author)
    text = types_module(document)
    filters = text[text.index("class FilterArguments") : text.index("class SearchArguments")]
    assert '    author: str\n    """Author."""' in filters
    assert text.count("author: str") == types_module(DOCUMENT).count("author: str") + 1


def test_a_schema_without_a_type_is_refused() -> None:
    with pytest.raises(ValueError, match="no type for the schema"):
        type_expression({"type": "object", "patternProperties": {}})


def test_the_synchronous_client_is_the_other_without_waiting() -> None:
    awaiting = (
        "async def go(it: AsyncThing) -> None:\n    async with it:\n        await it.aclose()\n"
    )
    blocked = "def go(it: Thing) -> None:\n    with it:\n        it.close()\n"
    assert unasync(awaiting) == NOTICE + blocked
