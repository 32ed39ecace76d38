"""An article's life in the deployed stack."""

import httpx
import pytest

from infra.local.stack import Stack
from tests.stack.stack_user import StackUser, eventually

pytestmark = pytest.mark.stack

VISIT = """Macron lands in Ottawa

French President Emmanuel Macron arrived in Canada on Monday for a two-day visit quixotically named.
"""
CORRECTED = """Macron delays his flight to Ottawa

French President Emmanuel Macron will travel to Canada next week, his office said, unhurriedly.
"""


def test_an_article_put_into_the_bucket_is_found_by_who_where_and_what(user: StackUser) -> None:
    key = user.put("life/visit.txt", VISIT)
    user.wait_for("searchable", key)
    page = user.search(q="quixotically", leader="emmanuel-macron", country="CAN")
    assert [article["title"] for article in page["articles"]] == ["Macron lands in Ottawa"]
    assert "CAN" in {value["id"] for value in page["facets"]["country"]["values"]}
    assert "<em>quixotically</em>" in page["articles"][0]["highlights"]["body"][0]


def test_an_update_replaces_and_a_delete_removes(user: StackUser) -> None:
    key = user.put("life/changed.txt", VISIT.replace("quixotically", "thricely"))
    user.wait_for("searchable", key)
    user.put("life/changed.txt", CORRECTED)
    eventually(lambda: user.titles(q="unhurriedly") == {"Macron delays his flight to Ottawa"})
    eventually(lambda: user.titles(q="thricely") == set())
    user.delete(key)
    eventually(lambda: user.titles(q="unhurriedly") == set())


def test_a_key_of_any_characters_is_followed(user: StackUser) -> None:
    key = user.put("Ünïcode & more/été = +1 %2F.txt", VISIT.replace("quixotically", "polyglotly"))
    user.wait_for("searchable", key)
    assert user.titles(q="polyglotly") == {"Macron lands in Ottawa"}


def test_a_broken_file_is_quarantined_and_its_reason_is_told(user: StackUser) -> None:
    key = user.put("broken/half.json", b'{"title": "Half an', "application/json")
    told = user.wait_for("quarantined", key)
    assert told["reason"]
    assert told["detail"]
    kept = user.s3.list_objects_v2(Bucket=user.stack.bucket, Prefix="quarantine/")
    assert any(key.removeprefix("articles/") in each["Key"] for each in kept["Contents"])


def test_a_broken_new_version_takes_the_good_one_out(user: StackUser) -> None:
    good = '{"title": "Talks in Oslo", "text": "Ministers met in Norway, cryptozoologically."}'
    key = user.put("broken/later.json", good, "application/json")
    user.wait_for("searchable", key)
    user.put("broken/later.json", good[:-4], "application/json")
    user.wait_for("quarantined", key)
    eventually(lambda: user.titles(q="cryptozoologically") == set())


def test_the_api_wants_its_key_and_says_so_as_a_problem(stack: Stack) -> None:
    for headers in ({}, {"x-api-key": "not-the-key"}):
        refused = httpx.get(f"{stack.api}/articles", headers=headers, timeout=30)
        assert refused.status_code == 403
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["status"] == 403


def test_health_and_documents_are_open(stack: Stack) -> None:
    for path in ("/", "/docs", "/healthz", "/openapi.json"):
        got = httpx.get(stack.api + path, timeout=30, follow_redirects=True)
        assert got.status_code == 200, path
        head = httpx.head(stack.api + path, timeout=30, follow_redirects=True)
        assert (head.status_code, head.content) == (200, b""), path


def test_compressed_answers_come_through_the_gateway(stack: Stack) -> None:
    answer = httpx.get(f"{stack.api}/openapi.json", timeout=30)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.json()["paths"]
