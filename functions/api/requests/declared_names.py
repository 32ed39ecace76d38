"""The query parameters that a call declares, and the refusal of repeated or malformed ones."""

from collections.abc import Iterable, Mapping
from typing import get_origin
from urllib.parse import parse_qsl, quote

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import BaseModel

from functions.api.requests.json_bodies import has_lone_surrogate
from shared.search.filters.request_problems import InvalidRequestError, Problem


def declared_parameters(request: Request) -> Mapping[str, bool]:
    """Return the names of the call's parameters, and for each whether it may be repeated."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return {}
    found: dict[str, bool] = {}
    for parameter in route.dependant.query_params:
        model = parameter.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            fields = model.model_fields.items()
            found |= {name: get_origin(field.annotation) is list for name, field in fields}
    return found


def declared_fields(request: Request) -> Iterable[str]:
    """Return the names of the fields that the body of the call may have."""
    route = request.scope.get("route")
    body = route.dependant.body_params if isinstance(route, APIRoute) else ()
    models = (parameter.field_info.annotation for parameter in body)
    return [
        name
        for model in models
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name in model.model_fields
    ]


async def reject_repeated(request: Request) -> None:
    """Refuse a parameter of one value that is given more than once, as one would be ignored.

    Raises:
        InvalidRequestError: there is such a parameter, or one that is not UTF-8.
    """
    _reject_other_encodings(request)
    declared = declared_parameters(request)
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = {n for n in names if names.count(n) > 1 and not declared.get(n, True)}
    if repeated:
        raise InvalidRequestError(
            [Problem(name, f"{name} can be given only once") for name in sorted(repeated)]
        )


def _reject_other_encodings(request: Request) -> None:
    """Refuse text that is not UTF-8: the framework would replace its characters."""
    sent = parse_qsl(request.url.query, keep_blank_values=True, errors="surrogateescape")
    wrong = {name for pair in sent for name in pair[:1] if any(map(has_lone_surrogate, pair))}
    if wrong:
        names = sorted(quote(name, errors="surrogateescape") for name in wrong)
        raise InvalidRequestError([Problem(name, f"{name} is not UTF-8") for name in names])
