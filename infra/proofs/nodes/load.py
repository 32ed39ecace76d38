"""Uploads and requests at a steady rate, or as many as are possible."""

import asyncio
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import httpx

from infra.proofs.harness.articles import STEADY_SOURCE, changing_object
from infra.proofs.nodes.attempts import Attempt, Attempts, Kind
from infra.proofs.nodes.bucket import BUCKET, NotifyingBucket
from infra.proofs.nodes.counts import PlainCounts
from shared.domain.errors import SummitryError

REQUESTS: tuple[Kind, ...] = ("page", "article", "page", "events")
WAITING_UPLOADS = 60
"""So many wait at most where as many as possible are made: enough for all workers."""
NEW_SHARE = 0.5
LATE_SECONDS = 1.0
"""What is later than this is left out instead of made up for in a burst."""


@dataclass(slots=True)
class Pace:
    """A steady rate that several threads share.

    Attributes:
        rate: how many a second; None for as many as are possible.
    """

    rate: float | None
    _next: float = field(default_factory=time.monotonic)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, over: threading.Event) -> None:
        """Wait until the next one is due, or until `over` is set."""
        if self.rate is None:
            return
        with self._lock:
            due = self._next = max(self._next + 1 / self.rate, time.monotonic() - LATE_SECONDS)
        over.wait(max(0.0, due - time.monotonic()))


@dataclass(slots=True)
class Uploader:
    """A user who uploads new articles and new revisions of these.

    Attributes:
        bucket: takes them.
        name: tells this user's articles from others'.
        pace: how many a second.
        made: how many were accepted.
    """

    bucket: NotifyingBucket
    name: str
    pace: Pace
    made: int = 0
    _revisions: dict[str, int] = field(default_factory=dict)

    def work(self, over: threading.Event) -> None:
        """Upload until `over` is set."""
        chance = random.Random(self.name)  # noqa: S311 - no secret is made of it
        while not over.is_set():
            if self.pace.rate is None and self.bucket.queue.depth() >= WAITING_UPLOADS:
                over.wait(0.005)
                continue
            self.pace.wait(over)
            new = not self._revisions or chance.random() < NEW_SHARE
            name = f"{self.name}-{self.made}" if new else chance.choice(list(self._revisions))
            revision = self._revisions[name] = self._revisions.get(name, 0) + 1
            put = changing_object(BUCKET, name, revision, chance)
            self.bucket.upload(put.key, put.body)
            self.made += 1


@dataclass(slots=True)
class Reader:
    """A caller of the API, in a thread with a loop of its own.

    Attributes:
        app: the FastAPI application.
        ids: of articles that nobody changes.
        counts: what pages have to say of these.
        attempts: told of each request.
        pace: how many a second.
        seed: tells this caller's requests from others'.
    """

    app: Any
    ids: Sequence[str]
    counts: PlainCounts
    attempts: Attempts
    pace: Pace
    seed: int

    def work(self, over: threading.Event) -> None:
        """Ask until `over` is set."""
        with asyncio.Runner() as runner:
            runner.run(self._ask_all(over))

    async def _ask_all(self, over: threading.Event) -> None:
        chance = random.Random(self.seed)  # noqa: S311 - no secret is made of it
        authors = ["", *self.counts.authors()]
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            for kind in cycle(REQUESTS):
                if over.is_set():
                    return
                self.pace.wait(over)
                author = chance.choice(authors)
                began = time.monotonic()
                if kind == "page":
                    answer = await client.get("/articles", params=self.counts.parameters(author))
                elif kind == "events":
                    answer = await client.get("/events", params={"source": STEADY_SOURCE})
                else:
                    answer = await client.get(f"/articles/{chance.choice(self.ids)}")
                failure = _failure(answer)
                self.attempts.add(Attempt(kind, began, time.monotonic(), failure))
                if kind == "page" and not failure:
                    self.counts.compare(author, answer.json())


def _failure(answer: httpx.Response) -> str:
    """Return why an answer is none; empty if it is one.

    Raises:
        SummitryError: the request itself is wrong.
    """
    if answer.is_client_error:
        raise SummitryError(f"the API refuses {answer.request.url}: {answer.text}")
    return "" if answer.is_success else f"{answer.status_code} {answer.json()['detail']}"
