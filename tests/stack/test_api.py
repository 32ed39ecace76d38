"""The API behind a real gateway: links, keys, compression, uploads, and whatever comes in."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
import schemathesis

from infra.local.stack import Stack
from summitry import Summitry
from tests.client_examples import EXAMPLES, run_example
from tests.fuzzing import CALLS, NAMES, VALID, fuzz
from tests.stack.newsroom import Newsroom, eventually

pytestmark = pytest.mark.stack


def test_client_works_through_the_gateway(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.put(f"client/{number}.txt", f"Talks in Paris\n\nKeir Starmer clientele {number}.")
    with Summitry(newsroom.stack.api, newsroom.stack.api_key) as summitry:
        eventually(lambda: summitry.search(q="clientele")["total"]["value"] == 3)
        pages = list(summitry.articles(q="clientele", limit=1))
        rows = list(summitry.export(q="clientele"))
        article = summitry.article(rows[0]["id"])
    assert len(pages) == len(rows) == 3
    assert article["key"].startswith("articles/client/")


def test_examples_of_the_client_run_against_the_stack(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.put("client/talks.txt", "Exemplary talks\n\nXi Jinping met Vladimir Putin in Beijing.")
    newsroom.wait_for("searchable", "articles/client/talks.txt")
    stack = newsroom.stack
    printed = [run_example(each, stack.api, stack.api_key, tmp_path) for each, _ in EXAMPLES]
    assert "Exemplary talks" in printed[0]


def test_upload_by_form_and_its_status_link(newsroom: Newsroom) -> None:
    with Summitry(newsroom.stack.api, newsroom.stack.api_key) as summitry:
        form = summitry.start_upload("form/visit.txt")
        text = b"A formal visit\n\nEmmanuel Macron visited Rabat, formfully."
        sent = httpx.post(form["url"], data=form["fields"], files={"file": text})
        assert sent.is_success, sent.text
        newsroom.wait_for("searchable", form["key"])
    asked = newsroom.api.get(form["status"])
    assert asked.json()["state"] == "searchable"


def test_description_and_page_are_open_and_lead_back_here(stack: Stack) -> None:
    document = httpx.get(f"{stack.api}/openapi.json").raise_for_status().json()
    assert urljoin(stack.api, document["servers"][0]["url"]) == stack.api
    page = httpx.get(f"{stack.api}/docs").raise_for_status()
    assert page.headers["content-type"].startswith("text/html")
    assert httpx.get(f"{stack.api}/healthz").json()["status"] == "ok"


def test_no_key_is_a_problem_document(stack: Stack) -> None:
    refused = httpx.get(f"{stack.api}/articles")
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 403


def test_answers_are_compressed_and_tagged_on_the_way(newsroom: Newsroom) -> None:
    first = newsroom.api.get("/vocabulary/countries")
    assert first.headers["content-encoding"] == "gzip"
    again = newsroom.api.get(
        "/vocabulary/countries", headers={"If-None-Match": first.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_head_tells_the_length_of_get(newsroom: Newsroom, coding: str) -> None:
    asked = {"Accept-Encoding": coding}
    whole = newsroom.api.get("/vocabulary/countries", headers=asked)
    head = newsroom.api.head("/vocabulary/countries", headers=asked)
    assert head.content == b""
    for name in ("content-length", "content-encoding", "vary"):
        assert head.headers.get(name) == whole.headers.get(name), name
    assert int(head.headers["content-length"]) > 1000


def test_mark_of_a_folder_is_told_as_never_read(newsroom: Newsroom) -> None:
    newsroom.put("marks/", "")
    answer = newsroom.api.get("/uploads/articles/marks/")
    assert answer.status_code == 404
    assert "folder" in answer.json()["detail"]


@pytest.fixture(scope="module")
def described(stack: Stack) -> Any:
    return schemathesis.openapi.from_url(f"{stack.api}/openapi.json")


@pytest.mark.parametrize(("method", "path"), CALLS, ids=NAMES)
def test_every_answer_is_documented(stack: Stack, described: Any, method: str, path: str) -> None:
    fuzz(described, method, path, VALID, headers={"x-api-key": stack.api_key})
