"""`summitry engine map-roles`, against a stand-in for the security plugin's API."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from opensearchpy import OpenSearch
from typer.testing import CliRunner, Result

from infra.cli.main import app
from infra.cli.operate import engine_address
from infra.cli.operate.master_function import MasterFunction
from shared.adapters.opensearch.client import make_user_client
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.domain.errors import SearchRefused, SearchUnavailable
from shared.usecases.operate.engine_roles import map_roles
from tests.fakes.security_api import MASTER, MASTER_KEY, SecurityApi, security_api
from tests.unit.template.deployed_stack import Stack

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

    class Account:
        def __init__(self, *_: object) -> None:
            """Take region and profile."""

        def caller(self) -> str:
            return caller

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


OPERATORS = "arn:aws:iam::123456789012:role/operators"


def test_operators_reach_the_indices_of_the_prefix_alone() -> None:
    with security_api() as api:
        engine = OpenSearchRequests(make_user_client(api.url, *MASTER))
        names = [change.name for change in map_roles(engine, "summitry-", INGEST, API, OPERATORS)]
        assert names[-2:] == ["summitry-operator"] * 2
        assert api.stored["rolesmapping", "summitry-operator"] == {"backend_roles": [OPERATORS]}
        (right,) = api.stored["roles", "summitry-operator"]["index_permissions"]
        assert all(name.startswith("summitry-") for name in right["index_patterns"])
        assert "summitry-check*" in right["index_patterns"]


class InlineFunction:
    """MasterFunction of template.yaml, run here; stands in for boto3's client of Lambda."""

    def __init__(self) -> None:
        code: dict[str, Any] = {}
        exec(Stack(Engine="domain").properties("MasterFunction")["Code"]["ZipFile"], code)  # noqa: S102 - the code of our own template
        self._handler = code["handler"]

    def invoke(self, **asked: Any) -> dict[str, Any]:
        assert asked["FunctionName"] == "news-MasterFunction"
        try:
            answer = self._handler(json.loads(asked["Payload"]), None)
        except OSError as error:
            told = {"errorMessage": str(error)}
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(json.dumps(told).encode())}
        return {"Payload": io.BytesIO(json.dumps(answer).encode())}


@pytest.fixture
def through_function(
    security: SecurityApi, monkeypatch: pytest.MonkeyPatch
) -> tuple[SecurityApi, MasterFunction]:
    monkeypatch.setenv("OPENSEARCH_URL", security.url)
    monkeypatch.setenv("OPENSEARCH_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", MASTER_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    client: Any = InlineFunction()
    return security, MasterFunction(client, "news-MasterFunction")


def test_the_stacks_function_maps_roles_as_the_master_role(
    through_function: tuple[SecurityApi, MasterFunction],
) -> None:
    security, function = through_function
    assert [c.outcome for c in map_roles(function, "summitry-", INGEST, API)] == ["made"] * 4
    assert security.stored["rolesmapping", "summitry-api"] == {"backend_roles": [API]}
    assert [c.outcome for c in map_roles(function, "summitry-", INGEST, API)] == ["as it was"] * 4


def test_the_function_asks_only_what_its_role_may_ask(
    through_function: tuple[SecurityApi, MasterFunction],
) -> None:
    security, function = through_function
    list(map_roles(function, "summitry-", INGEST, API, OPERATORS))
    allowed = Stack(Engine="domain").statements("MasterRole")["SetItsRoles"]
    paths = {resource.partition("/_plugins/")[2] for resource in allowed["Resource"]}
    assert {path.removeprefix("/_plugins/") for _, path in security.asked} == paths
    assert {f"es:ESHttp{verb.title()}" for verb, _ in security.asked} == set(allowed["Action"])


def test_a_refusal_of_the_master_role_is_told(
    through_function: tuple[SecurityApi, MasterFunction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOTHER")
    with pytest.raises(SearchRefused, match="only a master user"):
        list(map_roles(through_function[1], "summitry-", INGEST, API))


def test_an_engine_out_of_the_functions_reach_is_told(
    through_function: tuple[SecurityApi, MasterFunction], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENSEARCH_URL", "http://127.0.0.1:1")
    with pytest.raises(SearchUnavailable, match="subnets and security groups"):
        list(map_roles(through_function[1], "summitry-", INGEST, API))
