"""OpenSearch on this machine: started, watched and stopped."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.ports import LOOPBACK, free_port
from infra.local.process.server import Server
from infra.local.progress import SilentTask, Task

START_SECONDS = 180


@dataclass(slots=True)
class OpenSearch:
    """A running OpenSearch.

    Attributes:
        url: where it answers.
        server: its process; None where OPENSEARCH_URL named one that is not ours.
    """

    url: str
    server: Server | None

    def require_alive(self) -> None:
        """Make sure that it runs, as far as it is ours.

        Raises:
            LocalStackError: it ended by itself.
        """
        if self.server is not None:
            self.server.require_alive()

    def kill(self) -> None:
        """End it at once, as a crash would.

        Raises:
            LocalStackError: it is not ours.
        """
        self._own().kill()

    def start_again(self) -> None:
        """Start it with the same data and port, and wait until it answers.

        Raises:
            LocalStackError: it is not ours, or does not start.
        """
        server = self._own()
        server.stop()
        server.start()
        server.await_ready(lambda: is_ready(self.url), SilentTask(), START_SECONDS)

    def _own(self) -> Server:
        if self.server is None:
            raise LocalStackError(
                f"{self.url} was given by OPENSEARCH_URL and is not ours to stop."
            )
        return self.server


@contextmanager
def opensearch(
    folders: Folders,
    data: Path,
    task: Task,
    port: int,
    environ: Mapping[str, str] = os.environ,
) -> Iterator[OpenSearch]:
    """Have an OpenSearch: the one that OPENSEARCH_URL names, else one that ends with the block.

    Args:
        folders: folders to use.
        data: where it keeps its indices.
        task: told what goes on.
        port: where to listen.
        environ: the process environment.

    Raises:
        LocalStackError: it does not start; the message tells why.
    """
    url = address(port, environ)
    if url == given_address(environ):
        require_ready(url)
        task.finish(f"the one at {url}")
        yield OpenSearch(url, None)
        return
    # It needs the packages of the group `stack`, which an engine that is named does not.
    from infra.local.engine.configuration import Node, prepare

    with folders.scratch_folder("opensearch") as folder:
        server = prepare(folders, data, folder, task, Node(port, free_port()))
        try:
            task.say("starting")
            server.start()
            server.await_ready(lambda: is_ready(url), task, START_SECONDS)
            task.finish(f"ready at {url}")
            yield OpenSearch(url, server)
        finally:
            server.stop()


def given_address(environ: Mapping[str, str] = os.environ) -> str:
    """Return the engine that the user named, which is used instead of a new one; else empty."""
    return environ.get("OPENSEARCH_URL", "").rstrip("/")


def address(port: int, environ: Mapping[str, str] = os.environ) -> str:
    """Return where the engine is or will be: the user's, or one started on this port."""
    return given_address(environ) or f"http://{LOOPBACK}:{port}"


def is_ready(url: str) -> bool:
    """Tell whether an OpenSearch there is ready to take documents."""
    try:
        health = httpx.get(f"{url}/_cluster/health", timeout=2)
    except httpx.HTTPError:
        return False
    return health.status_code == 200 and health.json()["status"] in {"green", "yellow"}


def require_ready(url: str) -> None:
    """Make sure that the engine named by the user is there.

    Raises:
        LocalStackError: nothing answers, or what answers is no OpenSearch that is open to us.
    """
    try:
        answer = httpx.get(url, timeout=5)
        answer.raise_for_status().json()["version"]["number"]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise LocalStackError(
            f"OPENSEARCH_URL is {url}, and no OpenSearch answers there ({error}). "
            "Start it, or unset the variable to have one started."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise LocalStackError(
            f"OPENSEARCH_URL is {url}, and what answers there is no OpenSearch. "
            "Correct it, or unset the variable to have one started."
        ) from error
