"""The OpenAPI examples, docs/api.md and a table of docs/search.md, made of what they tell of."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI

from functions.api.documents.openapi import build_openapi
from infra.documentation.answers import answer_all
from infra.documentation.made_parts import replace_part
from infra.documentation.questions import EXAMPLES, GUIDE, Question
from shared.search.facet_registry import REGISTRY

ROOT = Path(__file__).parents[2]
EXAMPLES_FILE = ROOT / "functions" / "api" / "documents" / "examples.json"
GUIDE_FILE = ROOT / "docs" / "api.md"
SEARCH_FILE = ROOT / "docs" / "search.md"
QUESTIONS_MARK = "<!-- questions: made by `python -m infra.documentation` -->"
FIELDS_MARK = "<!-- fields: made by `python -m infra.documentation` -->"
CALLS_MARK = "<!-- calls: made by `python -m infra.documentation` -->"
KEY_ROW = "| `key:articles/2025*` | Key of the object in the bucket that the article came from. |"


def examples_text(app: FastAPI) -> str:
    """Give the content of the file of examples."""
    found = {
        question.operation: {"path": question.path}
        | ({"body": question.body} if question.body else {})
        | {"answer": answer}
        for question, answer in zip(EXAMPLES, answer_all(app, EXAMPLES), strict=True)
    }
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def guide_text(app: FastAPI, current: str) -> str:
    """Give the guide with its made parts as they should be.

    Args:
        app: the API over the documentation's articles.
        current: the guide as it is.
    """
    questions = "\n".join(_questions(app))
    calls = "\n".join(_calls(build_openapi(app, "/v1")))
    return replace_part(replace_part(current, QUESTIONS_MARK, questions), CALLS_MARK, calls)


def fields_text(current: str) -> str:
    """Return the page on search with its table of fields as the registry of facets has them.

    Args:
        current: the page as it is.
    """
    rows = [
        f"| `{facet.name}:{_value(facet.example)}` | {facet.description} |"
        for facet in REGISTRY.values()
    ]
    table = ["| field | value |", "| --- | --- |", *rows, KEY_ROW]
    return replace_part(current, FIELDS_MARK, "\n".join(table) + "\n")


def _value(example: str) -> str:
    return f'"{example}"' if " " in example else example


def _questions(app: FastAPI) -> Iterator[str]:
    for question, answer in zip(GUIDE, answer_all(app, GUIDE), strict=True):
        shown = answer
        for key in question.shows:
            shown = shown[key]
        yield f"### {question.asks}\n\n{question.says}\n"
        yield f"```http\nGET /v1{unquote(question.path)}\n```\n"
        yield f"{_path_of(question)}:\n\n```json\n{_compact(shown)}\n```\n"


def _path_of(question: Question) -> str:
    return f"`{'.'.join(question.shows)}` of the answer"


def _compact(value: Any) -> str:
    """Write one entry of a list a line, so that a page shows the whole."""
    if isinstance(value, list) and value:
        lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in value)
        return f"[\n{lines}\n]"
    return json.dumps(value, ensure_ascii=False)


def _calls(document: dict[str, Any]) -> Iterator[str]:
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            yield f"### `{method.upper()} {path}`\n\n{call['description']}\n"
            parameters = call.get("parameters", ())
            if parameters:
                yield "| parameter | in | meaning |\n| --- | --- | --- |"
                yield from map(_row, parameters)
                yield ""
            statuses = ", ".join(f"{status}" for status in sorted(call["responses"]))
            yield f"Answers: {statuses}.\n"


def _row(parameter: dict[str, Any]) -> str:
    default = parameter["schema"].get("default")
    plain = default if isinstance(default, str) else json.dumps(default)
    told = parameter.get("description", "") + (f" Default: `{plain}`." if default else "")
    return f"| `{parameter['name']}` | {parameter['in']} | {told} |"
