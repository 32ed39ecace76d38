"""Random requests to the API in process: no 5xx, no undocumented status or shape."""

from typing import Any

import pytest
import schemathesis

from functions.api.app import create_app
from functions.api.documents.openapi import OPEN_PATHS
from functions.api.upload_rights import UploadRights, get_upload_rights
from functions.api.wiring import get_library, get_originals, get_uploads
from shared.search.index.index_names import IndexNames
from tests.fakes.upload_signer import fake_originals, fake_uploads
from tests.integration.search.conftest import Put, library_over
from tests.integration.search.documents import ArticleSpec, EventSpec, documents
from tests.support.request_fuzzing import CALLS, EXAMPLES, NAMES, fuzz

pytestmark = pytest.mark.integration

TOLD = (
    ArticleSpec("a", title="Talks in Paris", leaders=("emmanuel-macron",), countries=("FRA",),
         events=(EventSpec("consult/visit", "planned", "2025-02-01", ("emmanuel-macron",)),)),
    ArticleSpec("b", published=None, source=None, language=None, officials=("jane-doe",)),
)  # fmt: skip


@pytest.fixture
def described(opensearch_url: str, names: IndexNames, put: Put) -> Any:
    put(documents(TOLD))
    app, library = create_app(), library_over(opensearch_url, names)
    app.dependency_overrides[get_library] = lambda: library
    app.dependency_overrides[get_uploads] = lambda: fake_uploads()
    app.dependency_overrides[get_originals] = lambda: fake_originals()
    app.dependency_overrides[get_upload_rights] = lambda: UploadRights("open", frozenset())
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), CALLS, ids=NAMES)
def test_every_answer_is_documented(described: Any, method: str, path: str) -> None:
    sent = fuzz(described, method, path)
    assert sent >= EXAMPLES or path in OPEN_PATHS, "which has one form only"
