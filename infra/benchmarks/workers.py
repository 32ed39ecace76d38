"""Two worker processes against one, the index faked: what ingest gains by a second core."""

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter

from infra.benchmarks.corpus import articles, to_lines
from infra.benchmarks.faked import FakedGeneration, FileStore, MemoryQueue
from shared.adapters.clock import SystemClock
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.ingest_object import Ingest
from shared.usecases.ingest_tools import Tools
from shared.vocabulary import load

ROUNDS = 5
REF = ObjectRef("bench", "articles/workers.jsonl")


def speedup(folder: Path, documents: int) -> float:
    """Tell how much more two processes do than one in the same time: the median of the rounds.

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
    gained = [2 * _seconds(ends[:1]) / _seconds(ends) for _ in range(ROUNDS)]
    for end in ends:
        end.send(False)
    return median(gained)


def _seconds(ends: list["Connection[bool, None]"]) -> float:
    """Let workers ingest the file at the same time; until the last is done."""
    began = perf_counter()
    for end in ends:
        end.send(True)
    for end in ends:
        end.recv()
    return perf_counter() - began


def _work(orders: "Connection[None, bool]", file: Path) -> None:
    """Ingest the file each time it is asked for, until told to end; say when done."""
    drafting = ArticleDrafting(Extractor(load()))
    tools = Tools(FileStore(file), MemoryQueue(), SystemClock(), drafting)
    orders.send(None)
    while orders.recv():
        Ingest(tools).look(REF, FakedGeneration(), float("inf"))
        orders.send(None)
