"""JSON bodies that cannot be used, and parameters in other encodings: always a problem document."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.upload_rights import UploadRights, get_upload_rights
from functions.api.wiring import get_extract, get_uploads
from tests.fakes.upload_signer import fake_uploads

JSON = {"content-type": "application/json"}


@pytest.fixture
def api() -> TestClient:
    app = create_app()
    app.dependency_overrides[get_uploads] = lambda: fake_uploads()
    app.dependency_overrides[get_upload_rights] = lambda: UploadRights("open", frozenset())
    app.dependency_overrides[get_extract] = lambda: lambda id, article: {"id": id}
    return TestClient(app)


def _errors(answer: Any, status: int) -> list[str]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return [error["parameter"] for error in json.loads(answer.content)["errors"]]


@pytest.mark.parametrize("half", [r"\ud83d", r"\uDE00", r"a\udfffz", r"\ude00\ud83d"])
@pytest.mark.parametrize(
    ("path", "fields"),
    [("/extract", ("text", "title", "id", "published", "other")),
     ("/uploads", ("key", "content_type", "other"))],
)  # fmt: skip
def test_half_a_character_is_refused_with_its_field(
    api: TestClient, path: str, fields: tuple[str, ...], half: str
) -> None:
    for field in fields:
        body = f'{{"text": "So it was.", "{field}": "{half}"}}'
        if field == "text":
            body = f'{{"text": "{half}"}}'
        assert _errors(api.post(path, content=body, headers=JSON), 422) == [field]
    as_name = api.post(path, content=f'{{"text": "x", "{half}": 1}}', headers=JSON)
    (name,) = _errors(as_name, 422)
    assert "\\ud" in name


def test_half_a_character_deep_within_is_refused(api: TestClient) -> None:
    body = r'{"text": "x", "more": {"inner": "\ud83d"}}'
    assert _errors(api.post("/extract", content=body, headers=JSON), 422) == ["inner"]


def test_half_a_character_that_is_no_escape_is_refused(api: TestClient) -> None:
    body = b'{"text": "\xed\xa0\xbd"}'
    assert _errors(api.post("/extract", content=body, headers=JSON), 422) == ["text"]


def test_whole_pair_is_taken(api: TestClient) -> None:
    answer = api.post("/extract", content=r'{"text": "\ud83d\ude00", "id": "\ud83d\ude00"}',
                      headers=JSON)  # fmt: skip
    assert (answer.status_code, answer.json()["id"]) == (200, "😀")


def test_field_that_is_given_twice_is_refused(api: TestClient) -> None:
    body = '{"text": "one", "title": "t", "text": "two"}'
    assert _errors(api.post("/extract", content=body, headers=JSON), 422) == ["text"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"text": "\xff"}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
    ],
)
def test_body_that_cannot_be_read_is_400(api: TestClient, body: bytes) -> None:
    for path in ("/extract", "/uploads"):
        assert _errors(api.post(path, content=body, headers=JSON), 400) == ["body"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [(b'{"text": "x"}', {}), (b'{"text": "x"}', {"content-type": "text/plain"}),
     (b"", JSON), (b'"x"', JSON), (b"[1]", JSON), (b"null", JSON)],
)  # fmt: skip
def test_body_that_is_no_json_object_is_told_so(
    api: TestClient, body: bytes, headers: dict[str, str]
) -> None:
    for path in ("/extract", "/uploads"):
        answer = api.post(path, content=body, headers=headers)
        assert _errors(answer, 422) == ["body"]
        assert "Content-Type" in answer.json()["errors"][0]["message"]


def test_many_wrong_fields_are_not_all_told(api: TestClient) -> None:
    body = json.dumps({"text": "x"} | {f"wrong{n}": 1 for n in range(10_000)})
    assert len(_errors(api.post("/extract", content=body, headers=JSON), 422)) == 50


@pytest.mark.parametrize(
    ("query", "name"),
    [("q=%ff", "q"), ("source=%ED%A0%BD", "source"), ("q=a&language=%C3", "language"),
     ("%ff=1", "%FF")],
)  # fmt: skip
def test_parameter_that_is_not_utf_8_is_refused_by_name(
    api: TestClient, query: str, name: str
) -> None:
    for path in ("/articles", "/facets/source", "/export.csv", "/timeline", "/network"):
        assert name in _errors(api.get(f"{path}?{query}"), 422)


@pytest.mark.parametrize(
    "key", ["articles/a/../b.txt", "..", "./a.txt", "a/.", "a//b", "/a", "a/", "a b", "ä.txt", ""]
)
def test_key_that_clients_would_change_is_refused(api: TestClient, key: str) -> None:
    assert _errors(api.post("/uploads", json={"key": key}), 422) == ["key"]


def test_key_with_dots_among_other_characters_is_taken(api: TestClient) -> None:
    answer = api.post("/uploads", json={"key": ".hidden/a..b/c.txt"})
    assert (answer.status_code, answer.json()["key"]) == (201, "articles/.hidden/a..b/c.txt")


@pytest.mark.parametrize(
    ("path", "word"),
    [("articles/2025/", "folder"), ("articles/", "folder"), ("articles/2025_$folder$", "folder"),
     ("quarantine/articles/a.txt/reason.json", "articles/"), ("", "articles/"),
     ("other.txt", "articles/"), ("articles/none.txt", "no such"),
     ("articles/" + "a" * 1100, "no such"), ("articles/%F0%9F%98%80", "no such"),
     ("articles/%00", "no such"), ("articles/..%2f..", "no such")],
)  # fmt: skip
def test_upload_that_is_not_there_is_told_why(api: TestClient, path: str, word: str) -> None:
    answer = api.get(f"/uploads/{path}")
    assert _errors(answer, 404) == []
    assert word in answer.json()["detail"]
