"""A session with the project's local stack: started for the command, or asked as it runs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
from rich.console import Console

from infra.cli.terminal.progress import shown_progress
from infra.local.folders import Folders, find_folders
from infra.local.stack import Options, Stack
from infra.local.startup import local_stack

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def started_stack(options: Options, console: Console) -> Iterator[Stack]:
    """Have the whole stack until the block ends, and show how it starts.

    Args:
        options: how to start it.
        console: where to show the progress.
    """
    with ExitStack() as running:
        with shown_progress(console) as progress:
            stack = running.enter_context(local_stack(options, progress))
        yield stack


def project_folders() -> Folders:
    """Return the folders of the project that this command belongs to."""
    return find_folders(ROOT)


def api_client(api: str, api_key: str) -> httpx.Client:
    """Make a client of the REST API."""
    return httpx.Client(base_url=api, headers={"x-api-key": api_key}, timeout=30)
