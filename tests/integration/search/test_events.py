"""Likely events and roles: what counts, and what must meet in one event."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.integration.search.conftest import Put
from tests.integration.search.documents import ArticleSpec, EventSpec, documents

pytestmark = pytest.mark.integration

BY_IRAN = EventSpec(
    "accuse", countries=("IRN", "ISR"), actors=("IRN",), recipients=("ISR",), date="2025-06-01"
)
BY_ISRAEL = replace(BY_IRAN, actors=("ISR",), recipients=("IRN",))
AID = EventSpec("aid", countries=("IRN", "SYR"), actors=("IRN",), recipients=("SYR",))
THREAT = EventSpec("threaten", "planned", countries=("ISR",), recipients=("ISR",))
MET = EventSpec(
    "consult/meeting",
    leaders=("masoud-pezeshkian", "jane-doe"),
    countries=("IRN",),
    actors=("masoud-pezeshkian",),
    recipients=("jane-doe",),
)
DOUBTFUL = replace(BY_IRAN, type="assault", status="planned", date="2025-07-01", confidence=0.59)
TOLD = (
    ArticleSpec("by-iran", countries=("IRN", "ISR"), events=(BY_IRAN,)),
    ArticleSpec("by-israel", countries=("IRN", "ISR"), events=(BY_ISRAEL,)),
    ArticleSpec("apart", countries=("IRN", "ISR", "SYR"), events=(AID, THREAT)),
    ArticleSpec("met", leaders=("masoud-pezeshkian",), officials=("jane-doe",), events=(MET,)),
    ArticleSpec("doubtful", countries=("IRN", "ISR"), events=(DOUBTFUL,)),
    ArticleSpec("both", countries=("IRN",), events=(DOUBTFUL, BY_IRAN)),
)


@pytest.fixture
def filled(put: Put, api: TestClient) -> TestClient:
    put(documents(TOLD))
    return api


def _names(api: TestClient, **asked: Any) -> list[str]:
    """Names of the articles that match, in order of the alphabet."""
    answer = api.get("/articles", params=asked)
    assert answer.status_code == 200, answer.text
    keys = [article["key"] for article in answer.json()["articles"]]
    return sorted(key.removeprefix("articles/").removesuffix(".txt") for key in keys)


def test_who_accused_whom_is_told_apart(filled: TestClient) -> None:
    assert _names(filled, event="accuse", actor="IRN", recipient="ISR") == ["both", "by-iran"]
    assert _names(filled, event="accuse", actor="ISR", recipient="IRN") == ["by-israel"]
    assert _names(filled, actor="IRN", recipient="ISR") == ["both", "by-iran"]
    assert _names(filled, actor="IRN", country="SYR") == ["apart"]
    assert _names(filled, actor="IRN", status="planned") == []
    assert _names(filled, actor="masoud-pezeshkian", recipient="jane-doe") == ["met"]


def test_role_that_is_left_out_is_left_out_of_the_article(filled: TestClient) -> None:
    assert _names(filled, actor="-IRN", country="IRN") == ["by-israel", "doubtful"]
    assert _names(filled, actor=["IRN", "-ISR"], recipient="-SYR") == ["both", "by-iran"]


def test_events_that_are_not_likely_count_where_asked_for(filled: TestClient) -> None:
    assert _names(filled, event="assault") == []
    assert _names(filled, event="assault", confidence="any") == ["both", "doubtful"]
    assert _names(filled, q="event:assault") == []
    assert _names(filled, q="event:assault", confidence="any") == ["both", "doubtful"]
    dated = {"event_date_from": "2025-07-01"}
    assert _names(filled, **dated) == []
    assert _names(filled, **dated, confidence="any") == ["both", "doubtful"]
    bound = {"event": "assault", "country": "ISR", "same_event": True}
    assert _names(filled, **bound) == []
    assert _names(filled, **bound, confidence="any") == ["both", "doubtful"]


@pytest.mark.parametrize("confidence", ["likely", "any"])
@pytest.mark.parametrize("same_event", [False, True])
def test_filter_finds_as_many_articles_as_the_facet_counts(
    filled: TestClient, confidence: str, same_event: bool
) -> None:
    switches = {"confidence": confidence, "same_event": same_event}
    facets = filled.get("/articles", params=switches).json()["facets"]
    counted = {
        (facet, value["id"]): value["count"]
        for facet in ("leader", "country", "event", "status", "actor", "recipient")
        for value in facets[facet]["values"]
    }
    assert ("event", "assault") not in counted or confidence == "any"
    for (facet, value), count in counted.items():
        asked = {**switches, facet: value, "facets": ""}
        assert filled.get("/articles", params=asked).json()["total"]["value"] == count, value


def test_article_and_row_have_every_event(filled: TestClient) -> None:
    (both,) = [spec for spec in TOLD if spec.name == "both"]
    events = filled.get(f"/articles/{both.id}").json()["events"]
    assert [(event["type"], event["confidence"]) for event in events] == [
        ("assault", 0.59),
        ("accuse", 0.9),
    ]
    assert events[1]["actors"] == ["IRN"]
    assert events[1]["recipients"] == ["ISR"]


def test_role_has_names_and_is_searched_by_them(filled: TestClient) -> None:
    found = filled.get("/facets/actor", params={"prefix": "isra"}).json()["values"]
    assert [(value["id"], value["label"], value["count"]) for value in found] == [
        ("ISR", "Israel", 1)
    ]
    found = filled.get("/facets/recipient", params={"prefix": "doe"}).json()["values"]
    assert [(value["id"], value["label"]) for value in found] == [("jane-doe", "Jane Doe")]
    refused = filled.get("/articles", params={"actor": "Israel"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["nearest"][0] == "ISR"


def test_suggestion_counts_likely_events_or_any(filled: TestClient) -> None:
    def count(**asked: str) -> int:
        found = filled.get("/suggest", params={"q": "assault", **asked}).json()["suggestions"]
        return int(next(one["count"] for one in found if one["id"] == "assault"))

    assert (count(), count(confidence="any")) == (0, 2)


def test_directed_network_leads_from_actors_to_recipients(filled: TestClient) -> None:
    asked = {"between": "country,country", "directed": True}
    network = filled.get("/network", params=asked).json()
    assert [(e["source"], e["target"], e["count"]) for e in network["edges"]] == [
        ("IRN", "ISR", 2),
        ("IRN", "SYR", 1),
        ("ISR", "IRN", 1),
    ]
    assert {(n["facet"], n["id"], n["count"]) for n in network["nodes"]} == {
        ("actor", "IRN", 3),
        ("actor", "ISR", 1),
        ("recipient", "ISR", 3),
        ("recipient", "SYR", 1),
        ("recipient", "IRN", 1),
    }
    people = filled.get("/network", params=asked | {"between": "leader,leader"}).json()["edges"]
    assert [(e["source"], e["target"]) for e in people] == [("masoud-pezeshkian", "jane-doe")]
    every = filled.get("/network", params={"between": "actor,recipient"}).json()["edges"]
    assert [(e["source"], e["target"], e["count"]) for e in every] == [
        *((e["source"], e["target"], e["count"]) for e in network["edges"]),
        ("masoud-pezeshkian", "jane-doe", 1),
    ]


def test_directed_network_is_between_leaders_and_countries(filled: TestClient) -> None:
    refused = filled.get("/network", params={"between": "country,event", "directed": True})
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert error["parameter"] == "between"
    assert error["nearest"] == ["leader", "country"]


def test_articles_of_an_earlier_version_count_as_likely(put: Put, api: TestClient) -> None:
    """Their documents lack what came with confidence and roles, until a reindex."""
    (document,) = documents([ArticleSpec("old", countries=("IRN",), events=(BY_IRAN,))])
    old = {name: value for name, value in document.items() if not name.endswith("_any")}
    del old["actor"], old["recipient"]
    for event in old["events"]:
        del event["actor"], event["recipient"], event["likely"]
    for event in old["record"]["events"]:
        del event["actors"], event["recipients"], event["confidence"], event["salience"]
    put([old])
    assert _names(api, event="accuse") == ["old"]
    assert _names(api, event="accuse", country="IRN", same_event=True) == ["old"]
    (event,) = api.get("/articles").json()["articles"][0]["events"]
    assert (event["confidence"], event["salience"], event["actors"]) == (1.0, 0.0, [])
