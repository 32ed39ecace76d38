"""Uploads by the API as the gateway's events ask for them: whose key, and over what."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from mangum import Mangum

from functions.api.app import create_app
from functions.api.upload_rights import UploadRights, get_upload_rights
from functions.api.wiring import get_extract, get_uploads
from shared.domain.objects import ObjectRef
from shared.runtime.settings import UploadCallers
from tests.fakes.object_store import FakeStore
from tests.fakes.upload_signer import fake_uploads

OLD = "articles/old.txt"


@pytest.fixture(autouse=True)
def event_loop() -> Iterator[None]:
    """The loop of the main thread, which Mangum wants to be there."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


def gateway(callers: UploadCallers = "keys") -> Mangum:
    """The function, with one object in the bucket and one key that may upload."""
    store = FakeStore()
    store.upload(ObjectRef("news", OLD), b"Talks in Paris")
    app, rights = create_app(), UploadRights(callers, frozenset({"writer"}))
    app.dependency_overrides[get_upload_rights] = lambda: rights
    app.dependency_overrides[get_uploads] = lambda: fake_uploads(store)
    app.dependency_overrides[get_extract] = lambda: lambda id, article: {"id": id}
    return Mangum(app, lifespan="off", text_mime_types=["application/"])


def call(
    function: Mangum, key_id: str | None, method: str, path: str, body: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    """Status and answer of a call, as the gateway makes it for a key that it has checked."""
    identity = {"sourceIp": "192.0.2.1"} | ({"apiKeyId": key_id} if key_id else {})
    event = {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": {"content-type": "application/json", "host": "api.example"},
        "multiValueHeaders": {"content-type": ["application/json"], "host": ["api.example"]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "requestContext": {"path": f"/v1{path}", "stage": "v1", "identity": identity},
        "body": json.dumps(body) if method == "POST" else None,
        "isBase64Encoded": False,
    }
    answer: Any = function(event, None)  # type: ignore[arg-type] # Mangum uses no context
    if answer["statusCode"] >= 400:
        assert answer["headers"]["content-type"] == "application/problem+json"
    return answer["statusCode"], json.loads(answer["body"])


def upload(function: Mangum, key_id: str | None, **body: Any) -> tuple[int, dict[str, Any]]:
    return call(function, key_id, "POST", "/uploads", {"key": "new.txt"} | body)


@pytest.mark.parametrize(
    ("callers", "key_id", "status", "told"),
    [
        ("keys", "writer", 201, ""),
        ("keys", "reader", 403, "may only read"),
        ("keys", None, 403, "need a key"),
        ("open", "reader", 201, ""),
        ("open", None, 201, ""),
        ("off", "writer", 403, "switched off"),
        ("off", None, 403, "switched off"),
    ],
)
def test_who_may_upload(callers: UploadCallers, key_id: str | None, status: int, told: str) -> None:
    answered, answer = upload(gateway(callers), key_id)
    assert answered == status
    assert told in answer.get("detail", "")


def test_a_refusal_comes_before_what_is_wrong_with_the_request() -> None:
    """A read key learns neither what is in the bucket nor what a key may look like."""
    for key in ("old.txt", "new.txt", "../x"):
        assert upload(gateway(), "reader", key=key)[0] == 403


def test_a_read_key_reads() -> None:
    """`POST /extract` stores nothing, so it is reading."""
    status, answer = call(gateway(), "reader", "GET", f"/uploads/{OLD}", {})
    assert (status, answer["state"]) == (200, "received")
    assert call(gateway(), "reader", "POST", "/extract", {"text": "Talks.", "id": "a"})[0] == 200


@pytest.mark.parametrize("key", ["old.txt", OLD])
def test_what_exists_is_replaced_only_where_that_is_asked_for(key: str) -> None:
    status, answer = upload(gateway(), "writer", key=key)
    assert status == 409
    assert OLD in answer["detail"]
    assert "overwrite: true" in answer["detail"]
    assert answer["errors"][0]["parameter"] == "key"
    status, answer = upload(gateway(), "writer", key=key, overwrite=True)
    assert (status, answer["key"]) == (201, OLD)


def test_overwrite_is_true_or_false() -> None:
    assert upload(gateway(), "writer", key=OLD, overwrite="yes")[0] == 422
