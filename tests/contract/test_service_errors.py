"""Errors of engine and bucket, translated into the errors of the domain."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
import urllib3
from botocore.config import Config
from opensearchpy import OpenSearch

from shared.adapters.opensearch.articles import OpenSearchArticles
from shared.adapters.opensearch.connection import EngineConnection
from shared.adapters.opensearch.manifests import OpenSearchManifests
from shared.adapters.s3 import S3Store
from shared.domain.errors import (
    PermanentError,
    SearchDeclined,
    SearchRefused,
    SearchUnavailable,
    StoreUnavailable,
    SummitryError,
    Throttled,
    TransientError,
)
from shared.domain.objects import ObjectRef
from shared.ports import DocumentWrite
from tests.fakes.faulty_server import Answer, FaultyServer, faulty_server

REF = ObjectRef("bucket", "articles/a.txt")
WRITES = [DocumentWrite(id, json.dumps({"id": id})) for id in ("aa", "bb", "cc", "dd", "ee")]


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with faulty_server() as started:
        yield started


@pytest.fixture
def articles(server: FaultyServer) -> OpenSearchArticles:
    return OpenSearchArticles(impatient(server), "articles-v1")


JSON = {"Content-Type": "application/json"}


def impatient(server: FaultyServer) -> OpenSearch:
    """The client that adapters get, but that waits half a second."""
    return OpenSearch(
        hosts=[server.url],
        connection_class=EngineConnection,
        timeout=urllib3.Timeout(connect=0.5, read=0.5),
        max_retries=0,
        retry_on_timeout=False,
        retry_on_status=(),
    )


def item(status: int, kind: str = "", action: str = "index") -> dict[str, Any]:
    error = {"error": {"type": kind, "reason": "seeded"}} if kind else {}
    return {action: {"status": status, **error}}


def test_each_item_of_a_request_is_answered_for(
    server: FaultyServer, articles: OpenSearchArticles
) -> None:
    items = [
        item(201),
        item(429, "rejected_execution_exception"),
        item(400, "mapper_parsing_exception"),
        item(409, "version_conflict_engine_exception"),
        item(503, "unavailable_shards_exception"),
    ]
    server.answers = [Answer(body={"items": items})]
    written = articles.write(WRITES, 3)
    assert [it.status for it in written] == [
        "done",
        "throttled",
        "refused",
        "outdated",
        "throttled",
    ]
    assert written[2].detail == "mapper_parsing_exception: seeded"


def test_delete_of_what_is_not_there_is_done(
    server: FaultyServer, articles: OpenSearchArticles
) -> None:
    server.answers = [Answer(body={"items": [item(404, action="delete")]})]
    assert [it.status for it in articles.write([DocumentWrite("aa", None)], 1)] == ["done"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, "strict_dynamic_mapping_exception"), (500, "illegal_state_exception")],
)
def test_items_that_are_nobody_s_fault_fail_the_request(
    server: FaultyServer, articles: OpenSearchArticles, status: int, kind: str
) -> None:
    server.answers = [Answer(body={"items": [item(201), item(status, kind)]})]
    with pytest.raises(SearchUnavailable, match=kind):
        articles.write(WRITES[:2], 1)


def test_request_that_is_too_large_goes_in_halves(
    server: FaultyServer, articles: OpenSearchArticles
) -> None:
    done = Answer(body={"items": [item(201)] * 2})
    server.answers = [
        Answer(413),
        done,
        Answer(413),
        Answer(413),
        Answer(body={"items": [item(201)]}),
    ]
    written = articles.write(WRITES[:4], 1)
    assert [it.status for it in written] == ["done", "done", "refused", "done"]
    assert [body.count("\n") // 2 for body in server.asked] == [4, 2, 2, 1, 1]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(429), Throttled),
        (Answer(401), SearchRefused),
        (Answer(403), SearchRefused),
        (Answer(500), SearchUnavailable),
        (Answer(502, "<html>"), SearchUnavailable),
        (Answer(503), SearchDeclined),
        (Answer(504), SearchUnavailable),
        (Answer(trouble="slow"), SearchUnavailable),
        (Answer(body={"items": [item(201)]}, trouble="cut"), SearchUnavailable),
    ],
)
def test_requests_that_fail_whole_may_work_later(
    server: FaultyServer, articles: OpenSearchArticles, answer: Answer, error: type[SummitryError]
) -> None:
    server.answers = [answer]
    with pytest.raises(error) as raised:
        articles.write(WRITES[:1], 1)
    # Only an engine that did nothing of a write has declined it.
    assert isinstance(raised.value, SearchDeclined) == (answer.status in (401, 403, 503))
    assert len(server.asked) == 1, "a write that may still be applied is not sent again"
    with pytest.raises(error):
        OpenSearchManifests(impatient(server), "manifests-v1").read(REF)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(401, {"message": "no signature"}), "refuses our signature (401"),
        (Answer(403, {"error": "no permissions"}), "map the role"),
        (Answer(403, '"no permissions"', headers=JSON), "refuses our role (403"),
        (Answer(401, "[1]", headers=JSON), "refuses our signature (401"),
        (
            Answer(403, {"error": {"type": "security_exception", "reason": "no permissions"}}),
            "refuses our role (403, security_exception: no permissions)",
        ),
        (
            Answer(body={"items": [item(403, "security_exception")]}),
            "refuses our role (403, security_exception: seeded). Let the role in",
        ),
    ],
)
def test_a_refusal_says_what_to_do(
    server: FaultyServer, articles: OpenSearchArticles, answer: Answer, told: str
) -> None:
    server.answers = [answer]
    with pytest.raises(SearchRefused) as refusal:
        articles.write(WRITES[:1], 1)
    assert told in str(refusal.value)


def test_an_index_that_is_closed_to_writes_is_no_refusal(
    server: FaultyServer, articles: OpenSearchArticles
) -> None:
    cause = {"type": "cluster_block_exception", "reason": "index write"}
    server.answers = [Answer(403, {"error": {"root_cause": [cause], **cause}, "status": 403})]
    with pytest.raises(SearchDeclined) as blocked:
        articles.write(WRITES[:1], 1)
    assert not isinstance(blocked.value, SearchRefused)


def test_engine_that_is_not_there(server: FaultyServer) -> None:
    gone = OpenSearch(
        hosts=["http://127.0.0.1:9"], connection_class=EngineConnection, max_retries=0
    )
    with pytest.raises(SearchDeclined):
        OpenSearchArticles(gone, "articles-v1").write(WRITES[:1], 1)


def store(server: FaultyServer) -> S3Store:
    config = Config(
        connect_timeout=0.5,
        read_timeout=0.5,
        retries={"total_max_attempts": 1},
        s3={"addressing_style": "path"},
    )
    client = boto3.client(
        "s3",
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=config,
    )
    return S3Store(client)


def s3_error(code: str) -> str:
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>seeded</Message></Error>"


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (Answer(503, s3_error("SlowDown")), Throttled, "SlowDown"),
        (Answer(500, s3_error("InternalError")), StoreUnavailable, "InternalError"),
        (Answer(403, s3_error("AccessDenied")), StoreUnavailable, "s3:ListBucket"),
        (Answer(404, s3_error("NoSuchBucket")), StoreUnavailable, "NoSuchBucket"),
        (Answer(trouble="slow"), StoreUnavailable, "does not answer"),
    ],
)
def test_what_s3_answers_is_transient_unless_the_key_is_gone(
    server: FaultyServer, answer: Answer, error: type[SummitryError], words: str
) -> None:
    server.answers = [answer]
    with pytest.raises(error, match=words) as raised, store(server).open(REF):
        pass
    assert isinstance(raised.value, TransientError)


def test_object_that_breaks_off_is_the_store_s_fault_and_not_the_file_s(
    server: FaultyServer,
) -> None:
    headers = {"ETag": '"e"', "Last-Modified": "Thu, 28 Aug 2025 01:02:03 GMT"}
    server.answers = [Answer(body="x" * 100_000, trouble="cut", headers=headers)]
    with store(server).open(REF) as opened:
        assert opened is not None
        with pytest.raises(StoreUnavailable):
            opened.stream.read()


def test_an_archived_object_goes_to_quarantine_with_what_to_do(server: FaultyServer) -> None:
    headers = {"ETag": '"e"', "Last-Modified": "Thu, 28 Aug 2025 01:02:03 GMT"}
    server.answers = [
        Answer(403, s3_error("InvalidObjectState")),
        Answer(body="x" * 9, headers=headers),
    ]
    with store(server).open(REF) as opened:
        assert opened is not None
        assert opened.version.etag == "e"
        with pytest.raises(PermanentError, match="restore the object") as refused:
            opened.stream.read()
    assert refused.value.reason == "archived"


@pytest.mark.parametrize(
    ("told", "archived"),
    [
        ({}, False),
        ({"x-amz-storage-class": "STANDARD_IA"}, False),
        ({"x-amz-storage-class": "GLACIER_IR"}, False),
        ({"x-amz-storage-class": "GLACIER"}, True),
        ({"x-amz-storage-class": "DEEP_ARCHIVE", "x-amz-restore": 'ongoing-request="true"'}, True),
        (
            {
                "x-amz-storage-class": "GLACIER",
                "x-amz-restore": 'ongoing-request="false", expiry-date="Fri, 4 Dec 2026"',
            },
            False,
        ),
        ({"x-amz-storage-class": "INTELLIGENT_TIERING"}, False),
        (
            {
                "x-amz-storage-class": "INTELLIGENT_TIERING",
                "x-amz-archive-status": "DEEP_ARCHIVE_ACCESS",
            },
            True,
        ),
    ],
)
def test_head_tells_whether_an_object_has_to_be_restored(
    server: FaultyServer, told: dict[str, str], archived: bool
) -> None:
    """The headers are those of HeadObject in Amazon's reference of the S3 API."""
    headers = {"ETag": '"e"', "Last-Modified": "Thu, 28 Aug 2025 01:02:03 GMT"}
    server.answers = [Answer(headers=headers | told)]
    version = store(server).head(REF)
    assert version is not None
    assert version.archived is archived
