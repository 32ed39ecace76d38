"""What HTTP itself asks of every answer: HEAD, tags, paths, methods, and errors nobody foresaw."""

import io
import json
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.middleware.access_log import logger
from functions.api.wiring import get_vocabulary

HERE = "https://news.example"
TAGGED = "/vocabulary/countries"


@pytest.fixture
def api() -> TestClient:
    return TestClient(create_app((HERE,)))


def test_head_is_get_without_its_body(api: TestClient) -> None:
    whole, head = api.get(TAGGED), api.head(TAGGED)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
    assert api.head("/nowhere").status_code == 404


@pytest.mark.parametrize("form", ["{}", "*", '"other", {}', "{strong}", ' {strong} , W/"x"'])
def test_caller_who_has_the_answer_gets_304(api: TestClient, form: str) -> None:
    tag = api.get(TAGGED).headers["etag"]
    held = form.format(tag, strong=tag.removeprefix("W/"))
    again = api.get(TAGGED, headers={"If-None-Match": held})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag


def test_caller_who_has_another_answer_gets_this_one(api: TestClient) -> None:
    assert api.get(TAGGED, headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/articles/", "/docs/", "/nowhere"])
def test_path_that_is_not_there_is_said_and_not_led_elsewhere(api: TestClient, path: str) -> None:
    answer = api.get(path, follow_redirects=False)
    assert answer.status_code == 404
    assert "/docs" in answer.json()["detail"]


@pytest.mark.parametrize(("path", "allowed"), [("/articles", "GET, HEAD"), ("/extract", "POST")])
def test_wrong_method_is_told_the_right_ones(api: TestClient, path: str, allowed: str) -> None:
    answer = api.delete(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("body", "position"), [("{bad", 1), ('{"text": "x"', 12)])
def test_body_that_is_no_json_is_400_with_its_position(
    api: TestClient, body: str, position: int
) -> None:
    answer = api.post("/extract", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["parameter"], error["position"]) == ("body", position)


def test_error_that_nobody_foresaw_is_answered_and_logged_under_its_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = create_app((HERE,))

    def broken() -> None:
        raise KeyError("a secret")

    app.dependency_overrides[get_vocabulary] = broken
    answer = TestClient(app).get(TAGGED, headers={"Origin": HERE})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == HERE
    assert "secret" not in answer.text
    id_ = answer.headers["x-request-id"]
    assert answer.json()["request_id"] == id_
    logged = [record.__dict__ for record in caplog.records if record.name == "api"]
    assert [(line["message"], line["request_id"]) for line in logged] == [
        ("bug", id_),
        ("request", id_),
    ]
    assert logged[0]["error"].startswith(f"KeyError in {__name__}, line ")
    assert "in broken" in logged[0]["stack"]


@pytest.mark.parametrize("first", [None, OSError("the harbour is closed")])
def test_a_bug_is_logged_without_the_words_that_it_quotes(
    first: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line as CloudWatch gets it, also of an error that another one led to."""
    words = "the ferry sank"
    app, written = create_app(), io.StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)

    def broken() -> None:
        raise ValueError(words) from first

    app.dependency_overrides[get_vocabulary] = broken
    TestClient(app).get(TAGGED)
    bug = json.loads(written.getvalue().splitlines()[0])
    assert bug["error"].startswith("ValueError in ")
    assert "ferry" not in written.getvalue()
    assert "harbour" not in written.getvalue()


@pytest.mark.parametrize("end", ["%0A", "%0D%0A", "%0B", "%1B%5B2K"])
def test_a_path_cannot_write_a_log_line_of_its_own(
    api: TestClient, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    answer = api.get(f'/nowhere{end}{{"level": "ERROR"}}')
    assert answer.status_code == 404
    line, rest = written.getvalue().split("\n")
    assert (json.loads(line)["level"], json.loads(line)["message"], rest) == ("INFO", "request", "")
    assert unquote(end) not in line


def test_query_and_key_of_a_caller_are_not_logged(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    api.get(f"{TAGGED}?q=whistle", headers={"x-api-key": "a-secret-key"})
    assert json.loads(written.getvalue())["path"] == TAGGED
    assert "whistle" not in written.getvalue()
    assert "a-secret-key" not in written.getvalue()


def test_the_page_of_documents_runs_no_script(api: TestClient) -> None:
    page = api.get("/docs")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in page.text.lower()


def test_articles_are_no_page(api: TestClient) -> None:
    """An answer with markup of an article is JSON, which no browser shows as a page."""
    text = "<script>alert(1)</script> The presidents met in Paris."
    answer = api.post("/extract", json={"title": "<img src=x onerror=alert(1)>", "text": text})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
