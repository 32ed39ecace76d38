"""`python -m infra.benchmarks.long_object`: one object of 200,000 articles, part by part.

Each part is an invocation of its own: it ends when the ingest function would hand on, and goes on
from its message. Memory is to stay flat, however long the object is.
"""

import gzip
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, time

from rich.console import Console
from rich.progress import track
from rich.table import Table

from functions.ingest.handler import HAND_ON_SECONDS
from infra.benchmarks.backends.engine import own_engine
from infra.benchmarks.backends.memory import FileStore, MemoryQueue
from infra.benchmarks.data.articles import articles, to_lines
from infra.benchmarks.targets import report_target
from shared.adapters.clock import SystemClock
from shared.domain.messages import Continuation, Message
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import Generation
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import IngestResult, PassContext
from shared.vocabulary import load

console = Console()
REF = ObjectRef("bench", "articles/long.jsonl.gz")
WORKING_SECONDS = 20 - HAND_ON_SECONDS
"""Time of an invocation before it hands on."""
MOST_GROWTH = 1.5
"""Memory after the last part, of that after the first: a set of ids grows, nothing else may."""


@dataclass(frozen=True, slots=True)
class Part:
    """One invocation.

    Attributes:
        articles: written so far.
        seconds: that it took.
        megabytes: resident memory at its end.
    """

    articles: int
    seconds: float
    megabytes: float


def main() -> int:
    """Run with the environment's LONG, the number of articles; gives the exit code."""
    count = int(os.environ.get("LONG", "200000"))
    with tempfile.TemporaryDirectory() as name, own_engine(console) as engine:
        file = Path(name) / "long.jsonl.gz"
        _write(file, count)
        engine.catalogue.create(1)
        parts = list(_ingest(file, engine.catalogue.open(1)))
    console.print(_table(parts))
    grown = parts[-1].megabytes / parts[0].megabytes
    last = "memory after the last part, of that after the first"
    flat = report_target(console, last, grown, "×", most=MOST_GROWTH)
    whole = parts[-1].articles == count and len(parts) > 1
    console.print(f"{parts[-1].articles:,} of {count:,} articles in {len(parts)} parts")
    return 0 if flat and whole else 1


def _write(file: Path, count: int) -> None:
    with gzip.open(file, "wb", compresslevel=4) as stream:
        for line in track(to_lines(articles(count)), "writing", count, console=console):
            stream.write(line)


def _ingest(file: Path, generation: Generation) -> Iterator[Part]:
    """Let one invocation after another go on until none hands on."""
    queue = MemoryQueue()
    builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(Extractor(load())))
    context = PassContext(FileStore(file), queue, SystemClock(), builder)
    ingest = Ingest(context)
    yield _part(lambda: ingest.update(REF, generation, time() + WORKING_SECONDS))
    while queue.messages:
        yield _part(partial(_go_on, ingest, generation, queue.messages.pop()))


def _go_on(ingest: Ingest, generation: Generation, message: Message) -> IngestResult:
    if not isinstance(message, Continuation):
        raise TypeError(f"a pass over one key sent {message}")
    return ingest.resume(message, generation, time() + WORKING_SECONDS)


def _part(work: Callable[[], IngestResult]) -> Part:
    began = perf_counter()
    done = work().articles
    part = Part(done, perf_counter() - began, _resident_megabytes())
    console.print(f"{done:,} articles, {part.megabytes:.0f} MB", style="dim", highlight=False)
    return part


def _resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _table(parts: Sequence[Part]) -> Table:
    table = Table(title="One object, invocation by invocation")
    for name in ("part", "articles so far", "seconds", "articles a second", "memory, MB"):
        table.add_column(name, justify="right")
    before = 0
    for number, part in enumerate(parts, 1):
        rate = (part.articles - before) / part.seconds
        before = part.articles
        table.add_row(
            f"{number}",
            f"{part.articles:,}",
            f"{part.seconds:.1f}",
            f"{rate:,.0f}",
            f"{part.megabytes:.0f}",
        )
    return table


if __name__ == "__main__":
    sys.exit(main())
