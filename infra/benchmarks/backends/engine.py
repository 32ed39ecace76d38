"""A real search engine to measure with."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from opensearchpy import OpenSearch
from rich.console import Console

from functions.ingest.wiring import index_bodies
from infra.cli.stack.session import project_folders
from infra.cli.terminal.progress import shown_progress
from infra.local.engine.server import opensearch
from infra.local.process.ports import free_port
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import make_client
from shared.search.index.index_names import IndexNames


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine with indices of our own in it.

    Attributes:
        client: as ingest uses it.
        names: of the indices.
        catalogue: makes and opens them.
    """

    client: OpenSearch
    names: IndexNames
    catalogue: OpenSearchCatalogue

    def bulk(self, number: int, body: str) -> Any:
        """Send the lines of one bulk request to a generation, as ingest does."""
        return self.client.bulk(
            index=self.names.generation(number),
            body=body,
            params={"filter_path": "items.*.status,items.*.error.type,items.*.error.reason"},
        )


@contextmanager
def engine_url(console: Console) -> Iterator[str]:
    """Have an engine until the block ends: the one OPENSEARCH_URL names, else one of our own.

    Args:
        console: where to show how it starts.
    """
    folders = project_folders().with_own_logs("benchmark")
    with ExitStack() as running:
        data = running.enter_context(folders.scratch_folder("bench"))
        with shown_progress(console) as progress:
            task = progress.task("OpenSearch")
            engine = running.enter_context(opensearch(folders, data, task, free_port()))
        yield engine.url


@contextmanager
def own_engine(console: Console) -> Iterator[Engine]:
    """Have an engine with indices of our own until the block ends.

    Args:
        console: where to show how it starts.
    """
    with engine_url(console) as url, _indices(url) as engine:
        yield engine


@contextmanager
def _indices(url: str) -> Iterator[Engine]:
    prefix = f"bench-{uuid.uuid4().hex[:8]}-"
    client, names = make_client(url, "none", "", "write"), IndexNames(prefix)
    try:
        yield Engine(
            client, names, OpenSearchCatalogue(client, names, SystemClock(), index_bodies())
        )
    finally:
        client.indices.delete(index=f"{prefix}*")
        client.indices.delete_index_template(name=f"{prefix}*")
        client.close()
