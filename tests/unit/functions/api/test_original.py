"""The original of an article over HTTP: an address, or a problem with what to do."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.wiring import get_library, get_originals
from shared.domain.objects import ObjectRef
from tests.fakes.object_store import FakeStore
from tests.fakes.upload_signer import fake_originals

WIRE = ObjectRef("news", "articles/wire.txt")
PATH = "/articles/5f0e/original"


class Shelf:
    """A library of one article, whatever its id; stands for the search engine as well."""

    def __init__(self) -> None:
        self.engine = self

    def get(self, id: str) -> dict[str, Any]:
        return {"id": id, "bucket": WIRE.bucket, "key": WIRE.key, "position": 0, "record_id": None}


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def api(store: FakeStore) -> TestClient:
    app = create_app()
    app.dependency_overrides[get_library] = Shelf
    app.dependency_overrides[get_originals] = lambda: fake_originals(store)
    return TestClient(app)


def test_an_original_is_an_address_that_nobody_keeps(api: TestClient, store: FakeStore) -> None:
    store.upload(WIRE, b"text")
    answer = api.get(PATH)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json()["url"].startswith("https://news.example/articles/wire.txt")


def test_an_archived_original_is_409_with_what_to_do(api: TestClient, store: FakeStore) -> None:
    store.upload(WIRE, b"text", archived=True)
    answer = api.get(PATH)
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert "aws s3api restore-object" in answer.json()["detail"]


def test_a_deleted_original_is_404_with_the_reason(api: TestClient) -> None:
    answer = api.get(PATH)
    assert answer.status_code == 404
    assert "deleted" in answer.json()["detail"]
