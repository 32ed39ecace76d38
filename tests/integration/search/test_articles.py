"""GET /articles and /articles/{id} over a real index."""

import pytest
from fastapi.testclient import TestClient

from shared.search.index.index_names import MAPPING_VERSION
from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, EventSpec, documents

pytestmark = pytest.mark.integration

VISIT = EventSpec("consult/visit", "planned", "2025-03-01", ("xi-jinping",), ("IRN",))
TOLD = (
    ArticleSpec("a", title="Xi to visit Tehran", published="2025-02-01T23:00:00-05:00",
         leaders=("xi-jinping",), countries=("CHN", "IRN"), events=(VISIT,)),
    ArticleSpec("b", title="Quiet day", body="Zelenskyy visited a school.", published="2025-02-03",
         leaders=("volodymyr-zelenskyy",), officials=("jane-doe",), countries=("UKR",)),
    ArticleSpec("c", title="No date", published=None, source="Other Wire",
                countries=("UKR", "RUS")),
)  # fmt: skip


@pytest.fixture
def filled(put: Put, api: TestClient) -> TestClient:
    put(documents(TOLD))
    return api


def _titles(api: TestClient, **parameters: object) -> list[str]:
    answer = api.get("/articles", params=parameters)
    assert answer.status_code == 200, answer.text
    return [article["title"] for article in answer.json()["articles"]]


def test_newest_first_and_undated_last(filled: TestClient) -> None:
    assert _titles(filled) == ["Quiet day", "Xi to visit Tehran", "No date"]
    assert _titles(filled, sort="oldest") == ["Xi to visit Tehran", "Quiet day", "No date"]


def test_words_find_stems_and_other_spellings(filled: TestClient) -> None:
    assert _titles(filled, q="visiting") == ["Xi to visit Tehran", "Quiet day"]
    assert _titles(filled, q="zelensky") == ["Quiet day"]
    assert _titles(filled, q="visit -school") == ["Xi to visit Tehran"]


def test_highlights_mark_words_and_escape_text(filled: TestClient) -> None:
    found = filled.get("/articles", params={"q": "zelensky school"}).json()["articles"][0]
    assert found["highlights"] == {"body": ["<em>Zelenskyy</em> visited a <em>school</em>."]}


def test_facets_count_under_every_filter_but_their_own(filled: TestClient) -> None:
    answer = filled.get("/articles", params={"country": "RUS"}).json()
    assert answer["total"] == {"value": 1, "relation": "eq"}
    countries = {v["id"]: v["count"] for v in answer["facets"]["country"]["values"]}
    assert countries == {"UKR": 2, "CHN": 1, "IRN": 1, "RUS": 1}
    assert [v["id"] for v in answer["facets"]["source"]["values"]] == ["Other Wire"]


def test_bounds_are_inclusive_calendar_days_of_the_source(filled: TestClient) -> None:
    assert _titles(filled, date_from="2025-02-01", date_to="2025-02-01") == ["Xi to visit Tehran"]


def test_unlinked_people_are_labelled_by_the_name_in_the_text(filled: TestClient) -> None:
    values = filled.get("/articles").json()["facets"]["leader"]["values"]
    assert {v["id"]: v["label"] for v in values}["jane-doe"] == "Jane Doe"


def test_article_is_its_record_with_text_and_origin(filled: TestClient) -> None:
    answer = filled.get(f"/articles/{TOLD[0].id}")
    assert answer.status_code == 200
    article = answer.json()
    assert (article["text"], article["key"]) == ("Nothing much.", "articles/a.txt")
    assert article["events"][0]["type"] == "consult/visit"


@pytest.mark.parametrize("id", ["ab", "_search", "x" * 5000, "%00", "a%2Fb"])
def test_article_that_is_not_there_is_404(filled: TestClient, id: str) -> None:
    answer = filled.get(f"/articles/{id}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_give_each_article_once(filled: TestClient) -> None:
    seen, cursor = [], None
    while True:
        parameters = {"limit": 1, "q": "the OR visit OR no OR quiet"} | (
            {"cursor": cursor} if cursor else {}
        )
        page = filled.get("/articles", params=parameters).json()
        seen += [article["title"] for article in page["articles"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert sorted(seen) == ["No date", "Quiet day", "Xi to visit Tehran"]


def test_cursor_of_other_filters_is_refused(filled: TestClient) -> None:
    cursor = filled.get("/articles", params={"limit": 1}).json()["next_cursor"]
    answer = filled.get("/articles", params={"limit": 1, "country": "UKR", "cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "cursor"


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (r"\-30-", ["ours"]),
        ("--30-", ["escaped", "usual"]),
        (r"\\-30-", ["escaped"]),
        (r"-\-30-", ["ours", "usual"]),
    ],
)
def test_value_may_begin_with_a_minus_sign(
    put: Put, api: TestClient, asked: str, titles: list[str]
) -> None:
    sources = {"ours": "-30-", "escaped": r"\-30-", "usual": "Example Wire"}
    put(
        documents(
            [ArticleSpec(name, title=name, source=source) for name, source in sources.items()]
        )
    )
    assert sorted(_titles(api, source=asked)) == titles


@pytest.mark.parametrize(
    ("parameters", "parameter", "nearest"),
    [
        ({"contry": "RUS"}, "contry", "country"),
        ({"country": "Rusia"}, "country", "RUS"),
        ({"event": "consult/visits"}, "event", "consult/visit"),
        ({"status": "plan"}, "status", "planned"),
        ({"facets": "leaders"}, "facets", "leader"),
        ({"leader": "vladimir-poutin"}, "leader", "vladimir-putin"),
        ({"source": "Exampel Wire"}, "source", "Example Wire"),
        ({"q": "country:ZZZ"}, "q", None),
        ({"date_from": "2025-13-01"}, "date_from", None),
        ({"date_from": "1700000000"}, "date_from", None),
        ({"date_from": "2025-02-01", "date_to": "2025-01-01"}, "date_to", None),
        ({"limit": "101"}, "limit", None),
        ({"cursor": "zzz"}, "cursor", None),
        ({"match": ["any", "all"]}, "match", None),
    ],
)
def test_what_is_wrong_is_said(
    filled: TestClient, parameters: dict[str, str], parameter: str, nearest: str | None
) -> None:
    answer = filled.get("/articles", params=parameters)
    assert answer.status_code == 422, answer.text
    problem = answer.json()
    error = problem["errors"][0]
    assert error["parameter"] == parameter
    assert nearest is None or nearest in error["nearest"]
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_query_that_cannot_be_read_is_400_with_its_position(filled: TestClient) -> None:
    answer = filled.get("/articles", params={"q": "xi (putin"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["position"] == 3


def test_health_tells_versions(filled: TestClient) -> None:
    health = filled.get("/health").json()
    assert health["indices"][0]["mapping_version"] == MAPPING_VERSION
    assert health["extraction_versions"] == [{"version": "test-1", "articles": 3}]
