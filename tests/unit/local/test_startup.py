"""What keeps a stack from starting is told before anything is started."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local import startup
from infra.local.engine.server import OpenSearch
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.ports import LOOPBACK, free_port
from infra.local.progress import SilentProgress
from infra.local.stack import Options
from infra.local.startup import local_stack


class Page(http.server.BaseHTTPRequestHandler):
    """Something that answers and is no OpenSearch."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def page() -> Iterator[str]:
    with http.server.HTTPServer((LOOPBACK, 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{LOOPBACK}:{server.server_port}"
        server.shutdown()


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.delenv("OPENSEARCH_URL", raising=False)

    def started(*_: object) -> None:
        raise AssertionError("something was started")

    monkeypatch.setattr(startup, "Startup", started)
    return Options(Folders(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path / "logs", None))


def why(options: Options) -> str:
    with pytest.raises(LocalStackError) as refused, local_stack(options, SilentProgress()):
        pass
    return str(refused.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "nonsense", "http://a b", "http://[x"])
def test_a_named_engine_that_is_not_there(
    url: str, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENSEARCH_URL", url)
    assert f"OPENSEARCH_URL is {url}, and no OpenSearch answers there" in why(options)


def test_a_named_engine_that_is_none(
    page: str, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENSEARCH_URL", page)
    assert "what answers there is no OpenSearch" in why(options)


def test_options_that_do_not_go_together(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    both = Options(options.folders, port=port, opensearch_port=port)
    assert f"cannot both listen on port {port}" in why(both)
    monkeypatch.setenv("OPENSEARCH_URL", "http://127.0.0.1:1")
    named = Options(options.folders, opensearch_port=port)
    assert f"No OpenSearch is started on port {port}" in why(named)


def test_a_port_that_does_not_exist(options: Options) -> None:
    assert "There is no port 70000" in why(Options(options.folders, port=70_000))


@pytest.mark.parametrize("running", [True, False])
def test_the_log_of_an_engine_that_runs_already_is_kept(running: bool, options: Options) -> None:
    log = options.folders.logs / "opensearch.log"
    log.parent.mkdir()
    log.touch()
    engine = OpenSearch("http://127.0.0.1:1", None) if running else None
    with (
        pytest.raises(AssertionError, match="something was started"),
        local_stack(options, SilentProgress(), engine),
    ):
        pass
    assert log.exists() == running
