"""An HTTP server that answers what a test tells it, errors and broken connections included."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from tests.fakes.local_server import local_server


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        status: HTTP status.
        body: JSON value, or text as it is.
        trouble: `slow` answers after a second, `cut` breaks off in the middle of the body.
        headers: further ones.
    """

    status: int = 200
    body: Any = field(default_factory=dict)
    trouble: Literal["", "slow", "cut"] = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FaultyServer:
    """Answers in the order told, whatever is asked; the last answer is given again and again.

    Attributes:
        url: where it answers.
        answers: what it answers.
        asked: bodies of the requests so far.
        headers: their headers.
    """

    url: str = ""
    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def next(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def faulty_server() -> Iterator[FaultyServer]:
    """Have a server until the block ends."""
    told = FaultyServer()
    with local_server(_handler(told)) as told.url:
        yield told


def _handler(told: FaultyServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            told.asked.append(self.rfile.read(length).decode())
            told.headers.append(dict(self.headers))
            answer = told.next()
            if answer.trouble == "slow":
                time.sleep(1)
            body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
            self.send_response(answer.status)
            kind = "application/json" if body[:1] in "{[" else "application/xml"
            for name, value in {"Content-Type": kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            # Who asked may be gone by now.
            with suppress(ConnectionError):
                cut = len(body) // 2 if answer.trouble == "cut" else len(body)
                self.wfile.write(body[:cut].encode())
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    for method in ("GET", "PUT", "POST", "HEAD", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.answer)
    return Handler
