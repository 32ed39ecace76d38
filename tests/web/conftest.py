"""A real browser and the API served to it on loopback."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from functions.api.app import create_app
from tests.support import api_server as serving

# Without these, Chromium asks its maker's servers for updates at every start.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system's package brings it; .ci/run installs that."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "install the system's Chromium first: apt-get install chromium"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET + root)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The address of the API in this process; the pages need no search engine."""
    with serving.served(create_app()) as address:
        yield address
