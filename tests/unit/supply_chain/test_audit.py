"""The audit with the real pip-audit, and a database of vulnerabilities on this machine."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from infra.pins.update import LAMBDA_GROUPS, TOOLS
from infra.supply_chain.audit import audit, audited
from tests.fakes.local_server import local_server

pytestmark = pytest.mark.long

FIRST = {
    "id": "SUMMITRY-1",
    "summary": "first is unsafe",
    "affected": [{"package": {"name": "first", "ecosystem": "PyPI"}}],
}


class Database(BaseHTTPRequestHandler):
    """Answers as OSV's API does: it knows of one package, and refuses to tell of another."""

    def do_POST(self) -> None:
        """Answer a query."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        answer = json.dumps({"vulns": [FIRST]} if name == "first" else {}).encode()
        self.send_response(HTTPStatus.INTERNAL_SERVER_ERROR if name == "unknown" else HTTPStatus.OK)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def mirror() -> Iterator[str]:
    with local_server(Database) as url:
        yield f"{url}/v1/query"


@pytest.mark.parametrize(
    ("pins", "clean"),
    [
        ("second==2.0\n", True),
        ("second==2.0\nfirst==1.0\n", False),
        ("unknown==3.0\n", False),
    ],
)
def test_what_is_known_or_cannot_be_told_fails(
    tmp_path: Path, mirror: str, pins: str, clean: bool
) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(pins)
    assert (audit(requirements, mirror) == 0) is clean


def test_every_pin_is_looked_up(tmp_path: Path) -> None:
    files = audited(tmp_path)
    assert {file.stem for file in files} == {"project", *LAMBDA_GROUPS, *TOOLS}
    assert "boto3==" in files[0].read_text()
