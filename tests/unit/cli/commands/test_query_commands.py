"""`summitry search`, `facets` and `export` against an API that a function plays."""

import json
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from infra.cli.main import app
from infra.cli.query import options
from summitry import Summitry

EXAMPLES = json.loads(Path("functions/api/documents/examples.json").read_text(encoding="utf-8"))
API = ("--api", "https://api.example/v1", "--api-key", "k")


class Played:
    """Answers with the documentation's examples and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self.refuse: dict[str, object] | None = None
        self.page: dict[str, object] = EXAMPLES["searchArticles"]["answer"]
        self.breaks_off = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.refuse is not None:
            kind = {"content-type": "application/problem+json"}
            return httpx.Response(422, text=json.dumps(self.refuse), headers=kind)
        path = request.url.path.removeprefix("/v1")
        if path.startswith("/export"):
            return self._export(request)
        if path == "/events":
            return httpx.Response(200, json=EXAMPLES["listEventRows"]["answer"])
        if path.startswith("/facets"):
            return httpx.Response(200, json=EXAMPLES["searchFacet"]["answer"])
        return httpx.Response(200, json=self.page)

    def _export(self, request: httpx.Request) -> httpx.Response:
        if "cursor" in request.url.params:
            raise httpx.ConnectError("gone")
        following = f'<{request.url.copy_set_param("cursor", "c")}>; rel="next"'
        headers = {"Link": following} if self.breaks_off else {}
        return httpx.Response(200, text=EXAMPLES["exportNdjson"]["answer"], headers=headers)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Played:
    played = Played()

    def client(api: str, api_key: str) -> Summitry:
        return Summitry(api, api_key, client=httpx.Client(transport=httpx.MockTransport(played)))

    monkeypatch.setattr(options, "Summitry", client)
    return played


def _run(*arguments: str) -> tuple[int, str, str]:
    ran = CliRunner().invoke(app, [*arguments, *API])
    return ran.exit_code, ran.stdout, ran.stderr


def test_search_sends_its_options_as_filters(played: Played) -> None:
    code, out, _ = _run(
        "search", "xi", "putin", "--leader", "xi-jinping", "--country=-RUS", "--same-event"
    )
    assert code == 0
    asked = played.asked[0].url.params
    assert (asked["q"], asked["leader"], asked["country"]) == ("xi putin", "xi-jinping", "-RUS")
    assert asked["same_event"] == "true"
    assert "status" not in asked
    assert asked["facets"] == "leader,country,event,status", "what nobody sees is not counted"
    assert "Xi and Putin talk before the parade" in out


def test_search_shows_likely_events_unless_asked_for_any(played: Played) -> None:
    page = json.loads(json.dumps(EXAMPLES["searchArticles"]["answer"]))
    (article,) = page["articles"]
    article["events"].append(article["events"][0] | {"label": "A doubtful tag", "confidence": 0.3})
    played.page = page
    _, likely, _ = _run("search", "--event", "consult")
    _, any_, _ = _run("search", "--event", "consult", "--confidence", "any")
    assert "confidence" not in played.asked[0].url.params
    assert played.asked[1].url.params["confidence"] == "any"
    assert "A doubtful tag" not in likely
    assert "A doubtful tag" in any_


def test_search_gives_programs_the_api_s_own_answer(played: Played) -> None:
    code, out, _ = _run("search", "--json")
    assert code == 0
    assert "facets" not in played.asked[0].url.params
    assert json.loads(out) == EXAMPLES["searchArticles"]["answer"]


def test_facets_lists_values(played: Played) -> None:
    code, out, _ = _run("facets", "leader", "--prefix", "pu")
    assert code == 0
    assert played.asked[0].url.path == "/v1/facets/leader"
    assert "Vladimir Putin" in out


def test_export_writes_lines_to_a_file(played: Played, tmp_path: Path) -> None:
    target = tmp_path / "rows.ndjson"
    code, _, _ = _run("export", "--leader", "narendra-modi", "--to", str(target))
    assert code == 0
    assert target.read_text(encoding="utf-8") == EXAMPLES["exportNdjson"]["answer"]
    assert list(tmp_path.iterdir()) == [target]


def test_export_that_breaks_off_leaves_the_file_as_it_was(played: Played, tmp_path: Path) -> None:
    target = tmp_path / "rows.ndjson"
    target.write_text("before", encoding="utf-8")
    played.breaks_off = True
    code, _, err = _run("export", "--to", str(target), "--force")
    assert code == 1
    assert "does not answer" in err
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_export_overwrites_only_what_it_may(played: Played, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    target.write_text("before", encoding="utf-8")
    code, _, err = _run("export", "--format", "csv", "--to", str(target))
    assert (code, played.asked) == (1, [])
    assert f"{target} is there already" in err
    assert _run("export", "--to", str(target), "--force")[0] == 0
    assert target.read_text(encoding="utf-8") != "before"


def test_force_without_a_file_is_a_usage_error(played: Played) -> None:
    assert _run("export", "--force")[0] == 2
    assert played.asked == []


def test_no_article_is_said_and_what_the_words_name_is_offered(played: Played) -> None:
    nothing = {"total": {"value": 0, "relation": "eq"}, "articles": [], "facets": {}}
    hint = {"facet": "leader", "id": "xi-jinping", "label": "Xi Jinping", "words": "xi"}
    played.page = nothing | {"hints": [hint], "next_cursor": None}
    code, out, _ = _run("search", "xi")
    assert code == 0
    assert "No article for xi." in out
    assert "--leader xi-jinping" in out


def test_what_the_api_refuses_is_one_line_and_exit_code_2(played: Played) -> None:
    entry = {"parameter": "country", "message": "there is no country 'FRX'", "nearest": ["FRA"]}
    played.refuse = {"status": 422, "title": "", "detail": "", "request_id": "", "errors": [entry]}
    code, out, err = _run("search", "--country", "FRX")
    assert (code, out) == (2, "")
    assert "did you mean FRA?" in err
    assert "Traceback" not in err


def test_wrong_format_is_a_usage_error(played: Played) -> None:
    assert _run("export", "--format", "xml")[0] == 2
    assert played.asked == []


def test_show_gives_an_article_with_its_tags_and_why(played: Played) -> None:
    article = EXAMPLES["getArticle"]["answer"]
    played.page = article
    code, out, _ = _run("show", article["id"])
    assert code == 0
    assert played.asked[0].url.path == f"/v1/articles/{article['id']}"
    assert f"{article['id']}  {article['key']}" in out
    assert "They will watch Wednesday's parade" in out
    for mention in article["mentions"]:
        assert mention["rule"] in out
    for event in article["events"]:
        assert event["type"] in out.replace("\n", "")


def test_similar_tells_how_near_each_one_is(played: Played) -> None:
    played.page = EXAMPLES["getSimilarArticles"]["answer"]
    code, out, _ = _run("similar", "a/b", "--limit", "3")
    assert code == 0
    assert played.asked[0].url.raw_path == b"/v1/articles/a%2Fb/similar?limit=3"
    assert EXAMPLES["getSimilarArticles"]["answer"]["articles"][0]["likeness"] in out


def test_timeline_shows_bars_and_a_line_for_each_value(played: Played) -> None:
    played.page = EXAMPLES["getTimeline"]["answer"]
    code, out, _ = _run("timeline", "xi", "--split", "event", "--country=CHN")
    asked = played.asked[0].url.params
    assert (asked["q"], asked["split"], asked["interval"]) == ("xi", "event", "month")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("2025-08  1  ━━━")
    assert lines[0].count("━") * 2 in (lines[1].count("━"), lines[1].count("━") + 1)
    assert lines[-1].split() == ["3", "▄█", "Consultation", "consult"]


def test_network_shows_the_commonest_pairs_first(played: Played) -> None:
    played.page = EXAMPLES["getNetwork"]["answer"]
    code, out, _ = _run("network", "--between", "leader, leader", "--size", "5")
    assert code == 0
    assert played.asked[0].url.params["between"] == "leader,leader"
    assert "Vladimir Putin" in out
    counts = [int(line.split()[0]) for line in out.splitlines()[1:6]]
    assert counts == sorted(counts, reverse=True)


def test_directed_network_leads_from_actors_to_recipients(played: Played) -> None:
    nodes = [
        {"facet": "actor", "id": "IRN", "label": "Iran", "count": 3},
        {"facet": "recipient", "id": "ISR", "label": "Israel", "count": 2},
    ]
    edge = {"source": "IRN", "target": "ISR", "count": 2, "lift": 1.5}
    played.page = {"articles": 4, "nodes": nodes, "edges": [edge]}
    code, out, _ = _run("network", "--between", "country,country", "--directed")
    assert code == 0
    assert played.asked[0].url.params["directed"] == "true"
    heading, row = (line.split() for line in out.splitlines()[:2])
    assert heading[-2:] == ["actor", "recipient"]
    assert row[-2:] == ["Iran", "Israel"]


@pytest.mark.parametrize("command", ["show", "similar", "timeline", "network"])
def test_programs_get_the_api_s_own_answer(command: str, played: Played) -> None:
    operation = {
        "show": "getArticle",
        "similar": "getSimilarArticles",
        "timeline": "getTimeline",
        "network": "getNetwork",
    }[command]
    played.page = EXAMPLES[operation]["answer"]
    code, out, _ = _run(command, *(["1"] if command in ("show", "similar") else []), "--json")
    assert (code, json.loads(out)) == (0, played.page)


def test_a_size_without_its_split_is_refused(played: Played) -> None:
    assert _run("timeline", "--size", "5")[0] == 2
    assert played.asked == []


def test_wrong_ends_of_a_network_are_refused(played: Played) -> None:
    assert _run("network", "--between", "leader")[0] == 2
    assert played.asked == []


def test_events_are_rows_of_who_did_what_to_whom(played: Played) -> None:
    ran = CliRunner().invoke(app, ["events", "--event", "meeting", "--limit", "5", *API])
    assert ran.exit_code == 0, ran.output
    assert played.asked[0].url.params["limit"] == "5"
    (row,) = EXAMPLES["listEventRows"]["answer"]["events"]
    told = " ".join(ran.output.split())
    assert f"{row['date']} {row['status']} {row['label']}" in told
    assert row["article"]["id"] in told
    assert all(one["name"] in told for one in row["leaders"])


def test_export_of_events_asks_for_events(played: Played) -> None:
    ran = CliRunner().invoke(app, ["export", "--events", "--format", "csv", *API])
    assert ran.exit_code == 0, ran.output
    assert played.asked[0].url.path == "/v1/export/events.csv"


@pytest.mark.parametrize("more", [["--events"], ["--format", "csv"]])
def test_further_fields_are_of_articles_as_ndjson(played: Played, more: list[str]) -> None:
    ran = CliRunner().invoke(app, ["export", "--fields", "text", *more, *API])
    assert (ran.exit_code, played.asked) == (2, [])
    ran = CliRunner().invoke(app, ["export", "--fields", "text", *API])
    assert played.asked[0].url.params["fields"] == "text"
