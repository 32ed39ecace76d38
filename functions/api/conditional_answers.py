"""Answers with an entity tag; a caller who has the same answer already gets 304."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, Protocol

from fastapi import Request, Response


class Result(Protocol):
    """The result of a use case: any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


type Content = Mapping[str, Any] | Result
"""An answer: a JSON object, or a result of a use case whose fields are the object's."""

REVALIDATE = "private, no-cache"
"""Callers may keep it and must ask before using it: a correction may be a second old."""
TAG_CHARACTERS = 20


def json_answer(
    request: Request,
    content: Content,
    *,
    cache_control: str = REVALIDATE,
    varying: tuple[str, ...] = (),
) -> Response:
    """Answer with JSON and an entity tag, or with 304 where the caller has the same already.

    Args:
        request: the request.
        content: the answer; results may lie within it too.
        cache_control: how long it may be used without asking.
        varying: fields that differ each time and have no part in the tag.
    """
    if is_dataclass(content):
        content = fields_of(content)
    stable = _json({name: value for name, value in content.items() if name not in varying})
    rest = _json({name: content[name] for name in varying})
    body = b"%s,%s" % (stable[:-1], rest[1:]) if varying else stable
    return bytes_answer(request, body, "application/json", _tag(stable), cache_control)


def bytes_answer(
    request: Request,
    body: bytes,
    media_type: str,
    tag: str | None = None,
    cache_control: str = REVALIDATE,
) -> Response:
    """Answer with bytes and an entity tag, or with 304."""
    tag = tag or _tag(body)
    headers = {"ETag": tag, "Cache-Control": cache_control}
    if not _tags_of_caller(request).isdisjoint(("*", _opaque(tag))):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def fields_of(result: Result) -> dict[str, Any]:
    """Return the fields of a result by name; nested ones stay, as a page has hundreds of them."""
    return {name: getattr(result, name) for name in _field_names(type(result))}


@cache
def _field_names(kind: type[Result]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _json(content: Mapping[str, Any]) -> bytes:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=fields_of)
    return written.encode()


def _tag(body: bytes) -> str:
    """Make a weak tag: compressed or not, it is the same answer (RFC 9110, 8.8.1)."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:TAG_CHARACTERS]}"'


def _tags_of_caller(request: Request) -> set[str]:
    """List the answers that the caller has; `If-None-Match` compares weakly (RFC 9110, 13.1.2)."""
    return {_opaque(tag) for tag in request.headers.get("if-none-match", "").split(",")}


def _opaque(tag: str) -> str:
    return tag.strip().removeprefix("W/")
