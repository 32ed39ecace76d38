"""A real browser, the API served to it on loopback, and the page of a deployed stack."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from rich.console import Console

from functions.api.app import create_app
from infra.cli.upload.delivery import deliver
from infra.cli.upload.files import find_uploads
from infra.local.stack import Stack
from tests.support import api_server as serving
from tests.support.web_packages import web_package
from tests.web.chromium import chromium
from tests.web.desk import HOSTILE, Desk

SAMPLES = Path(__file__).parents[2] / "samples"
AT_ONCE = 6
"""Requests that a browser has under way at once while the page opens."""
PATIENCE_SECONDS = 120
PATIENCE_MS = 20_000
"""How long a test waits for the page: the functions start slowly on a busy machine."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts and drives browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium."""
    with chromium(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the API in this process; the pages need no search engine."""
    with serving.served(create_app()) as address:
        yield address


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (web_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def filled_stack(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """The deployed stack with the samples in it, an article full of markup, and an odd source."""
    folder = tmp_path_factory.mktemp("markup")
    article = {
        "title": f"Title {HOSTILE}",
        "text": f"🕊 🕊 President Xi Jinping met {HOSTILE} in Tokyo, near a trapezohedron.",
        "published": "2001-01-01",
        "source": f"Source {HOSTILE}",
        "authors": [f"Author {HOSTILE}"],
    }
    dash = {"title": "Dashes", "text": "A trapezohedron with dashes.", "source": "-30-"}
    (folder / "markup.json").write_text(json.dumps(article), encoding="utf-8")
    (folder / "dash.json").write_text(json.dumps(dash), encoding="utf-8")
    headers = {"x-api-key": stack.api_key}
    with httpx.Client(base_url=stack.api, headers=headers, timeout=30) as api:
        found = find_uploads([SAMPLES, folder])
        sent = deliver(stack.cloud.client("s3"), stack.bucket, api, found, Console(quiet=True))
        assert sent.worked
        _start_functions(api)
    return stack


def _start_functions(api: httpx.Client) -> None:
    """Ask as many things at once as a browser that opens the page, until all are answered.

    Each starts a function, and on a busy machine the gateway does not wait long enough for some.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    with ThreadPoolExecutor(AT_ONCE) as threads:
        while any(answer.is_error for answer in threads.map(api.get, ["/articles"] * AT_ONCE)):
            assert time.monotonic() < end, "the functions do not start"


@pytest.fixture
def desk(browser: Browser, filled_stack: Stack, axe: str) -> Iterator[Desk]:
    """The page of the stack; whatever goes wrong in it fails the test."""
    expect.set_options(timeout=PATIENCE_MS)
    headers = {"x-api-key": filled_stack.read_key}
    with httpx.Client(base_url=filled_stack.api, headers=headers, timeout=30) as api:
        opened = Desk(browser, filled_stack, api, axe)
        yield opened
        opened.close()
    assert opened.complaints == []
