"""Every other call of the contract over a real index."""

import csv
import io
import json
from datetime import date, timedelta

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, EventSpec, documents

pytestmark = pytest.mark.integration

MEETING = EventSpec(
    "consult/meeting", "occurred", "2025-09-03", ("xi-jinping", "vladimir-putin"), ("CHN",)
)
AID = EventSpec("aid/military", "planned", None, ("joe-biden",), ("UKR",))
TOLD = (
    ArticleSpec("a", title="Summit in Beijing", body="Leaders met. " * 30, published="2025-09-03",
         leaders=("xi-jinping", "vladimir-putin"), countries=("CHN", "RUS"), events=(MEETING,),
         story="s1", near=("n1", "n2")),
    ArticleSpec("b", title="Summit in Beijing", body="Leaders met. " * 30, published="2025-09-04",
         leaders=("xi-jinping", "vladimir-putin"), countries=("CHN", "RUS"), events=(MEETING,),
         source="Other Wire", story="s1", near=("n1", "n2")),
    ArticleSpec("c", title="Beijing summit, in brief", published="2025-09-05",
         leaders=("xi-jinping",), countries=("CHN",), events=(MEETING,), story="s2",
         near=("n2", "n3")),
    ArticleSpec("d", title="=cmd|' /C calc'!A0", published="2025-10-01", leaders=("joe-biden",),
         officials=("anna-o-hara",), countries=("UKR", "USA"), events=(AID,)),
)  # fmt: skip


@pytest.fixture
def filled(put: Put, api: TestClient) -> TestClient:
    put(documents(TOLD))
    return api


def test_timeline_with_too_many_stretches_is_refused(put: Put, api: TestClient) -> None:
    """66,000 of them, where the engine counts 65,535."""
    places = tuple(
        value["id"] for value in api.get("/vocabulary/countries").json()["countries"][:50]
    )
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(1320)]
    put(documents([ArticleSpec(str(day), published=str(day), countries=places) for day in days]))
    asked = {"split": "country", "facet_size": 50}
    refused = api.get("/timeline", params=asked | {"interval": "day"})
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["parameter"] == "interval"
    assert api.get("/timeline", params=asked | {"interval": "week"}).status_code == 200


@pytest.mark.parametrize("collapse", [{}, {"collapse": "story"}])
def test_page_is_shorter_where_an_answer_has_no_room(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch, collapse: dict[str, str]
) -> None:
    wanted = [a["id"] for a in filled.get("/articles", params=collapse).json()["articles"]]
    monkeypatch.setattr("shared.usecases.read.page_cut.MOST_BYTES", 10)
    shown, cursor = [], None
    while True:
        page = filled.get("/articles", params=collapse | ({"cursor": cursor} if cursor else {}))
        (article,) = page.json()["articles"]
        shown.append(article["id"])
        cursor = page.json()["next_cursor"]
        if cursor is None:
            break
    assert shown == wanted


def test_similar_puts_the_story_first_and_duplicates_second(filled: TestClient) -> None:
    found = filled.get(f"/articles/{TOLD[0].id}/similar").json()["articles"]
    assert [(a["key"], a["likeness"]) for a in found] == [
        ("articles/b.txt", "same-story"),
        ("articles/c.txt", "near-duplicate"),
    ]
    assert filled.get("/articles/00ff/similar").status_code == 404


def test_collapse_shows_each_story_once_over_all_pages(filled: TestClient) -> None:
    keys, cursor = [], None
    while True:
        asked = {"collapse": "story", "limit": 1, "sort": "newest", "facets": ""}
        page = filled.get("/articles", params=asked | ({"cursor": cursor} if cursor else {})).json()
        assert page["total"]["value"] == 4
        assert page["stories"] == {"value": 3, "relation": "about"}
        keys += [article["key"] for article in page["articles"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert keys == ["articles/d.txt", "articles/c.txt", "articles/b.txt"]


@pytest.mark.parametrize(
    ("facet", "prefix", "ids"),
    [
        ("leader", "putin", ["vladimir-putin"]),
        ("leader", "Xi Ji", ["xi-jinping"]),
        ("leader", "o'ha", ["anna-o-hara"]),
        ("country", "uni", ["USA"]),
        ("event", "military", ["aid/military"]),
        ("status", "pl", ["planned"]),
        ("source", "wIR", ["Example Wire", "Other Wire"]),
        ("source", ".*", []),
        ("leader", ".*", []),
    ],
)
def test_search_inside_a_facet(filled: TestClient, facet: str, prefix: str, ids: list[str]) -> None:
    answer = filled.get(f"/facets/{facet}", params={"prefix": prefix})
    assert answer.status_code == 200, answer.text
    assert [value["id"] for value in answer.json()["values"]] == ids


def test_suggestions_are_typed_and_counted(filled: TestClient) -> None:
    found = filled.get("/suggest", params={"q": "bei"}).json()["suggestions"]
    assert {(s["type"], s["label"]) for s in found} >= {
        ("title", "Summit in Beijing"),
        ("title", "Beijing summit, in brief"),
    }
    people = filled.get("/suggest", params={"q": "anna"}).json()["suggestions"]
    assert ("leader", "anna-o-hara", "Anna O Hara", 1) in {
        (s["type"], s["id"], s["label"], s["count"]) for s in people
    }


@pytest.mark.parametrize(
    ("typed", "type_", "id", "count"),
    [
        ("Zelenskiy", "leader", "volodymyr-zelenskyy", 0),
        ("Lukashenka", "leader", "aleksandr-lukashenko", 0),
        ("erdogan", "leader", "recep-tayyip-erdogan", 0),
        ("vladimir pu", "leader", "vladimir-putin", 2),
        ("UK", "country", "GBR", 0),
        ("american", "country", "USA", 1),
        ("burma", "country", "MMR", 0),
        ("meet", "event", "consult/meeting", 3),
        ("WIR", "source", "Example Wire", 3),
    ],
)
def test_suggestions_know_other_names_and_spellings(
    filled: TestClient, typed: str, type_: str, id: str, count: int
) -> None:
    found = filled.get("/suggest", params={"q": typed, "limit": 20}).json()["suggestions"]
    assert (type_, id, count) in {(s["type"], s["id"], s["count"]) for s in found}


def test_network_tells_lift(filled: TestClient) -> None:
    network = filled.get("/network", params={"between": "leader,leader"}).json()
    assert network["edges"] == [
        {"source": "vladimir-putin", "target": "xi-jinping", "count": 2, "lift": 1.3333},
        {"source": "anna-o-hara", "target": "joe-biden", "count": 1, "lift": 4.0},
    ]


def test_timeline_splits(filled: TestClient) -> None:
    answer = filled.get("/timeline", params={"split": "event", "interval": "day"}).json()
    assert answer["buckets"][0] == {"start": "2025-09-03", "count": 1}
    assert {s["id"]: s["count"] for s in answer["series"]}["consult/meeting"] == 3


def test_same_event_binds_who_where_what_and_when(filled: TestClient) -> None:
    asked = {
        "leader": ["xi-jinping", "vladimir-putin"],
        "country": "CHN",
        "match": "all",
        "same_event": True,
        "event_date_from": "2025-09-01",
        "event_date_to": "2025-09-30",
    }
    assert filled.get("/articles", params=asked).json()["total"]["value"] == 3


def test_export_goes_on_by_link(filled: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.requests.query_parameters.MOST_ROWS", 3)
    first = filled.get("/export.ndjson", params={"country": ["CHN", "UKR"]})
    second = filled.get(first.links["next"]["url"])
    rows = [json.loads(line) for part in (first, second) for line in part.text.splitlines()]
    assert [row["key"][9] for row in rows] == ["d", "c", "b", "a"]
    assert "next" not in second.links
    assert list(rows[0]) == ["id", "key", "title", "published", "source", "url", "leaders",
                             "countries", "events"]  # fmt: skip


def test_export_keeps_under_its_bytes(filled: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.usecases.read.export.articles.MOST_BYTES", 10)
    part = filled.get("/export.ndjson")
    assert len(part.text.splitlines()) == 1
    assert "next" in part.links


def test_csv_has_one_header_and_no_formulas(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.api.requests.query_parameters.MOST_ROWS", 2)
    first = filled.get("/export.csv")
    second = filled.get(first.links["next"]["url"])
    whole, _, cut = first.text.partition("# more rows follow: ")
    assert cut == first.links["next"]["url"] + "," * 8 + "\r\n"
    assert "#" not in second.text
    rows = list(csv.DictReader(io.StringIO(whole + second.text)))
    assert len(rows) == 4
    assert rows[0]["title"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["leaders"] == "joe-biden;anna-o-hara"


def test_rows_carry_what_is_asked_for(filled: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts come few at a time, and still every row is there once."""
    monkeypatch.setattr("shared.usecases.read.export.articles._TEXTS_AT_ONCE", 1)
    answer = filled.get("/export.ndjson", params={"fields": "language, text,story,summary"})
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["key"][9] for row in rows] == ["d", "c", "b", "a"]
    assert list(rows[0])[-4:] == ["text", "summary", "language", "story"]
    assert rows[3]["text"] == "Leaders met. " * 30
    refused = filled.get("/export.ndjson", params={"fields": "body"})
    assert refused.status_code == 422
    assert "text" in refused.json()["errors"][0]["nearest"]


def test_events_as_csv_say_where_they_are_cut_and_hold_no_formulas(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.api.requests.event_parameters.MOST_ROWS", 3)
    first = filled.get("/export/events.csv")
    second = filled.get(first.links["next"]["url"])
    whole, _, cut = first.text.partition("# more rows follow: ")
    assert cut.startswith(first.links["next"]["url"])
    rows = list(csv.DictReader(io.StringIO(whole + second.text)))
    assert [row["date"] for row in rows] == ["2025-09-03"] * 3 + [""]
    assert rows[3]["title"] == "'=cmd|' /C calc'!A0"
    assert (rows[3]["leaders"], rows[3]["leader_names"]) == ("joe-biden", "Joe Biden")
    assert (rows[3]["countries"], rows[3]["quote"]) == ("UKR", "No")


def test_part_of_events_keeps_under_its_bytes(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.usecases.read.events.page.MOST_BYTES", 10)
    address, rows = "/export/events.ndjson", []
    while address:
        part = filled.get(address)
        rows += [json.loads(line)["article"]["key"] for line in part.text.splitlines()]
        address = part.links.get("next", {}).get("url", "")
    assert len(rows) == len(set(rows)) == 4


TIMES = {
    "a": "2025-11-01T08:00:00Z",
    "b": "2025-11-02T23:59:59Z",
    "c": "2025-11-03T00:00:00Z",
}


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({}, "cbad"),
        ({"indexed_from": "2025-11-02", "indexed_to": "2025-11-02"}, "b"),
        ({"indexed_from": "2025-11-02T23:59:59Z"}, "cb"),
        ({"indexed_from": "2025-11-03T01:00:00+02:00", "indexed_to": "2025-11-03"}, "cb"),
        ({"indexed_to": "2025-11-02T23:59:58.999Z"}, "a"),
    ],
)
def test_what_is_new_is_found_by_its_time(
    put: Put, api: TestClient, bounds: dict[str, str], found: str
) -> None:
    """An article without a time comes last, and no bound finds it."""
    put(
        [
            document | ({"indexed": time, "updated": time} if time else {})
            for spec, document in zip(TOLD, documents(TOLD), strict=True)
            for time in [TIMES.get(spec.name)]
        ]
    )
    asked = {**bounds, "sort": "arrived"}
    page = api.get("/articles", params={**asked, "facets": "source"}).json()
    assert "".join(article["key"][9] for article in page["articles"]) == found
    assert [a["indexed"] for a in page["articles"]] == [TIMES.get(name) for name in found]
    assert sum(v["count"] for v in page["facets"]["source"]["values"]) == len(found)
    first, rest = f"/events?limit=1&{httpx.QueryParams(asked)}", ""
    while first:
        events = api.get(first).json()
        rest += "".join(row["article"]["key"][9] for row in events["events"])
        cursor = events["next_cursor"]
        first = f"/events?limit=1&{httpx.QueryParams({**asked, 'cursor': cursor})}" * bool(cursor)
    assert rest == found
    lines = api.get("/export.ndjson", params={**asked, "fields": "indexed"}).text.splitlines()
    assert [json.loads(line)["indexed"] for line in lines] == [TIMES.get(name) for name in found]


@pytest.mark.parametrize("time", ["2025-11-2", "1762000000", "2025-11-02T10:00:00", "yesterday"])
def test_a_time_that_is_none_is_refused(api: TestClient, time: str) -> None:
    refused = api.get("/articles", params={"indexed_from": time})
    assert refused.status_code == 422
    assert "YYYY-MM-DD" in refused.json()["errors"][0]["message"]


def test_cursor_of_other_events_is_refused(filled: TestClient) -> None:
    cursor = filled.get("/events", params={"limit": 1}).json()["next_cursor"]
    for other in ({"sort": "oldest"}, {"country": "CHN"}):
        refused = filled.get("/events", params={**other, "cursor": cursor})
        assert refused.status_code == 422
    articles = filled.get("/articles", params={"cursor": cursor})
    assert articles.status_code == 422


def test_extract_gives_the_record_and_stores_nothing(filled: TestClient) -> None:
    text = "French President Emmanuel Macron met Chancellor Olaf Scholz in Berlin."
    answer = filled.post("/extract", json={"text": text, "published": "2024-03-01"})
    assert answer.status_code == 200, answer.text
    record = answer.json()
    assert list(record) == ["id", "title", "published", "leaders", "countries", "events",
                            "mentions", "dateline", "version"]  # fmt: skip
    assert all(text[m["start"] : m["end"]] == m["surface"] for m in record["mentions"])
    assert filled.get("/health").json()["articles"] == 4


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": "x", "txet": "y"}, 422),
        ({"text": "x", "published": "today"}, 422),
        ({"text": "x" * 2_200_000}, 413),
    ],
)
def test_extract_says_what_it_cannot_take(
    filled: TestClient, body: dict[str, str], status: int
) -> None:
    answer = filled.post("/extract", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["leaders", "countries", "events"])
def test_vocabulary_is_listed_and_reusable(filled: TestClient, kind: str) -> None:
    first = filled.get(f"/vocabulary/{kind}")
    assert len(first.json()[kind]) > 50
    again = filled.get(f"/vocabulary/{kind}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_same_page_is_not_sent_twice(filled: TestClient) -> None:
    first = filled.get("/articles")
    again = filled.get("/articles", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_answers_are_compressed(filled: TestClient) -> None:
    assert filled.get("/articles").headers["content-encoding"] == "gzip"


def test_unknown_paths_methods_and_facets_are_problems(filled: TestClient) -> None:
    for method, path, status in (
        ("GET", "/nowhere", 404),
        ("DELETE", "/articles", 405),
        ("GET", "/facets/leaders", 422),
        ("GET", "/network?between=leader", 422),
        ("GET", "/vocabulary/leaders?x=1", 422),
    ):
        answer = filled.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["request_id"]


def test_annotations_of_a_very_long_article_come_in_pages(
    put: Put, api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.usecases.read.get_article.PAGED", {"mentions": 1, "events": 1})
    long = ArticleSpec("long", events=(MEETING, AID))
    put(documents([long]))
    parts = [api.get(f"/articles/{long.id}", params={"page": page}).json() for page in (1, 2)]
    assert [event["type"] for part in parts for event in part["events"]] == [
        "consult/meeting",
        "aid/military",
    ]
    assert {part["pages"] for part in parts} == {2}
    assert api.get(f"/articles/{long.id}", params={"page": 3}).status_code == 422
