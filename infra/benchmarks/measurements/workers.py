"""Two worker processes against one, the index faked: what ingest gains by a second core."""

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from infra.benchmarks.backends.memory import DiscardingGeneration, FileStore, MemoryQueue
from infra.benchmarks.data.articles import articles, to_lines
from shared.adapters.clock import SystemClock
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.vocabulary import load

ROUNDS = 5
REF = ObjectRef("bench", "articles/workers.jsonl")


class Speedup(NamedTuple):
    """The gain of a second worker: medians of the rounds.

    Attributes:
        wall: how much more two do than one in the same time.
        processor: the same were a core free for each: a document's processor time alone, of that
            beside the other. What is less than 2 is what they take from each other's caches; what
            `wall` lacks besides, other work on the machine took.
    """

    wall: float
    processor: float


class _Run(NamedTuple):
    """Seconds until the last was done, and the processor time of the one that took most."""

    wall: float
    processor: float


def speedup(folder: Path, documents: int) -> Speedup:
    """Tell how much more two processes do than one in the same time.

    Args:
        folder: for a file of articles.
        documents: that each process ingests, a round.
    """
    file = folder / "workers.jsonl"
    file.write_bytes(b"".join(to_lines(articles(documents))))
    context = multiprocessing.get_context("spawn")
    ends = []
    for _ in range(2):
        ours, theirs = context.Pipe()
        context.Process(target=_work, args=(theirs, file), daemon=True).start()
        ends.append(ours)
    for end in ends:
        end.recv()
    rounds = [(_run(ends[:1]), _run(ends)) for _ in range(ROUNDS)]
    for end in ends:
        end.send(False)
    return Speedup(
        median(2 * one.wall / both.wall for one, both in rounds),
        median(2 * one.processor / both.processor for one, both in rounds),
    )


def _run(ends: Sequence["Connection[bool, float]"]) -> _Run:
    """Let workers ingest the file at the same time; until the last is done."""
    began = perf_counter()
    for end in ends:
        end.send(True)
    busy = max(end.recv() for end in ends)
    return _Run(perf_counter() - began, busy)


def _work(orders: "Connection[float, bool]", file: Path) -> None:
    """Ingest the file each time it is asked for, until told to end; say how busy it was."""
    builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(Extractor(load())))
    context = PassContext(FileStore(file), MemoryQueue(), SystemClock(), builder)
    Ingest(context).update(REF, DiscardingGeneration(), float("inf"))  # warms the interpreter
    orders.send(0.0)
    while orders.recv():
        began = process_time()
        Ingest(context).update(REF, DiscardingGeneration(), float("inf"))
        orders.send(process_time() - began)
