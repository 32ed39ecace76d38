"""One line for each request, with its id, its route and its times; metrics where they are on."""

import io
import json
import uuid
from typing import Any

import pytest
from aws_lambda_powertools import Logger
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.middleware import access_log
from functions.api.wiring import get_library
from shared.domain.engine_work import CURRENT_WORK


def asked(path: str, *, metrics: bool, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Ask for a path; the line of the log."""
    log = io.StringIO()
    monkeypatch.setattr(access_log, "logger", Logger(f"test {uuid.uuid4()}", stream=log))
    TestClient(create_app(metrics=metrics)).get(path)
    told: dict[str, Any] = json.loads(log.getvalue().splitlines()[-1])
    return told


def test_the_route_is_told_as_it_is_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    line = asked("/vocabulary/countries", metrics=False, monkeypatch=monkeypatch)
    assert (line["route"], line["path"]) == ("/vocabulary/countries", "/vocabulary/countries")
    assert line["milliseconds"] >= line["engine_milliseconds"] == 0
    missing = asked("/no/such/path", metrics=False, monkeypatch=monkeypatch)
    assert (missing["route"], missing["status"]) == ("other", 404)


def test_a_key_in_the_path_is_no_dimension(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = asked("/uploads/elsewhere/a.txt", metrics=True, monkeypatch=monkeypatch)
    (written,) = capsys.readouterr().out.splitlines()
    metric = json.loads(written)
    assert metric["request_id"] == line["request_id"]
    assert (metric["route"], metric["status"]) == ("/uploads/{key:path}", str(line["status"]))
    (told,) = metric["_aws"]["CloudWatchMetrics"]
    assert sorted(told["Dimensions"][0]) == ["route", "service", "status"]
    assert {each["Name"]: each["Unit"] for each in told["Metrics"]} == {
        "Requests": "Count",
        "RequestTime": "Milliseconds",
        "RequestEngineTime": "Milliseconds",
    }


def test_without_metrics_nothing_but_the_line_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked("/vocabulary/countries", metrics=False, monkeypatch=monkeypatch)
    assert capsys.readouterr().out == ""


def test_what_a_request_asks_of_the_engine_has_its_id() -> None:
    ids = []

    async def library() -> None:
        work = CURRENT_WORK.get()
        ids.append(work.id if work else "")

    app = create_app()
    app.dependency_overrides[get_library] = library
    answer = TestClient(app, raise_server_exceptions=False).get("/suggest", params={"q": "a"})
    assert ids == [answer.headers["x-request-id"]]
