"""The page and its files: open, cached as they may be, and bound by a strict policy."""

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.documents.reading_desk import page_files, page_html

BUCKET = "https://news.s3.eu-west-1.amazonaws.com"


@pytest.fixture
def api() -> TestClient:
    return TestClient(create_app(bucket_origin=BUCKET))


def policy(answer_header: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer_header.split(";"))
    return {name: value for name, _, value in parts}


def test_the_page_is_asked_for_each_time_and_bound_by_its_policy(api: TestClient) -> None:
    answer = api.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert policy(answer.headers["content-security-policy"]) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self' {BUCKET}",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_without_a_bucket_the_page_asks_the_api_alone() -> None:
    answer = TestClient(create_app()).get("/")
    assert policy(answer.headers["content-security-policy"])["connect-src"] == "'self'"


def test_the_page_has_no_script_or_style_within(api: TestClient) -> None:
    text = api.get("/").text
    assert "<style" not in text
    assert " style=" not in text
    assert "></script>" in text
    assert text.count("<script") == 1


def test_the_page_lies_where_callers_find_it() -> None:
    assert b'src="/news/v1/page/' in page_html("/news/v1")
    assert b'src="/page/' in page_html("")
    assert b'"><b' not in page_html('"><b')


def test_a_link_that_others_have_lengthened_still_leads_to_the_page(api: TestClient) -> None:
    assert api.get("/", params={"utm_source": "chat"}).status_code == 200


def test_files_are_kept_for_a_year(api: TestClient) -> None:
    assert page_files()
    for name, file in page_files().items():
        answer = api.get(f"/page/{name}")
        assert answer.content == file.body
        assert answer.headers["content-type"] == file.media_type
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_who_has_a_file_gets_304_and_head_has_no_body(api: TestClient) -> None:
    for path in ("/", *(f"/page/{name}" for name in page_files())):
        answer = api.get(path)
        held = {"If-None-Match": answer.headers["etag"]}
        assert api.get(path, headers=held).status_code == 304
        head = api.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fapp.py", "SOURCES.sha256", "index.html"])
def test_other_files_are_not_given(api: TestClient, name: str) -> None:
    answer = api.get(f"/page/{name}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
