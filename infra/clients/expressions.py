"""Type expressions of Python for the JSON schemas of an OpenAPI document."""

from collections.abc import Iterator, Mapping
from typing import Any

_REF = "#/components/schemas/"
_PLAIN = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}


def type_expression(schema: Mapping[str, Any]) -> str:
    """Return the type of the JSON that a schema admits, such as `list[str] | None`.

    Raises:
        ValueError: the schema is of a kind that the API has not used so far.
    """
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REF)
    if "anyOf" in schema:
        return " | ".join(map(type_expression, schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        values = schema["enum"] if "enum" in schema else [schema["const"]]
        return f"Literal[{', '.join(f'"{value}"' for value in values)}]"
    match schema.get("type"):
        case "array":
            return f"list[{_entry(schema)}]"
        case "object" if isinstance(schema.get("additionalProperties"), Mapping):
            key = type_expression(schema.get("propertyNames", {"type": "string"}))
            return f"dict[{key}, {type_expression(schema['additionalProperties'])}]"
        case str(name) if name in _PLAIN:
            return _PLAIN[name]
    raise ValueError(f"infra/clients/expressions.py knows no type for the schema {schema}")


def references(schema: object) -> Iterator[str]:
    """Name the schemas that a schema refers to, those of its parts too."""
    if isinstance(schema, Mapping):
        if isinstance(reference := schema.get("$ref"), str):
            yield reference.removeprefix(_REF)
        for part in schema.values():
            yield from references(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from references(part)


def _entry(schema: Mapping[str, Any]) -> str:
    """Return the type of an array's entries; JSON has no tuples, so that a pair is a list too."""
    parts = schema.get("prefixItems") or [schema["items"]]
    return " | ".join(dict.fromkeys(map(type_expression, parts)))
