"""A SPARQL endpoint on this machine that answers in Wikidata's format, and fails when told to."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Literal
from urllib.parse import parse_qs

from tests.fakes.local_server import local_server

type Row = dict[str, str]
type Fault = Literal["cut", "garbage"] | int
"""What happens instead of an answer: a connection cut in mid-body, no JSON, or an HTTP status."""

_PAGE = re.compile(r"LIMIT (\d+) OFFSET (\d+)")


@dataclass(slots=True)
class SparqlServer:
    """The endpoint.

    Attributes:
        url: where it answers.
        rows: what it knows, by a word that is in the query (`p:P35`).
        faults: what goes wrong, in order of requests; then all goes well.
        retry_after: the Retry-After header that goes with a status.
        asked: (word of the query, limit, offset) of each request that was answered.
        agents: User-Agent of each request.
    """

    url: str = ""
    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[Fault | None] = field(default_factory=list)
    retry_after: str = "7"
    asked: list[tuple[str, int, int]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def page(self, query: str) -> list[Row]:
        """The rows of one page."""
        found = _PAGE.search(query)
        assert found is not None, query
        limit, offset = int(found[1]), int(found[2])
        word = next((word for word in self.rows if word in query), "")
        self.asked.append((word, limit, offset))
        return self.rows.get(word, [])[offset : offset + limit]


def results(rows: list[Row]) -> bytes:
    """Rows in the SPARQL 1.1 Query Results JSON format, as Wikidata writes it."""
    bindings = [{name: _term(name, value) for name, value in row.items()} for row in rows]
    names = sorted({name for row in rows for name in row})
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode()


def _term(name: str, value: str) -> dict[str, str]:
    if name == "person":
        return {"type": "uri", "value": f"http://www.wikidata.org/entity/{value}"}
    if name == "name":
        return {"type": "literal", "xml:lang": "en", "value": value}
    return {"type": "literal", "value": value}


@contextmanager
def sparql_server() -> Iterator[SparqlServer]:
    """A running endpoint; stopped at the end."""
    state = SparqlServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.agents.append(self.headers["User-Agent"])
            fault = state.faults.pop(0) if state.faults else None
            if isinstance(fault, int):
                self._answer(fault, b"busy", {"Retry-After": state.retry_after})
            elif fault == "garbage":
                self._answer(200, b"<html>maintenance</html>", {})
            elif fault == "cut":
                self._answer(200, results([])[:9], {}, length=4096)
            else:
                self._answer(200, results(state.page(parse_qs(body)["query"][0])), {})

        def _answer(
            self, status: int, body: bytes, headers: dict[str, str], length: int = 0
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(length or len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    with local_server(Handler) as url:
        state.url = f"{url}/sparql"
        yield state
