"""A stand-in for the security plugin's API of roles and their mappings.

Source of paths, bodies and statuses: docs.opensearch.org, Security, *Create or Update Role API* and
*Create or Update Role Mapping API*.
"""

import base64
import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.fakes.local_server import local_server

MASTER = ("master", "correct horse")
MASTER_KEY = "AKIAMASTER"
"""Id of the access key that signatures of the master role name; their content is not checked."""
_ROOT = "/_plugins/_security/api/"
_ADDED = {
    "roles": {"reserved": False, "hidden": False, "static": False, "tenant_permissions": []},
    "rolesmapping": {"reserved": False, "hidden": False, "users": [], "hosts": []},
}
"""What the plugin answers beside what was put."""


@dataclass(slots=True)
class SecurityApi:
    """Roles and mappings by kind and name, and the requests so far.

    Attributes:
        url: where it answers.
        stored: bodies by `roles` or `rolesmapping` and name.
        asked: methods and paths.
    """

    url: str = ""
    stored: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: str) -> tuple[int, Any]:
        self.asked.append((method, path))
        kind, _, name = path.removeprefix(_ROOT).partition("/")
        if not path.startswith(_ROOT) or kind not in _ADDED or not name:
            return 400, {"error": f"no handler found for uri [{path}] and method [{method}]"}
        there = self.stored.get((kind, name))
        if method == "GET":
            missing = {"status": "NOT_FOUND", "message": f"Resource '{name}' not found."}
            return (404, missing) if there is None else (200, {name: _ADDED[kind] | there})
        self.stored[kind, name] = json.loads(body)
        return (201, {"status": "CREATED"}) if there is None else (200, {"status": "OK"})


@contextmanager
def security_api() -> Iterator[SecurityApi]:
    """Have the API until the block ends; it lets in the master user and the master role alone."""
    api = SecurityApi()
    right = "Basic " + base64.b64encode(":".join(MASTER).encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            status: int = 401
            told: Any = "Unauthorized"
            given = self.headers.get("Authorization", "")
            if given == right or f"Credential={MASTER_KEY}/" in given:
                status, told = api.answer(self.command, self.path, body.decode())
            content = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            kind = "text/plain" if isinstance(told, str) else "application/json"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    for method in ("GET", "PUT", "POST", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.answer)
    with local_server(Handler) as api.url:
        yield api
