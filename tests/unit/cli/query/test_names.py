"""Names in place of ids, resolved by what the API that is asked knows."""

import json
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner, Result

from infra.cli.main import app
from infra.cli.query import options
from infra.cli.query.names import STATUS_WORDS
from shared.domain.annotations import STATUSES
from summitry import Summitry

API = ("--api", "https://api.example/v1", "--api-key", "k")


def person(id: str, name: str, *aliases: str, end: str | None = None) -> dict[str, Any]:
    term = {"office": "president", "label": "President", "kind": "leader", "country": "FRA"}
    times = {"organisation": None, "start": "2020-01-01", "end": end}
    return {"id": id, "name": name, "aliases": list(aliases), "terms": [{**term, **times}]}


def country(id: str, name: str, *forms: str) -> dict[str, Any]:
    return {"id": id, "name": name, "capital": "", "forms": [name, *forms]}


def event(id: str, label: str, plover: str | None = None) -> dict[str, Any]:
    return {"id": id, "parent": None, "label": label, "plover": plover, "examples": []}


LISTS: dict[str, list[dict[str, Any]]] = {
    "leaders": [
        person("ada-okoro", "Ada Okoro", "President Okoro"),
        person("ben-okoro", "Ben Okoro", "Okoro", end="2022-01-01"),
        person("li-mora", "Li Mora"),
        person("jon-mora", "Jon Mora"),
        person("rene-petit", "René Petit-Clerc", end="2019-01-01"),
    ],
    "countries": [
        country("KEN", "Kenya", "Kenyan"),
        country("COD", "Democratic Republic of the Congo", "Congolese"),
        country("COG", "Republic of the Congo", "Congolese"),
        country("CIV", "Côte d’Ivoire", "Ivory Coast", "Ivorian"),
    ],
    "events": [
        event("mobilize", "Mobilization", "MOBILIZE"),
        event("mobilize/parade", "Military parade", None),
        event("consult/visit", "Visit", "CONSULT/visit"),
        event("consult/meeting", "Meeting"),
        event("retreat/meeting", "Meeting"),
    ],
}
VALUES = {
    "leader": {"li-mora": ("Li Mora", 2), "jon-mora": ("Jon Mora", 9)},
    "source": {"Harbour Post": ("Harbour Post", 3)},
    "author": {"Ana Ruíz": ("Ana Ruíz", 2), "Ana Ruiz-Lobo": ("Ana Ruiz-Lobo", 1)},
    "office": {"prime-minister": ("Prime Minister", 3)},
}
IDS = {
    "leader": {it["id"] for it in LISTS["leaders"]} | {"putin-of-the-index"},
    "country": {it["id"] for it in LISTS["countries"]},
    "event": {it["id"] for it in LISTS["events"]},
    "status": set(STATUSES),
    "actor": {it["id"] for it in LISTS["leaders"] + LISTS["countries"]},
    "recipient": {it["id"] for it in LISTS["leaders"] + LISTS["countries"]},
    "source": {"Harbour Post"},
    "author": {"Ana Ruíz", "Ana Ruiz-Lobo"},
    "office": {"prime-minister"},
}
ANSWERS: dict[str, dict[str, Any]] = {
    "/timeline": {"interval": "month", "buckets": [], "undated": 0, "series": []},
    "/network": {"articles": 0, "nodes": [], "edges": []},
    "/articles": {
        "total": {"value": 0, "relation": "eq"},
        "articles": [],
        "facets": {},
        "hints": [],
        "next_cursor": None,
    },
}


class Api:
    """Refuses values that do not exist, as the API does, and tells its vocabulary."""

    def __init__(self) -> None:
        self.asked: list[httpx.URL] = []
        self.listed: list[str] = []
        self.nearest: dict[str, list[str]] = {"nearest": ["x"]}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v1")
        if path.startswith("/vocabulary/"):
            name = path.rpartition("/")[2]
            self.listed.append(name)
            return httpx.Response(200, json={"version": "1", name: LISTS[name]})
        if "prefix" in request.url.params:
            return self._facet(path.rpartition("/")[2])
        if path.startswith("/export"):
            return self._refusal(request) or httpx.Response(200, text="{}\n")
        return self._refusal(request) or httpx.Response(200, json=ANSWERS[path])

    def _facet(self, facet: str) -> httpx.Response:
        values = [
            {"id": id, "label": label, "count": count, "selected": False}
            for id, (label, count) in VALUES[facet].items()
        ]
        answer = {"facet": facet, "values": values, "other": 0, "error_bound": 0}
        return httpx.Response(200, json=answer)

    def _refusal(self, request: httpx.Request) -> httpx.Response | None:
        self.asked.append(request.url)
        errors = [
            {"parameter": facet, "message": f"there is no {facet} {value!r}", **self.nearest}
            for facet, value in request.url.params.multi_items()
            if facet in IDS and value.removeprefix("-") not in IDS[facet]
        ]
        if not errors:
            return None
        problem = {"status": 422, "title": "", "detail": "", "request_id": "", "errors": errors}
        kind = {"content-type": "application/problem+json"}
        return httpx.Response(422, text=json.dumps(problem), headers=kind)


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Api:
    played = Api()

    def client(address: str, key: str) -> Summitry:
        http = httpx.Client(transport=httpx.MockTransport(played))
        return Summitry(address, key, client=http)

    monkeypatch.setattr(options, "Summitry", client)
    return played


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, *API])


@pytest.mark.parametrize(
    ("option", "typed", "meant"),
    [
        ("leader", "okoro", "ada-okoro"),
        ("leader", "Ben Okoro", "ben-okoro"),
        ("leader", "president OKORO", "ada-okoro"),
        ("leader", "petit clerc", "rene-petit"),
        ("leader", "Rene Petit-Clerc", "rene-petit"),
        ("leader", "-okoro", "-ada-okoro"),
        ("country", "Kenya", "KEN"),
        ("country", "kenyan", "KEN"),
        ("country", "ken", "KEN"),
        ("country", "-Kenya", "-KEN"),
        ("country", "cote d'ivoire", "CIV"),
        ("country", "Ivory Coast", "CIV"),
        ("country", "democratic congo", "COD"),
        ("actor", "okoro", "ada-okoro"),
        ("actor", "Kenya", "KEN"),
        ("recipient", "-Ivorian", "-CIV"),
        ("recipient", "democratic congo", "COD"),
        ("event", "military parade", "mobilize/parade"),
        ("event", "parade", "mobilize/parade"),
        ("event", "MOBILIZE", "mobilize"),
        ("event", "Consult/Visit", "consult/visit"),
        ("event", "visit", "consult/visit"),
        ("status", "happened", "occurred"),
        ("status", "Planned", "planned"),
        ("status", "under way", "ongoing"),
        ("status", "called-off", "denied"),
        ("status", "-upcoming", "-planned"),
        ("source", "harbour post", "Harbour Post"),
        ("author", "ANA RUIZ", "Ana Ruíz"),
        ("office", "Prime Minister", "prime-minister"),
    ],
)
def test_a_name_becomes_the_value_that_it_means(
    option: str, typed: str, meant: str, api: Api
) -> None:
    result = run("search", f"--{option}={typed}", "--json")
    assert result.exit_code == 0, result.stderr
    assert api.asked[-1].params[option] == meant
    assert meant in result.stderr
    assert json.loads(result.stdout) == ANSWERS["/articles"]


@pytest.mark.parametrize(
    ("option", "typed", "listed"),
    [
        ("leader", "mora", "jon-mora (Jon Mora), li-mora (Li Mora)"),
        ("leader", "-mora", "jon-mora (Jon Mora), li-mora (Li Mora)"),
        ("country", "congo", "COD (Democratic Republic of the Congo), COG"),
        ("country", "Congolese", "COD (Democratic Republic of the Congo), COG"),
        ("actor", "Congolese", "COD (Democratic Republic of the Congo), COG"),
        ("event", "meeting", "consult/meeting (Meeting), retreat/meeting (Meeting)"),
        ("status", "past", "historical (Historical), occurred (Occurred)"),
    ],
)
def test_a_name_of_several_is_refused_with_all_of_them(
    option: str, typed: str, listed: str, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for facet in ("country", "event", "status", "actor"):
        monkeypatch.setitem(VALUES, facet, {})
    result = run("search", f"--{option}={typed}")
    assert result.exit_code == 2
    assert "may be any of 2" in result.stderr
    assert listed in result.stderr
    assert len(api.asked) == 1


def test_values_that_exist_cost_no_second_call(api: Api) -> None:
    run("search", "--leader", "putin-of-the-index", "--country=-KEN", "--event", "mobilize")
    assert (len(api.asked), api.listed) == (1, [])


def test_a_name_of_nobody_is_told_as_the_api_does(api: Api) -> None:
    result = run("search", "--leader", "nobody at all", "--country", "Kenya")
    assert result.exit_code == 2
    assert "there is no leader 'nobody at all' (did you mean x?)" in result.stderr
    assert api.asked[-1].params["country"] == "KEN"


@pytest.mark.parametrize(
    ("option", "ids", "told"),
    [
        ("country", ["KEN", "COG"], "KEN (Kenya) or COG (Republic of the Congo)?"),
        ("leader", ["li-mora", "of-the-index"], "li-mora (Li Mora) or of-the-index?"),
        ("event", ["mobilize/parade"], "mobilize/parade (Military parade)?"),
        ("status", ["planned"], "(did you mean planned?)"),
    ],
)
def test_each_id_that_is_offered_has_its_name(
    option: str, ids: list[str], told: str, api: Api
) -> None:
    api.nearest = {"nearest": ids}
    result = run("search", f"--{option}=Kenai")
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["search"], ["timeline"], ["export"]], ids=" ".join)
def test_where_nothing_is_near_is_told_how_to_look(command: list[str], api: Api) -> None:
    api.nearest = {}
    result = run(*command, "--leader", "nobodyatall", "--country", "Kenya", "--country", "Nowhere")
    assert result.exit_code == 2
    assert "there is no leader 'nobodyatall'" in result.stderr
    assert "`summitry facets leader --prefix LETTERS` lists" in result.stderr
    assert "`summitry search NAME`" in result.stderr
    assert "`summitry facets country --prefix LETTERS` lists" in result.stderr


@pytest.mark.parametrize(
    "command", [["search"], ["timeline"], ["network"], ["export"]], ids=" ".join
)
def test_every_command_with_filters_takes_names(command: list[str], api: Api) -> None:
    result = run(*command, "--country", "Kenya", "--leader=-okoro", "--status", "happened")
    assert result.exit_code == 0, result.stderr
    asked = api.asked[-1].params
    assert (asked["country"], asked["leader"]) == ("KEN", "-ada-okoro")
    assert asked["status"] == "occurred"


@pytest.mark.parametrize(
    "options", [["--country", ""], ["--date-from", " "], ["--match="], [""], ["--leader", "x", ""]]
)
def test_a_filter_that_is_given_as_nothing_is_refused(options: list[str], api: Api) -> None:
    result = run("search", *options)
    assert (result.exit_code, api.asked) == (2, [])
    assert "variable of your shell" in result.stderr


def test_statuses_have_words_of_their_own() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    words = [word for said in STATUS_WORDS.values() for word in said]
    assert sorted({word for word in words if words.count(word) > 1}) == ["past"]
