"""Chromium as the system's package brings it; .ci/run installs that."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright

# Without these, Chromium asks its maker's servers for updates at every start.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def chromium(playwright: Playwright, *options: str) -> Iterator[Browser]:
    """Have the browser for as long as the block lasts, with further options of the command."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "install the system's Chromium first: apt-get install chromium"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root, *options])
    yield browser
    browser.close()
