"""`summitry engine map-roles`, against a stand-in for the security plugin's API."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from opensearchpy import OpenSearch
from typer.testing import CliRunner, Result

from infra.cli.main import app
from infra.cli.operate import engine_address
from shared.adapters.opensearch.client import make_user_client
from tests.fakes.security_api import MASTER, SecurityApi, security_api

INGEST = "arn:aws:iam::123456789012:role/news-IngestRole-ABC"
API = "arn:aws:iam::123456789012:role/news-ApiRole-DEF"
URL = "https://search-news-abc.eu-west-1.es.amazonaws.com"


@pytest.fixture
def security(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecurityApi]:
    """The stand-in, which answers in place of the https address that the command wants."""
    with security_api() as api:

        def client(url: str, user: str, password: str) -> OpenSearch:
            assert url == URL
            return make_user_client(api.url, user, password)

        monkeypatch.setattr(engine_address, "make_user_client", client)
        yield api


def run(*options: str, url: str = URL, password: str = MASTER[1]) -> Result:
    words = ["engine", "map-roles", url, "--ingest-role", INGEST, "--api-role", API, *options]
    return CliRunner().invoke(app, words, env={"OPENSEARCH_MASTER_PASSWORD": password})


def as_master(*options: str) -> list[str]:
    result = run("--user", MASTER[0], "--json", *options)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["outcome"] for line in result.stdout.splitlines()]


def test_both_roles_are_made_and_mapped(security: SecurityApi) -> None:
    assert as_master() == ["made"] * 4
    mapped = {name: body for (kind, name), body in security.stored.items() if kind != "roles"}
    assert mapped == {
        "summitry-ingest": {"backend_roles": [INGEST]},
        "summitry-api": {"backend_roles": [API]},
    }


def test_roles_reach_the_indices_of_the_prefix_alone(security: SecurityApi) -> None:
    as_master("--index-prefix", "news-")
    for role in ("news-ingest", "news-api"):
        (right,) = security.stored["roles", role]["index_permissions"]
        assert right["index_patterns"] == ["news-articles*", "news-manifests-v*", "news-settings"]


def test_the_api_role_writes_nothing(security: SecurityApi) -> None:
    as_master()
    role = security.stored["roles", "summitry-api"]
    actions = role["cluster_permissions"] + role["index_permissions"][0]["allowed_actions"]
    assert [action for action in actions if "write" in action or "create" in action] == []
    for name in ("summitry-ingest", "summitry-api"):
        every = json.dumps(security.stored["roles", name])
        assert '"*"' not in every
        assert "indices:*" not in every


def test_a_second_run_changes_nothing(security: SecurityApi) -> None:
    as_master()
    security.asked.clear()
    assert as_master() == ["as it was"] * 4
    assert {method for method, _ in security.asked} == {"GET"}


def test_what_others_mapped_stays(security: SecurityApi) -> None:
    there: dict[str, Any] = {"backend_roles": ["arn:other"], "users": ["analyst"]}
    security.stored["rolesmapping", "summitry-api"] = there
    assert as_master() == ["made", "made", "made", "changed"]
    mapped = security.stored["rolesmapping", "summitry-api"]
    assert mapped == {"backend_roles": ["arn:other", API], "users": ["analyst"]}


def test_a_role_with_more_rights_is_set_back(security: SecurityApi) -> None:
    as_master()
    security.stored["roles", "summitry-api"]["cluster_permissions"] = ["*"]
    assert as_master() == ["as it was", "as it was", "changed", "as it was"]
    assert security.stored["roles", "summitry-api"]["cluster_permissions"] != ["*"]


@pytest.mark.usefixtures("security")
def test_who_is_no_master_user_is_told_so() -> None:
    result = run("--user", MASTER[0], password="wrong")
    assert result.exit_code == 1
    assert "only a master user of the domain may map roles" in result.stderr


@pytest.mark.parametrize(
    ("options", "url", "told"),
    [
        (["--user", "master"], URL.replace("https", "http"), "https://"),
        (["--user", "master", "--api-role", "ApiRole"], URL, "--api-role ApiRole"),
    ],
)
def test_what_cannot_be_used_is_refused(options: list[str], url: str, told: str) -> None:
    result = run(*options, url=url)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("role", [INGEST, API])
def test_a_function_maps_never_itself(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name = role.rpartition("/")[2]
    caller = f"arn:aws:sts::123456789012:assumed-role/{name}/session"

    class Sts:
        def get_caller_identity(self) -> dict[str, str]:
            return {"Arn": caller}

    class Account:
        region = "eu-west-1"

        def client(self, service: str) -> Sts:
            assert service == "sts"
            return Sts()

    monkeypatch.setattr(engine_address, "Account", Account)
    result = run()
    assert result.exit_code == 2
    assert "function's own role" in result.stderr


def test_the_password_is_asked_for(security: SecurityApi) -> None:
    words = ["engine", "map-roles", URL, "--ingest-role", INGEST, "--api-role", API]
    told = CliRunner().invoke(app, [*words, "--user", MASTER[0]], input=f"{MASTER[1]}\n")
    assert told.exit_code == 0, told.stderr
    assert MASTER[1] not in told.output
    assert "role summitry-ingest: made" in told.stdout
    assert security.stored.keys() >= {("roles", "summitry-ingest")}
