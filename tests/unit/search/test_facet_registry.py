"""Every facet of the registry is everywhere: what lacks it is named."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from functions.api.app import create_app
from functions.api.documents.openapi import build_openapi
from infra.cli.main import app as command_line
from infra.documentation.guide import SEARCH_FILE, fields_text
from shared.search.facet_registry import REGISTRY, Facet
from shared.search.index.document import to_document
from shared.search.index.mappings import index_body
from shared.search.query.engine_query import match_query
from shared.search.query.parser import parse_query
from shared.usecases.operate.generation_comparison import Comparison
from summitry import types as client_types
from tests.unit.search.index.sample_articles import ANNOTATIONS, ARTICLE, REF

type Fields = Mapping[str, Any]

COMMANDS = ("search", "facets", "export", "timeline", "network")
FILTERED = ("/articles", "/facets/{facet}", "/timeline", "/network", "/export.ndjson")
REGISTRY_FILE = Path("shared/search/facet_registry.py")


@cache
def _openapi() -> Any:
    return build_openapi(create_app(), "/v1")


@cache
def _commands() -> Mapping[str, Any]:
    return typer.main.get_command(command_line).commands  # type: ignore[attr-defined, no-any-return]


def _in_fields(facet: Facet, fields: Fields, event_fields: Fields) -> bool:
    in_article = facet.field in fields and (facet.label_field or facet.field) in fields
    return in_article and (not facet.in_events or facet.name in event_fields)


def _in_mapping(facet: Facet) -> bool:
    fields = index_body("articles")["mappings"]["properties"]
    return _in_fields(facet, fields, fields["events"]["properties"])


def _in_document(facet: Facet) -> bool:
    document = to_document(ARTICLE, ANNOTATIONS, id="ab12", ref=REF, story="5701", near=("n1",))
    return _in_fields(facet, document, document["events"][0])


def _in_syntax(facet: Facet) -> bool:
    node = parse_query(f"{facet.name}:value")
    assert node is not None
    term = {"term": {facet.field: {"value": "value"}}}
    return match_query(node, lambda _: ()) == {"constant_score": {"filter": term}}


def _in_openapi(facet: Facet) -> bool:
    calls = [_openapi()["paths"][path]["get"] for path in FILTERED]
    named = [{parameter["name"] for parameter in call["parameters"]} for call in calls]
    names = _openapi()["components"]["schemas"]["FacetName"]["enum"]
    return all(facet.name in names for names in [*named, names])


def _in_client(facet: Facet) -> bool:
    filters = client_types.FilterArguments.__annotations__
    return facet.name in filters and facet.name in get_args(client_types.FacetName.__value__)


def _in_commands(facet: Facet) -> bool:
    options = [
        {option for parameter in _commands()[name].params for option in parameter.opts}
        for name in COMMANDS
    ]
    return all(f"--{facet.name}" in names for names in options)


def _in_comparing(facet: Facet) -> bool:
    return facet.name in Comparison().facets


def _in_documents(facet: Facet) -> bool:
    guide = Path("docs/api.md").read_text(encoding="utf-8")
    return f"| `{facet.name}` | query |" in guide and f"`{facet.name}:" in SEARCH_FILE.read_text(
        encoding="utf-8"
    )


PLACES: Mapping[str, Callable[[Facet], bool]] = {
    "the mapping: shared/search/index/mappings/articles.json": _in_mapping,
    "the document: shared/search/index/document.py": _in_document,
    "the query syntax": _in_syntax,
    "the API's parameters and its OpenAPI document": _in_openapi,
    "the options of the command line": _in_commands,
    "the comparison of generations": _in_comparing,
    "the client: run `python -m infra.clients`": _in_client,
    "docs/api.md, docs/search.md: run `python -m infra.documentation`": _in_documents,
}


def missing(facet: Facet) -> list[str]:
    """Say where a facet is missing, one line a place."""
    return [
        f"{facet.name} is missing in {place}" for place, has in PLACES.items() if not has(facet)
    ]


@pytest.mark.parametrize("facet", REGISTRY.values(), ids=lambda facet: facet.name)
def test_facet_is_everywhere(facet: Facet) -> None:
    found = missing(facet)
    assert not found, "\n".join(found)


def test_table_of_fields_is_made_of_the_registry() -> None:
    page = SEARCH_FILE.read_text(encoding="utf-8")
    assert fields_text(page) == page, "run: python -m infra.documentation"


WITH_ANOTHER_ROW = """
import json, sys, types
source = open({file!r}, encoding="utf-8").read()
row = '_ROWS = (Facet("scratch", description="A scratch.", example="x", option_help="A scratch."),'
registry = types.ModuleType("shared.search.facet_registry")
sys.modules["shared.search.facet_registry"] = registry
exec(compile(source.replace("_ROWS = (", row), {file!r}, "exec"), vars(registry))
from tests.unit.search.test_facet_registry import missing
print(json.dumps(missing(registry.REGISTRY["scratch"])))
"""


@pytest.mark.long
def test_row_without_a_field_is_named_with_all_that_it_lacks() -> None:
    """What follows from a row needs no other line: only the index's side and made files lack it."""
    script = WITH_ANOTHER_ROW.format(file=str(REGISTRY_FILE))
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [
        "scratch is missing in the mapping: shared/search/index/mappings/articles.json",
        "scratch is missing in the document: shared/search/index/document.py",
        "scratch is missing in the client: run `python -m infra.clients`",
        "scratch is missing in docs/api.md, docs/search.md: run `python -m infra.documentation`",
    ]
