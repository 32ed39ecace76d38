"""Browsers may call from the origins that the deployment names, and from no other."""

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app

HERE = "https://news.example"


@pytest.mark.parametrize(
    ("origins", "allowed"), [((HERE,), HERE), (("https://x.example",), None), ((), None)]
)
def test_origin_is_allowed_by_name(origins: tuple[str, ...], allowed: str | None) -> None:
    answer = TestClient(create_app(origins)).get("/openapi.json", headers={"Origin": HERE})
    assert answer.headers.get("access-control-allow-origin") == allowed


def test_browser_may_send_the_key() -> None:
    asked = {
        "Origin": HERE,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "x-api-key",
    }
    answer = TestClient(create_app((HERE,))).options("/articles", headers=asked)
    assert answer.status_code == 200
    assert "x-api-key" in answer.headers["access-control-allow-headers"]
