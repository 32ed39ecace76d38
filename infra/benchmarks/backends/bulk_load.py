"""An index full of generated articles, made by as many processes as there are cores."""

import json
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from opensearchpy import OpenSearch
from rich.console import Console
from rich.progress import track

from infra.benchmarks.data.documents import DocumentGenerator
from shared.adapters.opensearch.client import make_client

BATCH = 1000
SEGMENTS = 5
"""So many are left: an index that is written to now and then has about as many."""
MERGE_SECONDS = 900


@dataclass(frozen=True, slots=True)
class BulkLoad:
    """What it took.

    Attributes:
        seconds: until everything was searchable and merged.
        megabytes: of the index on disk.
        heap_megabytes: that the engine held then; what it might free soon included.
    """

    seconds: float
    megabytes: float
    heap_megabytes: float


class BatchSender:
    """The maker and sender of batches; each process has one of its own."""

    def __init__(self, url: str, index: str) -> None:
        """Load the vocabulary and connect."""
        self._client, self._index, self._generator = _client(url), index, DocumentGenerator()

    def send(self, number: int, size: int) -> None:
        """Send one batch.

        Raises:
            RuntimeError: the engine refused a document.
        """
        documents = self._generator.batch(number, size)
        lines = [
            line
            for document in documents
            for line in (f'{{"index":{{"_id":"{document["id"]}"}}}}', json.dumps(document))
        ]
        params = {"filter_path": "errors", "request_timeout": 60}
        answer = self._client.bulk(body="\n".join(lines) + "\n", index=self._index, params=params)
        if answer["errors"]:
            raise RuntimeError(f"the engine refused a document of batch {number}")


def load_index(url: str, index: str, articles: int, console: Console) -> BulkLoad:
    """Fill an index that is there already.

    Args:
        url: address of the engine.
        index: name of the index.
        articles: how many; beyond one batch, whole batches of a thousand.
        console: where to show how far it is.
    """
    client, started = _client(url), time.perf_counter()
    client.indices.put_settings(index=index, body={"index": {"refresh_interval": "-1"}})
    size = min(articles, BATCH)
    _send_all(url, index, articles // size, size, console)
    client.indices.put_settings(index=index, body={"index": {"refresh_interval": None}})
    merging = {"max_num_segments": SEGMENTS, "request_timeout": MERGE_SECONDS}
    with console.status("merging"):
        client.indices.forcemerge(index=index, params=merging)
    client.indices.refresh(index=index, params={"request_timeout": MERGE_SECONDS})
    return BulkLoad(time.perf_counter() - started, _on_disk(client, index), _heap(client))


def _send_all(url: str, index: str, batches: int, size: int, console: Console) -> None:
    context = multiprocessing.get_context("spawn")
    workers = min(batches, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, context, _begin, (url, index)) as pool:
        sent = pool.map(_send, range(batches), [size] * batches)
        for _ in track(sent, f"{batches * size:,} articles", batches, console=console):
            pass


_sender: BatchSender


def _begin(url: str, index: str) -> None:
    global _sender  # a worker's, made once: a pool hands its tasks to functions
    _sender = BatchSender(url, index)


def _send(number: int, size: int) -> None:
    _sender.send(number, size)


def _client(url: str) -> OpenSearch:
    return make_client(url, "none", "us-east-1", "write")


def _on_disk(client: OpenSearch, index: str) -> float:
    told = client.indices.stats(index=index, metric="store")
    return float(told["_all"]["total"]["store"]["size_in_bytes"] / 1e6)


def _heap(client: OpenSearch) -> float:
    nodes = client.nodes.stats(metric="jvm")["nodes"].values()
    return float(sum(node["jvm"]["mem"]["heap_used_in_bytes"] for node in nodes) / 1e6)
