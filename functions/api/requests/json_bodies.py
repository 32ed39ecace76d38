"""JSON bodies without ambiguity: no key occurs twice, and no character is incomplete."""

import json
from collections import Counter
from typing import Any

from fastapi import Request

from shared.search.filters.request_problems import InvalidRequestError, Problem

HALF = "holds half of a surrogate pair, which is no character; send the whole pair, or leave it out"
"""The fault of a text such as `"\\ud83d"`: no encoding can write it (RFC 8259, 8.2)."""


async def reject_ambiguous_body(request: Request) -> None:
    """Refuse a JSON body that has a key twice or an incomplete character.

    The framework refuses a body that is no JSON.

    Raises:
        InvalidRequestError: there is such a key or such a text; each field is named.
    """
    if request.method != "POST":
        return
    try:
        json.loads(await request.body(), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    times = Counter(name for name, _ in pairs)
    problems = [
        Problem(name, f"{name} can be given only once") for name, n in times.items() if n > 1
    ]
    problems += [
        Problem(name, f"{name} {HALF}")
        for name, value in pairs
        if has_lone_surrogate(name) or (isinstance(value, str) and has_lone_surrogate(value))
    ]
    if problems:
        raise InvalidRequestError(problems)
    return dict(pairs)


def has_lone_surrogate(text: str) -> bool:
    """Return whether a text holds a surrogate without its other half."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
