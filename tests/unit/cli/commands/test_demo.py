import io
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from infra.cli.commands.stack import demo
from infra.cli.commands.stack.demo import example_search, report
from infra.cli.main import app
from infra.cli.terminal.search_results import facet_tables, marked_text, print_articles
from infra.cli.upload.delivery import Delivery
from infra.cli.upload.files import Upload
from infra.cli.upload.results import UploadResult
from infra.local import startup
from infra.local.errors import LocalStackError
from infra.local.folders import find_folders

LEADER = {"id": "emmanuel-macron", "label": "Emmanuel Macron", "count": 2, "selected": False}
PAGE: dict[str, Any] = {
    "total": {"value": 2, "relation": "eq"},
    "articles": [
        {
            "id": "5f0e",
            "key": "articles/a.txt",
            "title": "Macron [lands] in Ottawa",
            "published": "2025-04-26",
            "source": "Example Wire",
            "leaders": [{"name": "Emmanuel Macron"}],
            "countries": [{"name": "Canada"}],
            "events": [
                {"label": "Visit", "confidence": 0.9},
                {"label": "Visit", "confidence": 0.7},
                {"label": "Riot", "confidence": 0.59},
            ],
            "highlights": {"title": ["<em>Macron</em> [lands] in Ottawa &amp; stays"], "body": []},
        }
    ],
    "facets": {"leader": {"values": [LEADER], "other": 0, "error_bound": 0}},
}

EMPTY: dict[str, Any] = {"values": [], "other": 0, "error_bound": 0}


def outcome(state: str, articles: int = 0, unreadable: int = 0) -> UploadResult:
    upload = Upload(Path("a.txt"), "articles/a.txt", "text/plain")
    return UploadResult(upload, state, articles, unreadable=unreadable)


def printed(*things: object) -> str:
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    for thing in things:
        console.print(thing)
    assert isinstance(console.file, io.StringIO)
    return re.sub(r"[ ]+", " ", console.file.getvalue())


def test_the_report_counts_what_became_of_the_files() -> None:
    outcomes = [outcome("searchable", 2, unreadable=1), outcome("quarantined"), outcome("failed")]
    told = report(Delivery(outcomes, [], 0, 1.2345), PAGE, 50.0)
    assert told == {
        "articles": 2,
        "quarantined": 2,
        "failed": 1,
        "seconds": 1.234,
        "start_seconds": 50.0,
        "facets": PAGE["facets"],
    }


def test_a_demo_leaves_the_logs_of_a_stack_that_is_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_: object) -> None:
        raise LocalStackError("no further")

    log = tmp_path / ".summitry" / "logs" / "opensearch.log"
    log.parent.mkdir(parents=True)
    log.write_text("of the stack that is up")
    monkeypatch.delenv("OPENSEARCH_URL", raising=False)
    monkeypatch.setattr(startup, "Startup", started)
    monkeypatch.setattr(demo, "project_folders", lambda: find_folders(tmp_path))
    (tmp_path / "a.txt").write_text("Ferry sails")
    result = CliRunner().invoke(app, ["demo", str(tmp_path / "a.txt")])
    assert "no further" in result.stderr
    assert log.exists()


def test_a_lost_upload_counts_as_failed() -> None:
    delivery = Delivery([outcome("searchable", 1), outcome("received")], [], 0, 1)
    assert not delivery.worked
    assert report(delivery, PAGE, 1)["failed"] == 1


def test_the_example_searches_for_a_leader_that_was_found() -> None:
    assert example_search(PAGE) == {"q": "Macron", "leader": "emmanuel-macron"}


def test_facets_are_shown_with_labels_and_counts() -> None:
    assert "Emmanuel Macron 2 ━━━" in printed(facet_tables(PAGE["facets"], ("leader", "event")))


def test_a_selected_value_is_shown_however_seldom_it_is() -> None:
    values = [LEADER, {"id": "b", "label": "Bee", "count": 1, "selected": False}]
    values.append({"id": "xi-jinping", "label": "Xi Jinping", "count": 0, "selected": True})
    facets = {"leader": {"values": values, "other": 0, "error_bound": 0}, "country": EMPTY}
    shown = printed(facet_tables(facets, ("leader", "country"), rows=1, ids=True))
    assert "✓ Xi Jinping 0 xi-jinping" in shown
    assert "Bee" not in shown
    assert "and 1 more" in shown
    assert "country" not in shown


def test_values_that_the_api_left_out_are_said_to_be() -> None:
    facets = {"leader": {"values": [LEADER], "other": 7, "error_bound": 0}}
    assert "and others" in printed(facet_tables(facets, ("leader",)))


def test_articles_are_shown_with_marks_and_each_tag_once() -> None:
    console = Console(file=io.StringIO(), width=100)
    print_articles(console, PAGE["articles"], "q")
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "Macron [lands] in Ottawa & stays" in shown
    assert shown.count("Visit") == 1


@pytest.mark.parametrize("width", [40, 80, 140])
def test_an_article_has_a_number_and_a_whole_id_and_key(width: int) -> None:
    key = "articles/" + "folder/" * 12 + "a\u202eb.txt"
    console = Console(file=io.StringIO(), width=width)
    articles = [PAGE["articles"][0], {**PAGE["articles"][0], "id": "f" * 32, "key": key}]
    print_articles(console, articles, "2 articles for x")
    assert isinstance(console.file, io.StringIO)
    lines = [line.strip() for line in console.file.getvalue().splitlines()]
    assert "f" * 32 + "  " + key.replace("\u202e", "\\u202e") in lines
    assert [line[0] for line in lines if "Macron [lands]" in line] == ["1", "2"]


def test_matched_words_stand_out() -> None:
    text = marked_text("The <em>summit</em>\n\nends", "")
    assert text.plain == "The summit ends"
    assert [text.plain[span.start : span.end] for span in text.spans if span.style] == ["summit"]
