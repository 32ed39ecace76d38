"""Where callers find the API: on AWS, at a domain of one's own, and on LocalStack."""

import asyncio
import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from mangum import Mangum

from functions.api.app import create_app
from functions.api.middleware.stage_path import base_path, stage_path


def _event(path: str, seen: str, domain: str) -> dict[str, Any]:
    return {"path": path, "requestContext": {"path": seen, "domainName": domain, "apiId": "abc"}}


@pytest.mark.parametrize(
    ("event", "local", "root"),
    [
        (
            _event("/articles", "/v1/articles", "abc.execute-api.eu-west-1.amazonaws.com"),
            False,
            "/v1",
        ),
        (_event("/articles", "/articles", "api.example.org"), False, ""),
        (_event("/articles", "/v1/articles", "localhost:4566"), True, "/_aws/execute-api/abc/v1"),
        (_event("/a", "/v1/a", "abc.execute-api.localhost.localstack.cloud:4566"), True, "/v1"),
        (_event("/a b", "/v1/a%20b", "abc.execute-api.x.amazonaws.com"), False, "/v1"),
        (_event("/", "/v1/", "abc.execute-api.x.amazonaws.com"), False, "/v1"),
    ],
)
def test_root_is_what_callers_write_before_our_paths(
    event: dict[str, Any], local: bool, root: str
) -> None:
    assert stage_path(event, local=local) == root


@pytest.fixture
def loop() -> Iterator[None]:
    """The loop of the main thread, which Mangum wants to be there."""
    found = asyncio.new_event_loop()
    asyncio.set_event_loop(found)
    yield
    found.close()
    asyncio.set_event_loop(None)


def mapped(base: str, resource: str, path: str, proxy: str | None = None) -> dict[str, Any]:
    """An event as AWS sends it for a domain of one's own: the base path is in both paths."""
    return {
        "resource": resource,
        "path": f"{base}{path}",
        "httpMethod": "GET",
        "headers": {"Host": "news.example.org", "X-Forwarded-Proto": "https"},
        "multiValueHeaders": {"Host": ["news.example.org"], "X-Forwarded-Proto": ["https"]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None if proxy is None else {"proxy": proxy},
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": "GET",
            "path": f"{base}{path}",
            "protocol": "HTTP/1.1",
            "stage": "v1",
            "domainName": "news.example.org",
            "requestId": "1",
            "apiId": "abc",
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "body": None,
        "isBase64Encoded": False,
    }


@pytest.mark.parametrize("base", ["", "/news", "/articles", "/docs"])
@pytest.mark.parametrize(
    ("resource", "path", "proxy"),
    [
        ("/{proxy+}", "/articles", "articles"),
        ("/{proxy+}", "/articles/", "articles"),
        ("/{proxy+}", "/uploads/articles/a%20b.txt", "uploads/articles/a b.txt"),
        ("/docs", "/docs", None),
        ("/", "/", None),
    ],
)
def test_a_base_path_is_told_from_our_path(
    base: str, resource: str, path: str, proxy: str | None
) -> None:
    event = mapped(base, resource, path, proxy)
    assert base_path(event) == base
    assert stage_path(event, local=False) == base


def text(answer: dict[str, Any]) -> str:
    body: str = answer["body"]
    return base64.b64decode(body).decode() if answer["isBase64Encoded"] else body


@pytest.mark.usefixtures("loop")
@pytest.mark.parametrize("base", ["", "/news", "/articles", "/docs", "/openapi.json"])
def test_the_api_answers_below_a_base_path(base: str) -> None:
    handler = Mangum(create_app(), lifespan="off", text_mime_types=["text/", "application/json"])
    context: Any = None
    answer = handler(mapped(base, "/openapi.json", "/openapi.json"), context)
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"])["servers"] == [{"url": base or "/"}]
    assert handler(mapped(base, "/docs", "/docs"), context)["statusCode"] == 200
    missing = handler(mapped(base, "/{proxy+}", "/nothing", "nothing"), context)
    assert missing["statusCode"] == 404
    assert json.loads(text(missing))["instance"] == f"{base}/nothing"
    page = handler(mapped(base, "/", "/"), context)
    assert f'src="{base}/page/' in text(page)
    for told in (answer, missing):
        assert told["headers"]["x-content-type-options"] == "nosniff"
