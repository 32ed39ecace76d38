import hashlib
import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from infra.local.engine import distribution
from infra.local.engine.distribution import (
    CHUNK,
    OLDEST_OPENSEARCH,
    OPENSEARCH,
    Distribution,
    addresses,
    chosen,
    continue_download,
    install,
)
from infra.local.errors import LocalStackError
from infra.local.progress import SilentTask


class Archive(http.server.BaseHTTPRequestHandler):
    """Serves a zip and a jar by ranges, and may break off."""

    content = b""
    jar = b""
    break_after: int | None = None

    def do_GET(self) -> None:
        start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        content = self.jar if self.path.endswith(".jar") else self.content
        if start >= len(content):
            self.send_error(416)
            return
        rest = content[start:]
        self.send_response(206)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: self.break_after])

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Archive]]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        zipped.writestr("thing-1/bin/run", "#!/bin/sh\n" + "x" * 2 * CHUNK)
        zipped.writestr("thing-1/config/settings", "a: 1\n")
    handler = type("Served", (Archive,), {"content": buffer.getvalue(), "break_after": None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setattr(distribution, "addresses", lambda artifact: [f"{url}/{artifact.name}"])
    yield handler
    server.shutdown()
    server.server_close()


def thing(content: bytes) -> Distribution:
    return Distribution("g", "thing", "1", hashlib.sha256(content).hexdigest(), 1, range(1))


def test_a_distribution_is_fetched_verified_and_unpacked(
    archive: type[Archive], tmp_path: Path
) -> None:
    home = install(thing(archive.content), tmp_path, SilentTask())
    assert (home / "config" / "settings").read_text() == "a: 1\n"
    assert (home / "bin" / "run").stat().st_mode & 0o111
    assert {path.name for path in tmp_path.iterdir()} == {"thing-1", "thing-1.lock"}


def test_a_module_that_the_zip_lacks_is_put_beside(archive: type[Archive], tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as jar:
        jar.writestr("org/analysis/WordsPlugin.class", "")
        jar.writestr("org/analysis/Words.class", "")
    archive.jar = buffer.getvalue()
    lacking = replace(
        thing(archive.content),
        javas=range(17, 24),
        analysis_sha256=hashlib.sha256(archive.jar).hexdigest(),
    )
    module = install(lacking, tmp_path, SilentTask()) / "modules" / "analysis-common"
    assert (module / "analysis-common-1.jar").read_bytes() == archive.jar
    described = (module / "plugin-descriptor.properties").read_text().splitlines()
    assert {"classname=org.analysis.WordsPlugin", "java.version=17", "version=1"} < set(described)
    assert {path.name for path in tmp_path.iterdir()} == {"thing-1", "thing-1.lock"}


def test_a_broken_download_goes_on_where_it_stopped(archive: type[Archive], tmp_path: Path) -> None:
    archive.break_after = CHUNK + 1000
    with pytest.raises(LocalStackError, match="goes on where it stopped"):
        install(thing(archive.content), tmp_path, SilentTask())
    assert (tmp_path / "thing-1.zip.part").stat().st_size == CHUNK
    archive.break_after = None
    assert install(thing(archive.content), tmp_path, SilentTask()).is_dir()


def test_a_whole_part_is_not_fetched_again(archive: type[Archive], tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(archive.content)
    [url] = distribution.addresses(thing(b"").archive)
    assert continue_download(url, part, SilentTask())
    assert part.read_bytes() == archive.content


def test_a_file_with_another_hash_is_refused_and_removed(
    archive: type[Archive], tmp_path: Path
) -> None:
    wrong = replace(thing(archive.content), sha256="0" * 64)
    with pytest.raises(LocalStackError, match="is not the expected file"):
        install(wrong, tmp_path, SilentTask())
    assert not (tmp_path / "thing-1").exists()
    assert not (tmp_path / "thing-1.zip.part").exists()


def test_no_network_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distribution, "addresses", lambda _: ["http://127.0.0.1:9/thing.zip"])
    with pytest.raises(LocalStackError, match=r"download of thing-1\.zip broke off"):
        install(thing(b""), tmp_path, SilentTask())


def test_mavens_layout_gives_the_address() -> None:
    [address] = addresses(OPENSEARCH.archive)
    assert address.endswith(
        "/org/opensearch/distribution/integ-test-zip/opensearch/3.8.0/opensearch-3.8.0.zip"
    )


def test_the_engine_is_chosen_among_the_pinned_versions() -> None:
    assert chosen({}) == OPENSEARCH
    assert chosen({"OPENSEARCH_VERSION": "2.19.6"}) == OLDEST_OPENSEARCH
    with pytest.raises(LocalStackError, match=r"pinned versions are 3\.8\.0, 3\.3\.2, 2\.19\.6"):
        chosen({"OPENSEARCH_VERSION": "1.3"})
