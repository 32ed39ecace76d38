"""Requests that nobody should send: each is answered right, or refused with the fault named."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from functions.api.app import create_app
from functions.api.upload_rights import UploadRights, get_upload_rights
from functions.api.wiring import get_library, get_uploads
from shared.search.index.index_names import IndexNames
from tests.fakes.upload_signer import fake_uploads
from tests.integration.search.conftest import indexed, library_over
from tests.integration.search.documents import ArticleSpec, EventSpec, documents

pytestmark = pytest.mark.integration

TOLD = ArticleSpec("a", title="Talks in Paris", leaders=("emmanuel-macron",), countries=("FRA",),
            events=(EventSpec("consult/visit", "planned", "2025-02-01"),))  # fmt: skip
ID = TOLD.id

REQUESTS: tuple[tuple[str, int, str | None], ...] = (
    # path with its query, status, the parameter that the first error names
    ("/articles?q=talks&q=paris", 422, "q"),
    ("/articles?sort=newest&sort=oldest", 422, "sort"),
    ("/articles?Q=talks", 422, "Q"),
    ("/articles?q%20=talks", 422, "q "),
    ("/articles?=talks", 422, ""),
    ("/articles?q", 200, None),
    ("/articles?q=", 200, None),
    ("/articles?q=%20%09%0A", 200, None),
    ("/articles?q=%E2%80%8B", 400, "q"),
    ("/articles?q=%00", 400, "q"),
    ("/articles?q=talks%00paris", 200, None),
    ("/articles?q=%F0%9F%8E%89", 400, "q"),
    ("/articles?q=talks+%26+paris", 400, "q"),
    ("/articles?q=title:", 400, "q"),
    ("/articles?q=country:Frnce", 422, "q"),
    ("/articles?q=" + "(" * 500, 400, "q"),
    ("/articles?q=" + "a" * 1001, 400, "q"),
    ("/articles?q=" + "%E4%B8%AD" * 1000, 200, None),
    ("/articles?q=" + "ab*+" * 60, 200, None),
    ("/articles?q=-talks", 200, None),
    ("/articles?country=", 422, "country"),
    ("/articles?country=FRA,DEU", 422, "country"),
    ("/articles?country=-", 422, "country"),
    ("/articles?country=--FRA", 422, "country"),
    ("/articles?country=%20FRA", 422, "country"),
    ("/articles?country=FRA%00", 422, "country"),
    ("/articles?" + "country=FRA&" * 51, 422, "country"),
    ("/articles?country=" + "F" * 5000, 422, "country"),
    ("/articles?leader[]=x", 422, "leader[]"),
    ("/articles?leader=*", 422, "leader"),
    ("/articles?limit=0", 422, "limit"),
    ("/articles?limit=-1", 422, "limit"),
    ("/articles?limit=101", 422, "limit"),
    ("/articles?limit=1e2", 422, "limit"),
    ("/articles?limit=99999999999999999999999", 422, "limit"),
    ("/articles?limit=%EF%BC%91", 422, "limit"),
    ("/articles?limit=", 422, "limit"),
    ("/articles?facet_size=301", 422, "facet_size"),
    ("/articles?facets=,", 200, None),
    ("/articles?facets=leader;country", 422, "facets"),
    ("/articles?date_from=2025-02-30", 422, "date_from"),
    ("/articles?date_from=0000-01-01", 422, "date_from"),
    ("/articles?date_from=20250101", 422, "date_from"),
    ("/articles?date_from=2025-01-01T00:00:00Z", 422, "date_from"),
    ("/articles?date_from=1735689600", 422, "date_from"),
    ("/articles?date_from=%D9%A2%D9%A0%D9%A2%D9%A5-01-01", 422, "date_from"),
    ("/articles?date_from=2025-02-01&date_to=2025-01-01", 422, "date_to"),
    ("/articles?date_from=0001-01-01&date_to=9999-12-31", 200, None),
    ("/articles?event_date_from=9999-12-31&same_event=true", 200, None),
    ("/articles?same_event=2", 422, "same_event"),
    ("/articles?match=ALL", 422, "match"),
    ("/articles?cursor=", 422, "cursor"),
    ("/articles?cursor=%FF", 422, "cursor"),
    ("/articles?cursor=bm90IG91cnM", 422, "cursor"),
    ("/articles?cursor=" + "A" * 4000, 422, "cursor"),
    ("/articles?cursor=%C3%A4", 422, "cursor"),
    ("/articles/" + "f" * 5000, 404, None),
    ("/articles/%2e%2e%2f_cluster", 404, None),
    ("/articles/_search", 404, None),
    ("/articles/%20", 404, None),
    ("/articles/%00", 404, None),
    (f"/articles/{ID.upper()}", 404, None),
    (f"/articles/{ID}?page=0", 422, "page"),
    (f"/articles/{ID}?page=2", 422, "page"),
    (f"/articles/{ID}?q=x", 422, "q"),
    (f"/articles/{ID}/similar?limit=0", 422, "limit"),
    ("/articles/none/similar", 404, None),
    ("/facets/Leader", 422, "facet"),
    ("/facets/_id", 422, "facet"),
    ("/facets/events.leader", 422, "facet"),
    ("/facets/source_label", 422, "facet"),
    ("/facets/leader?prefix=" + "x" * 101, 422, "prefix"),
    ("/facets/source?prefix=" + "%EF%B7%BA" * 100, 200, None),
    ("/facets/source?prefix=(.*)%2B%7B9999%7D", 200, None),
    ("/facets/source?prefix=%01%02", 200, None),
    ("/facets/leader?prefix=%00", 200, None),
    ("/facets/leader?facet_size=0", 422, "facet_size"),
    ("/timeline?interval=hour", 422, "interval"),
    ("/timeline?split=month", 422, "split"),
    ("/timeline?split=", 422, "split"),
    ("/network?between=leader", 422, "between"),
    ("/network?between=leader,country,event", 422, "between"),
    ("/network?between=,", 422, "between"),
    ("/network?between=", 422, "between"),
    ("/network?facet_size=51", 422, "facet_size"),
    ("/suggest", 422, "q"),
    ("/suggest?q=", 200, None),
    ("/suggest?q=...", 200, None),
    ("/suggest?q=" + "x" * 101, 422, "q"),
    ("/suggest?q=%22(%5B", 200, None),
    ("/export.csv?limit=10", 422, "limit"),
    ("/export.ndjson?cursor=x", 422, "cursor"),
    ("/export.xml", 404, None),
    ("/uploads/", 404, None),
    ("/uploads/articles/../../etc", 404, None),
    ("/uploads/articles/a.txt?version=1", 422, "version"),
    ("/vocabulary/leaders?q=x", 422, "q"),
    ("/vocabulary/", 404, None),
    ("/healthz?verbose=1", 422, "verbose"),
    ("/health?verbose=1", 422, "verbose"),
    ("/openapi.json?x", 422, "x"),
    ("//articles", 404, None),
    ("/articles;x=1", 404, None),
)


@pytest.fixture(scope="module")
def hostile(opensearch_url: str, writer: Any) -> Any:
    names = indexed(writer, documents([TOLD]))
    yield _api(opensearch_url, names)
    writer.indices.delete(index=names.generation(1))


def _api(url: str, names: IndexNames) -> TestClient:
    app, library = create_app(), library_over(url, names)
    app.dependency_overrides[get_library] = lambda: library
    app.dependency_overrides[get_uploads] = lambda: fake_uploads()
    app.dependency_overrides[get_upload_rights] = lambda: UploadRights("open", frozenset())
    return TestClient(app)


@pytest.mark.parametrize(("path", "status", "parameter"), REQUESTS, ids=lambda v: str(v)[:60])
def test_request_is_answered_or_refused_by_name(
    hostile: TestClient, path: str, status: int, parameter: str | None
) -> None:
    answer = hostile.get(f"http://testserver{path}")
    assert answer.status_code == status, answer.text
    if status == 200:
        return
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], bool(told["request_id"])) == (status, True)
    assert [error["parameter"] for error in told["errors"][:1]] == (
        [] if parameter is None else [parameter]
    )
    assert hostile.head(f"http://testserver{path}").status_code == status


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/articles"),
        ("POST", "/articles"),
        ("DELETE", f"/articles/{ID}"),
        ("GET", "/extract"),
        ("GET", "/uploads"),
        ("PATCH", "/uploads/articles/a.txt"),
        ("POST", "/healthz"),
        ("POST", "/health"),
    ],
)
def test_wrong_method_is_refused_with_the_right_ones(
    hostile: TestClient, method: str, path: str
) -> None:
    answer = hostile.request(method, path)
    assert (answer.status_code, bool(answer.headers["allow"])) == (405, True)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Encoding": "gzip;q=;q=,,;"},
        {"If-None-Match": '"' * 500},
        {"If-None-Match": "W/,,W/"},
        {"Accept": "text/plain"},
        {"Range": "bytes=0-1"},
        {"Content-Type": "application/json"},
        {"Origin": "null"},
        {"X-Forwarded-Host": "evil.example"},
    ],
)
def test_odd_header_changes_nothing(hostile: TestClient, headers: dict[str, str]) -> None:
    plain, odd = hostile.get("/articles"), hostile.get("/articles", headers=headers)
    assert odd.status_code == 200
    assert odd.headers["etag"] == plain.headers["etag"]
