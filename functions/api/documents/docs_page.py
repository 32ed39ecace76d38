"""The OpenAPI document as one page of plain HTML: no script, nothing loaded from elsewhere."""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

type Json = dict[str, Any]

_CODE = re.compile(r"`([^`]+)`")

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1b1b1b;background:#fff}code,pre{font:14px/1.45 ui-monospace,monospace}
pre{background:#f4f4f2;padding:.8rem;overflow:auto;max-height:24rem}h2{margin-top:2.5rem}
h2,td,code{overflow-wrap:anywhere}h2 b{color:#0b6b4f}nav{line-height:2}
nav a{margin-right:1rem;white-space:nowrap}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
@media(prefers-color-scheme:dark){body{color:#e8e8e6;background:#161616}pre{background:#232323}
h2 b{color:#5fd0a8}td,th{border-color:#3a3a3a}a{color:#8ab8ff}}
"""


def render_docs(document: Json) -> str:
    """Render an OpenAPI document.

    Args:
        document: the document, as `build_openapi` gives it.

    Returns:
        A whole HTML page; everything taken from the document is escaped.
    """
    calls = [
        (method.upper(), path, call)
        for path, methods in document["paths"].items()
        for method, call in methods.items()
    ]
    schemas = document["components"]["schemas"]
    title = escape(document["info"]["title"])
    links = " ".join(f'<a href="#{_anchor(c)}">{escape(p)}</a>' for _, p, c in calls)
    parts = "".join(_call(method, path, call, schemas) for method, path, call in calls)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title} API</h1><p>{escape(document['info'].get('summary', ''))} "
        f'For programs: <a href="openapi.json">openapi.json</a>. In the examples <code>$API</code> '
        f"is the address of this page without <code>/docs</code>, and <code>$KEY</code> a key.</p>"
        f"<nav>{links}</nav>{parts}</body></html>"
    )


def _call(method: str, path: str, call: Json, schemas: Json) -> str:
    head = f'<h2 id="{_anchor(call)}"><b>{method}</b> <code>{escape(path)}</code></h2>'
    return head + f"<p>{_prose(call['description'])}</p>" + "".join(_details(call, schemas))


def _details(call: Json, schemas: Json) -> Iterator[str]:
    yield from (_pre(sample["source"]) for sample in call["x-codeSamples"])
    if call.get("parameters"):
        rows = "".join(_parameter(parameter, schemas) for parameter in call["parameters"])
        yield f"<table><tr><th>parameter</th><th>type</th><th>meaning</th></tr>{rows}</table>"
    for status, answer in call["responses"].items():
        yield f"<p><b>{escape(status)}</b> {_prose(answer['description'])}</p>"
        for content in answer.get("content", {}).values():
            if "example" in content:
                yield _pre(content["example"])


def _parameter(parameter: Json, schemas: Json) -> str:
    schema = parameter["schema"]
    meaning = _prose(parameter.get("description", ""))
    if example := next(iter(schema.get("examples", ())), None):
        shown = example[0] if isinstance(example, list) else example
        meaning += f" For example <code>{escape(str(shown))}</code>."
    if default := schema.get("default"):
        plain = default if isinstance(default, str) else json.dumps(default)
        meaning += f" Default: <code>{escape(plain)}</code>."
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code></td>"
        f"<td>{_type(schema, schemas)}</td><td>{meaning}</td></tr>"
    )


def _type(schema: Json, schemas: Json) -> str:
    """Write a type as HTML: its choices where they are fixed, its bounds where it has any."""
    if "$ref" in schema:
        return _type(schemas[str(schema["$ref"]).rsplit("/", 1)[-1]], schemas)
    if "anyOf" in schema:
        options = [option for option in schema["anyOf"] if option != {"type": "null"}]
        return " or ".join(_type(option, schemas) for option in options)
    if "enum" in schema or "const" in schema:
        choices = schema.get("enum") or [schema["const"]]
        return " ".join(f"<code>{escape(str(choice))}</code>" for choice in choices)
    if schema.get("type") == "array":
        return f"{_type(schema['items'], schemas)}, repeatable"
    bounds = f", {schema['minimum']} to {schema['maximum']}" if "maximum" in schema else ""
    return escape(str(schema.get("format") or schema.get("type", ""))) + bounds


def _anchor(call: Json) -> str:
    return escape(call["operationId"])


def _prose(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _pre(example: object) -> str:
    text = (
        example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)
    )
    return f"<pre>{escape(text)}</pre>"
