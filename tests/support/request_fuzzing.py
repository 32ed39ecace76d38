"""Schemathesis over the OpenAPI document: what the deployed API and the one in process face."""

import os
from collections.abc import Sequence
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from functions.api.app import create_app
from functions.api.documents.openapi import build_openapi

EXAMPLES = 350 if os.environ.get("PROVE") else 35
"""Per call, of which there are sixteen and one has one form only: 5,251 requests to prove, a tenth
of them in CI; each number both deployed and in process."""

CALLS = sorted(
    (method.upper(), path)
    for path, methods in build_openapi(create_app(), "")["paths"].items()
    for method in methods
)
type Modes = Sequence[schemathesis.GenerationMode]
NAMES = [" ".join(call) for call in CALLS]

VALID = (schemathesis.GenerationMode.POSITIVE,)
ALL = (*VALID, schemathesis.GenerationMode.NEGATIVE)
_CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def fuzz(described: Any, method: str, path: str, modes: Modes = ALL, **arguments: Any) -> int:
    """Send random requests of one call, and hold every answer to the description.

    Args:
        described: the description, as schemathesis read it.
        method: of the call.
        path: of the call, as described.
        modes: whether valid requests are sent, invalid ones, or both.
        **arguments: for `Case.call_and_validate`, such as headers.

    Returns:
        How many requests were sent; fewer than `EXAMPLES` where a call has too few forms.
    """
    call = described[path][method]
    sent = 0

    @given(case=st.one_of([call.as_strategy(generation_mode=mode) for mode in modes]))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def every_answer_is_documented(case: schemathesis.Case[Any]) -> None:
        nonlocal sent
        sent += 1
        case.call_and_validate(checks=_CHECKS, **arguments)

    every_answer_is_documented()
    return sent
