"""What both functions ask of the engine, held against what template.yaml lets their roles ask."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest
from fastapi.testclient import TestClient
from opensearchpy import Urllib3HttpConnection

from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.usecases.operate import reindex
from shared.usecases.operate.uploads import Uploads
from tests.fakes.upload_signer import FakeSigner
from tests.integration.ingest.ingest_environment import IngestEnvironment
from tests.integration.ingest.test_real_engine import MANY, lines
from tests.integration.search.conftest import api_over
from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import EXISTING

pytestmark = pytest.mark.integration

REF = MANY
MOST = 1_200
type Asked = list[tuple[str, str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Method and path of each request that clients send from now on."""
    sent: Asked = []
    real = Urllib3HttpConnection.perform_request

    def record(self: Any, method: str, url: str, *more: Any, **options: Any) -> Any:
        sent.append((method, url.partition("?")[0]))
        return real(self, method, url, *more, **options)

    monkeypatch.setattr(Urllib3HttpConnection, "perform_request", record)
    return sent


def rights(role: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Each method with a pattern of paths that a role may use, as IAM reads it."""
    for statement in Stack(**EXISTING, IndexPrefix=prefix).statements(role).values():
        actions, resources = statement["Action"], statement["Resource"]
        for action in actions if isinstance(actions, list) else [actions]:
            for resource in resources if isinstance(resources, list) else [resources]:
                if action.startswith("es:"):
                    method = action.removeprefix("es:ESHttp").upper()
                    yield method, resource.removeprefix(EXISTING["OpenSearchArn"])


def forbidden(role: str, prefix: str, sent: Asked) -> set[tuple[str, str]]:
    allowed = list(rights(role, prefix))
    return {
        (method, path)
        for method, path in sent
        if not any(method == verb and fnmatchcase(path, pattern) for verb, pattern in allowed)
    }


def fill(environment: IngestEnvironment, articles: int) -> None:
    """Upload a file and take it in; so many articles need pages of ids."""
    environment.clock.sleep(2)
    environment.upload(REF, lines(range(articles)))
    environment.drain(hand_on_after=-1)


def test_the_ingest_role_may_ask_what_ingest_and_reindex_ask(
    asked: Asked, environment: IngestEnvironment
) -> None:
    """What is asked at the first use of an empty engine is recorded with the fixture."""
    assert ("PUT", f"/_index_template/{environment.names.prefix}manifests") in asked
    fill(environment, MOST)
    fill(environment, 1)
    used = reindex.start_reindex(environment.catalogue, environment.clock)
    environment.catalogue.refresh(max(used.write))
    environment.catalogue.change(used)
    environment.catalogue.drop(max(used.write))
    assert forbidden("IngestRole", environment.names.prefix, asked) == set()
    used_ways = {(method, path.rpartition("/")[2]) for method, path in asked}
    assert {("POST", "_bulk"), ("POST", "_aliases"), ("POST", "_refresh")} <= used_ways


def test_the_api_role_may_ask_what_the_api_asks(
    environment: IngestEnvironment, asked: Asked, opensearch_url: str
) -> None:
    fill(environment, MOST)
    environment.catalogue.refresh(1)
    asked.clear()
    api = api_over(opensearch_url, environment.names)
    found = read_everything(api)
    catalogue = OpenSearchCatalogue(environment.client, environment.names, environment.clock)
    uploads = Uploads(REF.bucket, FakeSigner(), environment.store, catalogue, 20_000_000)
    status = uploads.status(REF.key)
    assert status
    assert (found, status.state) == (MOST, "searchable")
    assert forbidden("ApiRole", environment.names.prefix, asked) == set()
    used = {path.rpartition("/")[2] for _, path in asked}
    assert used >= {"_search", "_msearch", "_mapping", "_mget"}


def read_everything(api: TestClient) -> int:
    """Ask each kind of question; give how many articles there are."""
    page = api.get("/articles", params={"q": "macron", "limit": 1}).json()
    id = page["articles"][0]["id"]
    paths = (f"/articles/{id}", f"/articles/{id}/similar", "/health", "/timeline", "/facets/leader")
    assert [path for path in paths if api.get(path).status_code != 200] == []
    return int(page["total"]["value"])


@pytest.mark.parametrize("role", ["IngestRole", "ApiRole"])
@pytest.mark.parametrize(
    "request_",
    [
        ("GET", "/other-articles-v1/_doc/1"),
        ("POST", "/_search"),
        ("POST", "/_msearch"),
        ("POST", "/_bulk"),
        ("DELETE", "/*"),
        ("PUT", "/_cluster/settings"),
        ("PUT", "/_plugins/_security/api/roles/all_access"),
        ("POST", "/_reindex"),
    ],
)
def test_no_role_reaches_beyond_its_prefix(role: str, request_: tuple[str, str]) -> None:
    assert forbidden(role, "summitry-", [request_]) == {request_}
    assert all(path != "/*" for _, path in rights(role, ""))
