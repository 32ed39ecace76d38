"""Refreshing office holders, against an endpoint that answers in Wikidata's format."""

import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from infra.cli.commands.vocabulary.group import app
from infra.vocabulary.refresh.endpoint import Endpoint, EndpointError, State
from infra.vocabulary.refresh.queries import SOURCES, OfficeQuery, read_queries
from tests.fakes.sparql_server import Row, SparqlServer, sparql_server

QUESTION = OfficeQuery("heads", ("rank:head-of-state",), "  ?country p:P35 ?statement .")


def row(place: str, item: str, name: str, start: str = "", **more: str) -> Row:
    moment = {"start": f"{start}T00:00:00Z", "precision": "11"} if start else {}
    return {"place": place, "person": item, "name": name, "aliases": "", **moment, **more}


SEVEN = [row("RUR", f"Q{number}", f"Person {number}") for number in range(7)]


@pytest.fixture
def server() -> Iterator[SparqlServer]:
    with sparql_server() as running:
        running.rows = {"p:P35": SEVEN}
        yield running


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def endpoint(server: SparqlServer, naps: list[float]) -> Iterator[Endpoint]:
    with httpx.Client(headers={"User-Agent": "summitry-test"}) as client:
        yield Endpoint(client, server.url, page=3, delay=0.25, sleep=naps.append)


def new_state(folder: Path, server: SparqlServer) -> State:
    return State.read(folder / "state.json", server.url)


def names(rows: list[dict[str, dict[str, str]]]) -> list[str]:
    return [row["name"]["value"] for row in rows]


def test_all_pages_are_fetched_slowly_and_each_once(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint, naps: list[float]
) -> None:
    rows = endpoint.fetch(QUESTION, new_state(tmp_path, server))
    assert names(rows) == [row["name"] for row in SEVEN]
    assert server.asked == [("p:P35", 3, 0), ("p:P35", 3, 3), ("p:P35", 3, 6)]
    assert naps == [0.25] * 3
    assert set(server.agents) == {"summitry-test"}


def test_retry_after_is_heeded(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint, naps: list[float]
) -> None:
    server.faults = [None, 429]
    assert len(endpoint.fetch(QUESTION, new_state(tmp_path, server))) == 7
    assert naps == [0.25, 7.0, 0.25, 0.25]


def test_retry_after_may_be_a_date(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint, naps: list[float]
) -> None:
    server.retry_after = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.faults = [503]
    endpoint.fetch(QUESTION, new_state(tmp_path, server))
    assert 20 < naps[0] <= 30


def test_an_endpoint_that_asks_for_hours_is_left_at_once(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint, naps: list[float]
) -> None:
    server.retry_after = "7200"
    server.faults = [429]
    with pytest.raises(EndpointError, match="HTTP 429"):
        endpoint.fetch(QUESTION, new_state(tmp_path, server))
    assert naps == []


def test_a_cut_connection_is_tried_again_with_longer_waits(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint, naps: list[float]
) -> None:
    server.faults = ["cut", "cut"]
    assert len(endpoint.fetch(QUESTION, new_state(tmp_path, server))) == 7
    assert naps[:2] == [1.0, 2.0]


def test_a_run_goes_on_where_the_last_one_stopped(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint
) -> None:
    server.faults = [None, "cut", "cut", "cut", "cut", "cut"]
    with pytest.raises(EndpointError, match=r"heads, row 3: .*run it again"):
        endpoint.fetch(QUESTION, new_state(tmp_path, server))
    server.asked.clear()
    rows = endpoint.fetch(QUESTION, new_state(tmp_path, server))
    assert names(rows) == [row["name"] for row in SEVEN]
    assert server.asked == [("p:P35", 3, 3), ("p:P35", 3, 6)]


def test_what_is_complete_is_not_asked_for_again(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint
) -> None:
    endpoint.fetch(QUESTION, new_state(tmp_path, server))
    server.asked.clear()
    assert len(endpoint.fetch(QUESTION, new_state(tmp_path, server))) == 7
    assert server.asked == []


def test_pages_of_another_day_are_not_mixed_with_todays(
    tmp_path: Path, server: SparqlServer, endpoint: Endpoint
) -> None:
    endpoint.fetch(QUESTION, new_state(tmp_path, server))
    old = time.time() - 25 * 3600
    os.utime(tmp_path / "state.json", (old, old))
    assert new_state(tmp_path, server).pages == {}


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"endpoint": "http://elsewhere", "pages": {}}'])
def test_a_state_that_is_not_ours_is_begun_anew(
    kept: str, tmp_path: Path, server: SparqlServer
) -> None:
    (tmp_path / "state.json").write_text(kept)
    assert new_state(tmp_path, server).pages == {}


@pytest.mark.parametrize(("fault", "told"), [("garbage", "not SPARQL JSON"), (400, "HTTP 400")])
def test_an_answer_that_is_none_stops_the_run(
    fault: int, told: str, tmp_path: Path, server: SparqlServer, endpoint: Endpoint
) -> None:
    server.faults = [fault]
    with pytest.raises(EndpointError, match=told):
        endpoint.fetch(QUESTION, new_state(tmp_path, server))


def test_the_questions_are_those_of_the_sources_file() -> None:
    questions = read_queries(SOURCES.read_text("utf-8"))
    assert len({question.name for question in questions}) == len(questions) >= 4
    heads = questions[0].query(limit=10, offset=20)
    assert "ps:P35 ?person" in heads
    assert heads.endswith("LIMIT 10 OFFSET 20")


FILES = {
    "countries.psv": "# source: a novel\n# as_of: 2026-01-01\nRUR | Ruritania |  |\n",
    "offices.psv": "king | King | leader | head-of-state | one | king\n",
    "leaders/all.psv": (
        "# as_of: 2026-01-01\n# source: a novel\n"
        "rudolf-elphberg | Rudolf Elphberg |  | king RUR 2020-05-01..\n"
    ),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for file, text in FILES.items():
        (tmp_path / "data" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / file).write_text(text)
    return tmp_path / "data"


def refresh(server: SparqlServer, data: Path, *more: str) -> tuple[int, str]:
    state = data.parent / "state.json"
    options = ["--endpoint", server.url, "--data", str(data), "--state", str(state), "--delay", "0"]
    result = CliRunner().invoke(app, ["refresh", *options, *more], env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_the_difference_is_shown_and_nothing_written(server: SparqlServer, data: Path) -> None:
    server.rows = {"p:P35": [row("RUR", "Q1", "Flavia Elphberg", "2025-11-11")]}
    code, output = refresh(server, data)
    assert code == 0
    for told in ("RUR", "King", "Rudolf Elphberg (2020-05-01)", "Flavia Elphberg (new)", "2025-11"):
        assert told in output
    assert (data / "leaders/all.psv").read_text() == FILES["leaders/all.psv"]


def test_the_difference_is_written_when_asked(server: SparqlServer, data: Path) -> None:
    server.rows = {"p:P35": [row("RUR", "Q1", "Flavia Elphberg", "2025-11-11")]}
    assert refresh(server, data, "--write")[0] == 0
    lines = (data / "leaders/all.psv").read_text().splitlines()
    assert lines[2:] == [
        "rudolf-elphberg | Rudolf Elphberg |  | king RUR 2020-05-01..2025-11-11",
        "flavia-elphberg | Flavia Elphberg |  | king RUR 2025-11-11..",
    ]
    assert refresh(server, data)[1].strip().endswith("nothing to change.")


def test_what_does_not_fit_is_not_written(server: SparqlServer, data: Path) -> None:
    server.rows = {"p:P35": [row("RUR", "Q1", "Flavia | Elphberg", "2025-11-11")]}
    code, output = refresh(server, data, "--write")
    assert code == 1
    assert "leaders/all.psv:4: expected 4 cells, found 5" in output
    assert (data / "leaders/all.psv").read_text() == FILES["leaders/all.psv"]


def test_an_endpoint_that_fails_is_one_clear_line_and_the_state_is_kept(
    server: SparqlServer, data: Path
) -> None:
    server.faults = [400]
    code, output = refresh(server, data)
    assert code == 1
    assert "HTTP 400" in output
    assert "Traceback" not in output


def test_a_complete_run_leaves_no_state(server: SparqlServer, data: Path) -> None:
    server.rows = {}
    assert refresh(server, data)[0] == 0
    assert not (data.parent / "state.json").exists()


def test_a_run_cut_short_is_taken_up_by_the_next(server: SparqlServer, data: Path) -> None:
    server.rows = {"p:P35": [row("RUR", "Q1", "Flavia Elphberg", "2025-11-11")]}
    server.faults = [None, 400]
    assert refresh(server, data)[0] == 1
    assert json.loads((data.parent / "state.json").read_text())["pages"]["country P35"]["complete"]
    server.asked.clear()
    assert refresh(server, data)[0] == 0
    assert "p:P35" not in {word for word, _, _ in server.asked}


def test_malformed_data_are_told_and_nobody_is_asked(server: SparqlServer, data: Path) -> None:
    (data / "offices.psv").write_text("king | King\n")
    code, output = refresh(server, data)
    assert code == 1
    assert "offices.psv:1: expected 6 cells, found 2" in output
    assert server.agents == []


def test_a_folder_without_data_is_a_usage_error(server: SparqlServer, tmp_path: Path) -> None:
    code, output = refresh(server, tmp_path)
    assert code == 2
    assert "holds no data files" in output
