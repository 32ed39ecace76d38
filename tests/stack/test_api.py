"""The API behind a real gateway: links, keys, compression, uploads, and whatever comes in."""

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
import schemathesis

from infra.cli.upload.files import UnsentFile, find_uploads
from infra.cli.upload.transfer import put_files
from infra.local.stack import Stack
from summitry import Summitry
from tests.stack.stack_user import StackUser, eventually
from tests.support.client_examples import EXAMPLES, run_example
from tests.support.request_fuzzing import CALLS, NAMES, VALID, fuzz

pytestmark = pytest.mark.stack


def test_client_works_through_the_gateway(user: StackUser) -> None:
    for number in range(3):
        user.put(f"client/{number}.txt", f"Talks in Paris\n\nKeir Starmer clientele {number}.")
    with Summitry(user.stack.api, user.stack.api_key) as summitry:
        eventually(lambda: summitry.search(q="clientele")["total"]["value"] == 3)
        pages = list(summitry.articles(q="clientele", limit=1))
        rows = list(summitry.export(q="clientele"))
        article = summitry.article(rows[0]["id"])
    assert len(pages) == len(rows) == 3
    assert article["key"].startswith("articles/client/")


def test_examples_of_the_client_run_against_the_stack(user: StackUser, tmp_path: Path) -> None:
    user.put("client/talks.txt", "Exemplary talks\n\nXi Jinping met Vladimir Putin in Beijing.")
    user.wait_for("searchable", "articles/client/talks.txt")
    stack = user.stack
    printed = [run_example(each, stack.api, stack.api_key, tmp_path) for each, _ in EXAMPLES]
    assert "Exemplary talks" in printed[0]


def test_upload_by_form_and_its_status_link(user: StackUser) -> None:
    with Summitry(user.stack.api, user.stack.api_key) as summitry:
        form = summitry.start_upload("form/visit.txt")
        text = b"A formal visit\n\nEmmanuel Macron visited Rabat, formfully."
        sent = httpx.post(form["url"], data=form["fields"], files={"file": text})
        assert sent.is_success, sent.text
        user.wait_for("searchable", form["key"])
    asked = user.api.get(form["status"])
    assert asked.json()["state"] == "searchable"


def test_a_read_key_reads_and_does_not_upload(user: StackUser) -> None:
    wanted = {"key": "rights/new.txt"}
    with httpx.Client(base_url=user.stack.api, timeout=30) as api:
        api.headers["x-api-key"] = user.stack.read_key
        assert api.get("/articles").status_code == 200
        assert api.post("/extract", json={"text": "Talks in Paris."}).status_code == 200
        assert api.get("/uploads/articles/rights/new.txt").status_code == 404
        refused = api.post("/uploads", json=wanted)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert "may only read" in refused.json()["detail"]
    assert user.api.post("/uploads", json=wanted).status_code == 201


def test_a_form_for_what_exists_is_given_only_where_overwriting_is_asked_for(
    user: StackUser,
) -> None:
    key = user.put("rights/old.txt", "Talks in Paris\n\nAs they were.")
    refused = user.api.post("/uploads", json={"key": key})
    assert (refused.status_code, key in refused.json()["detail"]) == (409, True)
    assert user.api.post("/uploads", json={"key": key, "overwrite": True}).status_code == 201


def test_upload_by_command_keeps_what_exists_where_that_is_asked_for(
    user: StackUser, tmp_path: Path
) -> None:
    """S3 itself decides, by the condition of the put."""
    file = tmp_path / "kept.txt"
    file.write_text("Talks in Paris")
    [upload] = find_uploads([file]).uploads
    put = partial(put_files, user.s3, user.stack.bucket, [upload])
    assert list(put(overwrite=False)) == [upload]
    [unsent] = put(overwrite=False)
    assert isinstance(unsent, UnsentFile)
    assert list(put()) == [upload]


def test_the_original_is_what_was_uploaded(user: StackUser) -> None:
    text = "Talks in Rome\n\nGiorgia Meloni met Emmanuel Macron in Rome."
    key = user.put("originals/Zürich 1.txt", text)
    [article] = user.wait_for("searchable", key)["ids"]
    told = user.api.get(f"/articles/{article}/original")
    assert told.headers["cache-control"] == "no-store"
    original = told.json()
    assert (original["name"], original["record"]) == ("Zürich 1.txt", None)
    assert not original["overwritten"]
    file = httpx.get(original["url"])
    assert file.text == text
    assert file.headers["content-disposition"].startswith("attachment; filename=")
    assert file.headers["content-type"] == original["content_type"]


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


def test_answers_are_compressed_and_tagged_on_the_way(user: StackUser) -> None:
    first = user.api.get("/vocabulary/countries")
    assert first.headers["content-encoding"] == "gzip"
    again = user.api.get("/vocabulary/countries", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_head_tells_the_length_of_get(user: StackUser, coding: str) -> None:
    asked = {"Accept-Encoding": coding}
    whole = user.api.get("/vocabulary/countries", headers=asked)
    head = user.api.head("/vocabulary/countries", headers=asked)
    assert head.content == b""
    for name in ("content-length", "content-encoding", "vary"):
        assert head.headers.get(name) == whole.headers.get(name), name
    assert int(head.headers["content-length"]) > 1000


def test_mark_of_a_folder_is_told_as_never_read(user: StackUser) -> None:
    user.put("marks/", "")
    answer = user.api.get("/uploads/articles/marks/")
    assert answer.status_code == 404
    assert "folder" in answer.json()["detail"]


@pytest.fixture(scope="module")
def described(stack: Stack) -> Any:
    return schemathesis.openapi.from_url(f"{stack.api}/openapi.json")


@pytest.mark.parametrize(("method", "path"), CALLS, ids=NAMES)
def test_every_answer_is_documented(stack: Stack, described: Any, method: str, path: str) -> None:
    fuzz(described, method, path, VALID, headers={"x-api-key": stack.api_key})
