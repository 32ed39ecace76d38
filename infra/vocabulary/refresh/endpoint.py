"""A SPARQL endpoint asked politely: page by page, slowly, and from where the last run stopped."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx

from infra.vocabulary.refresh.queries import OfficeQuery
from shared.domain.errors import TransientError

WIKIDATA = "https://query.wikidata.org/sparql"
USER_AGENT = "summitry-vocabulary-refresh/0.1 (news vocabulary; python-httpx)"
_TRIES = 5
_LONGEST_WAIT = 120.0  # seconds; an endpoint that asks for more is left for another day
_FRESH = 24 * 3600.0  # seconds; pages of an older run tell of other days
_BUSY = frozenset({429, 500, 502, 503, 504})

type Binding = dict[str, dict[str, str]]
"""One row of the SPARQL 1.1 JSON results format: `{variable: {type, value}}`."""


class EndpointError(TransientError):
    """The endpoint did not answer as it should; running again goes on where this run stopped."""


@dataclass(slots=True)
class State:
    """The rows fetched so far, in a file, so that an interrupted run loses one page at most.

    Attributes:
        path: the file.
        pages: rows by question, and whether its last page is in.
    """

    path: Path
    endpoint: str
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, endpoint: str) -> "State":
        """Read the last run's state if it is of today and of this endpoint, or begin a new one."""
        try:
            kept = json.loads(path.read_text("utf-8"))
            if kept["endpoint"] == endpoint and time.time() - path.stat().st_mtime < _FRESH:
                return cls(path, endpoint, kept["pages"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # none, or not ours: begin anew
        return cls(path, endpoint)

    def save(self) -> None:
        """Write the file in one piece."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_suffix(".part")
        part.write_text(json.dumps({"endpoint": self.endpoint, "pages": self.pages}), "utf-8")
        os.replace(part, self.path)

    def clear(self) -> None:
        """Forget it: the run is complete."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint, and how to ask it.

    Attributes:
        client: sends the requests.
        url: SPARQL endpoint.
        page: rows a request.
        delay: seconds between requests.
        sleep: waits; replaced in tests.
    """

    client: httpx.Client
    url: str
    page: int = 250
    delay: float = 1.0
    sleep: Callable[[float], None] = time.sleep

    def fetch(self, question: OfficeQuery, state: State) -> list[Binding]:
        """Fetch all rows of a query; rows that the state has are not asked for again.

        Raises:
            EndpointError: the endpoint stayed busy or away, or answered something else.
        """
        kept = state.pages.setdefault(question.name, {"rows": [], "complete": False})
        rows: list[Binding] = kept["rows"]
        while not kept["complete"]:
            new = self._ask(question, len(rows))
            rows.extend(new)
            kept["complete"] = len(new) < self.page
            state.save()
            self.sleep(self.delay)
        return rows

    def _ask(self, question: OfficeQuery, offset: int) -> list[Binding]:
        form = {"query": question.query(self.page, offset), "format": "json"}
        wrong = ""
        for attempt in range(_TRIES):
            try:
                answer = self.client.post(self.url, data=form)
            except httpx.TransportError as error:
                wrong, wait = f"{type(error).__name__}: {error}", 2.0**attempt
            else:
                if answer.status_code not in _BUSY:
                    return _bindings(question, answer)
                wrong = f"HTTP {answer.status_code}"
                wait = _retry_after(answer.headers.get("Retry-After", "")) or 2.0**attempt
            if attempt + 1 == _TRIES or wait > _LONGEST_WAIT:
                break
            self.sleep(wait)
        raise EndpointError(f"{self.url}: {question.name}, row {offset}: {wrong}; run it again")


def _bindings(question: OfficeQuery, answer: httpx.Response) -> list[Binding]:
    if not answer.is_success:
        raise EndpointError(f"{answer.url}: {question.name}: HTTP {answer.status_code}")
    try:
        rows: list[Binding] = answer.json()["results"]["bindings"]
    except (ValueError, KeyError, TypeError) as error:
        raise EndpointError(f"{answer.url}: {question.name}: not SPARQL JSON results") from error
    return rows


def _retry_after(value: str) -> float | None:
    """Read the seconds of a Retry-After header (RFC 9110, 10.2.3); None if it is invalid."""
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
