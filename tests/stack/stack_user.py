"""A user of the deployed stack: puts articles into the bucket and finds them over REST."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from infra.local.stack import Stack

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class StackUser:
    """A user who puts, removes and finds articles."""

    stack: Stack
    s3: Any
    api: httpx.Client

    def put(self, name: str, body: bytes | str, content_type: str = "text/plain") -> str:
        """Put an article; its key."""
        key = f"articles/{name}"
        data = body.encode() if isinstance(body, str) else body
        self.s3.put_object(Bucket=self.stack.bucket, Key=key, Body=data, ContentType=content_type)
        return key

    def delete(self, key: str) -> None:
        """Remove an article from the bucket."""
        self.s3.delete_object(Bucket=self.stack.bucket, Key=key)

    def search(self, **parameters: str) -> dict[str, Any]:
        """The first page of a search, asked again while the engine is too busy to answer (503)."""
        end = time.monotonic() + PATIENCE
        answer = self.api.get("/articles", params=parameters)
        while answer.status_code == 503 and time.monotonic() < end:
            time.sleep(float(answer.headers["retry-after"]))
            answer = self.api.get("/articles", params=parameters)
        page: dict[str, Any] = answer.raise_for_status().json()
        return page

    def titles(self, **parameters: str) -> set[str]:
        """Titles of the articles that a search finds."""
        return {article["title"] for article in self.search(**parameters)["articles"]}

    def upload_status(self, key: str) -> dict[str, Any]:
        """What the API says of an upload; empty where it says nothing."""
        answer = self.api.get(f"/uploads/{quote(key)}")
        told: dict[str, Any] = answer.json() if answer.status_code == 200 else {}
        return told

    def wait_for(self, state: str, key: str, seconds: float = PATIENCE) -> dict[str, Any]:
        """Wait until an upload is in a state; what the API says of it then."""
        eventually(lambda: self.upload_status(key).get("state") == state, seconds)
        return self.upload_status(key)


def eventually(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"still not so after {seconds:.0f} s"
        time.sleep(0.1)
