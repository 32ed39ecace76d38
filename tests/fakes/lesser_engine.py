"""A stand-in for an engine that can do less: it passes on to a real one what the lesser one can."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import httpx

from tests.fakes.local_server import local_server

type Weaken = Callable[[str, str, str], tuple[str, str] | None]
"""Gets method, path with query, and body; gives path and body to pass on, or None to refuse."""

_SERVERLESS = (
    r"(PUT|GET|HEAD|DELETE) /[^/_][^/]*",
    r"(GET|PUT) /[^/_][^/]*/_(mapping|settings)(/[^/]+)?",
    r"(GET|HEAD|POST|PUT|DELETE) /[^/_][^/]*/_(doc|create|source)/[^/]+",
    r"POST /[^/_][^/]*/_(bulk|doc|mget|search|msearch|count)",
    r"POST /_(aliases|bulk|mget|search|msearch)",
    r"(GET|HEAD) (/[^/_][^/]*)?/_alias/[^/]+",
    r"(PUT|GET|HEAD|DELETE) /_index_template/[^/]+",
)
"""Operations that AWS lists for Serverless, as far as we use them. Source: Supported operations
and plugins in Amazon OpenSearch Serverless (developer guide, serverless-genref)."""


def serverless(method: str, path: str, body: str) -> tuple[str, str] | None:
    """Refuse what AWS does not list for OpenSearch Serverless, such as `_refresh`."""
    asked = f"{method} {path.partition('?')[0]}"
    listed = any(re.fullmatch(pattern, asked) for pattern in _SERVERLESS)
    return (path, body) if listed else None


@contextmanager
def lesser_engine(real: str, weaken: Weaken) -> Iterator[str]:
    """Have an engine that can do less than the real one behind it; give its URL."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            passed = weaken(self.command, self.path, body)
            status, content = 404, b""
            if passed is not None:
                told = httpx.request(
                    self.command,
                    real + passed[0],
                    content=passed[1],
                    headers={"Content-Type": "application/json"},
                )
                status, content = told.status_code, told.content
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    for method in ("GET", "PUT", "POST", "HEAD", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.answer)
    with local_server(Handler) as url:
        yield url
