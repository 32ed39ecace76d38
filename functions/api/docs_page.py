"""The OpenAPI document as one page of plain HTML: no script, nothing loaded from elsewhere."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

type Json = dict[str, Any]

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
    title = escape(document["info"]["title"])
    links = " ".join(f'<a href="#{_anchor(c)}">{escape(p)}</a>' for _, p, c in calls)
    parts = "".join(_call(method, path, call) for method, path, call in calls)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title} API</h1><p>{escape(document['info'].get('summary', ''))} "
        f'For programs: <a href="openapi.json">openapi.json</a>.</p><nav>{links}</nav>'
        f"{parts}</body></html>"
    )


def _call(method: str, path: str, call: Json) -> str:
    head = f'<h2 id="{_anchor(call)}"><b>{method}</b> <code>{escape(path)}</code></h2>'
    return head + f"<p>{escape(call['description'])}</p>" + "".join(_details(call))


def _details(call: Json) -> Iterator[str]:
    if call.get("parameters"):
        rows = "".join(map(_parameter, call["parameters"]))
        yield f"<table><tr><th>parameter</th><th>type</th><th>meaning</th></tr>{rows}</table>"
    body = call.get("requestBody", {}).get("content", {}).get("application/json", {})
    if "example" in body:
        yield f"<p>Body:</p>{_pre(body['example'])}"
    for status, answer in call["responses"].items():
        yield f"<p><b>{escape(status)}</b> {escape(answer['description'])}</p>"
        for content in answer.get("content", {}).values():
            if "example" in content:
                yield _pre(content["example"])


def _parameter(parameter: Json) -> str:
    schema = parameter["schema"]
    default = schema.get("default")
    shown = f" (default <code>{escape(json.dumps(default))}</code>)" if default else ""
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code></td><td>{escape(_type(schema))}</td>"
        f"<td>{escape(parameter.get('description', ''))}{shown}</td></tr>"
    )


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(
            _type(option) for option in schema["anyOf"] if option != {"type": "null"}
        )
    kind = str(schema.get("const") or schema.get("format") or schema.get("type", ""))
    return f"list of {_type(schema['items'])}" if kind == "array" else kind


def _anchor(call: Json) -> str:
    return escape(call["operationId"])


def _pre(example: object) -> str:
    text = (
        example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)
    )
    return f"<pre>{escape(text)}</pre>"
