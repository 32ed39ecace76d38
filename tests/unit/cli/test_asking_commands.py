"""`summitry search`, `facets` and `export` against an API that a function plays."""

import json
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from infra.cli import asking
from infra.cli.main import app
from shared.client import Summitry

EXAMPLES = json.loads(Path("functions/api/examples.json").read_text(encoding="utf-8"))
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

    monkeypatch.setattr(asking, "Summitry", client)
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
    assert "Xi and Putin talk before the parade" in out


def test_search_gives_programs_the_api_s_own_answer(played: Played) -> None:
    code, out, _ = _run("search", "--json")
    assert code == 0
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
