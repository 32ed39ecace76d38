"""Compression as callers ask for it, and the lengths that answers tell."""

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app

LARGE, SMALL = "/vocabulary/countries", "/nowhere"


@pytest.fixture
def api() -> TestClient:
    return TestClient(create_app())


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("*", "gzip"),
        ("deflate, gzip;q=0.001", "gzip"),
        ("br, gzip ; q=0.8 , *;q=0.1", "gzip"),
        ("identity;q=0.5, gzip", "gzip"),
        ("gzip, identity", "gzip"),
        ("gzip;q=1., deflate", "gzip"),
        ("gzip;q=0", None),
        ("gzip; q=0.0", None),
        ("gzip;Q=0.000", None),
        ("gzip;q=0, *", None),
        ("*;q=0", None),
        ("*;q=0, gzip;q=0", None),
        ("identity", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("deflate, br", None),
        ("", None),
        ("gzip;q=2", None),
        ("gzip;q=-1", None),
        ("gzipped", None),
        ("gzip;q=0,deflate,br;q=0.5", None),
    ],
)
def test_answer_has_the_coding_that_was_asked_for(
    api: TestClient, accepted: str, coding: str | None
) -> None:
    answer = api.get(LARGE, headers={"Accept-Encoding": accepted})
    assert answer.status_code == 200
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.json()["countries"]


def test_small_answer_is_compressed_only_for_those_who_take_nothing_else(api: TestClient) -> None:
    for accepted, coding in (
        ("gzip", None),
        ("gzip, identity;q=0", "gzip"),
        ("gzip, *;q=0", "gzip"),
    ):
        answer = api.get(SMALL, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("content-encoding") == coding
        assert answer.json()["status"] == 404


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
@pytest.mark.parametrize("path", [LARGE, SMALL, "/docs"])
def test_head_tells_the_length_of_get(api: TestClient, path: str, accepted: str) -> None:
    asked = {"Accept-Encoding": accepted}
    whole, head = api.get(path, headers=asked), api.head(path, headers=asked)
    assert head.content == b""
    assert int(head.headers["content-length"]) > 0
    for name in ("content-length", "content-type", "content-encoding", "vary"):
        assert head.headers.get(name) == whole.headers.get(name), name


def test_answer_that_the_caller_has_already_tells_what_it_varies_by(api: TestClient) -> None:
    tag = api.get(LARGE).headers["etag"]
    again = api.get(LARGE, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert "Accept-Encoding" in again.headers["vary"]
    assert "content-encoding" not in again.headers
