"""Schemathesis over the OpenAPI document, in process: no 5xx, no undocumented status or shape."""

import os
from typing import Any

import pytest
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
from functions.api.openapi import build_openapi
from functions.api.wiring import get_library, get_uploads
from shared.search.names import IndexNames
from tests.fakes.uploads import fake_uploads
from tests.integration.search.conftest import Put, library_over
from tests.integration.search.documents import Happening, Told, documents

pytestmark = pytest.mark.integration

EXAMPLES = 350 if os.environ.get("PROVE") else 35
"""Per call, of which there are sixteen: 5,600 requests to prove, a tenth in CI."""

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
TOLD = (
    Told("a", title="Talks in Paris", leaders=("emmanuel-macron",), countries=("FRA",),
         events=(Happening("consult/visit", "planned", "2025-02-01", ("emmanuel-macron",)),)),
    Told("b", published=None, source=None, language=None, officials=("jane-doe",)),
)  # fmt: skip


CALLS = sorted(
    (method.upper(), path)
    for path, methods in build_openapi(create_app(), "")["paths"].items()
    for method in methods
)


@pytest.fixture
def described(opensearch_url: str, names: IndexNames, put: Put) -> Any:
    put(documents(TOLD))
    app, library = create_app(), library_over(opensearch_url, names)
    app.dependency_overrides[get_library] = lambda: library
    app.dependency_overrides[get_uploads] = lambda: fake_uploads()
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), CALLS, ids=[" ".join(call) for call in CALLS])
def test_every_answer_is_documented(described: Any, method: str, path: str) -> None:
    modes = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
    call = described[path][method]

    @given(case=st.one_of([call.as_strategy(generation_mode=mode) for mode in modes]))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def every_answer_is_documented(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    every_answer_is_documented()
