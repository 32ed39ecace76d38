"""Where callers find the API: on AWS, at a domain of one's own, and on LocalStack."""

from typing import Any

import pytest

from functions.api.middleware.stage_path import stage_path


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
