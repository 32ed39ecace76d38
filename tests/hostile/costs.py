"""`PROVE=1 python -m tests.hostile.costs`: what each hostile upload costs ingest.

Memory and time are told; without PROVE, of one upload in four.

Each goes through the whole use case in a process of its own, forked from one that has loaded what a
warm function has; so its peak is that of a function which meets this upload first. The index is
faked: what is measured is what an upload can make our own process do.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from infra.benchmarks.backends.memory import DiscardingGeneration, FileStore, MemoryQueue
from shared.adapters.clock import SystemClock
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.usecases.ingest.documents.document_builder import (
    ArticleDocumentBuilder,
    DocumentBuilder,
)
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.vocabulary import load
from tests.hostile import hostile_uploads_to_ingest
from tests.hostile.model import Hostile

MOST_MEGABYTES = 512
LISTED = 12
"""The dearest, in the table."""

_FORK = get_context("fork")
_LIMIT_SECONDS = 120
"""Until a process that does not end is ended; far more than any upload takes."""


class Cost(NamedTuple):
    """What one upload cost.

    Attributes:
        name: of the upload.
        outcome: how its pass ended.
        megabytes: most resident memory of the process, all that it had loaded included.
        seconds: processor time.
    """

    name: str
    outcome: str
    megabytes: float
    seconds: float


def measure() -> Iterator[Cost]:
    """Let each upload of the corpus go through ingest, in a process of its own.

    Raises:
        TimeoutError: one did not end.
        EOFError: one took its process down.
    """
    builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(Extractor(load())))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "upload"
        for upload in hostile_uploads_to_ingest():
            # Made elsewhere, too, so that no trace of it is in the process that is measured.
            _apart(partial(_write, file, upload))
            yield _apart(partial(_ingest, file, upload, builder))


def _write(file: Path, upload: Hostile) -> None:
    file.write_bytes(upload.make())


def _ingest(file: Path, upload: Hostile, builder: DocumentBuilder) -> Cost:
    context = PassContext(
        FileStore(file, upload.content_type), MemoryQueue(), SystemClock(), builder
    )
    ref = ObjectRef("bucket", f"articles/{upload.name}")
    result = Ingest(context).update(ref, DiscardingGeneration(), float("inf"))
    return Cost(upload.name, result.outcome, _peak_megabytes(), process_time())


def _apart[T](work: Callable[[], T]) -> T:
    """Do something in a process of its own, which ends with it; gives what it gives."""
    ours, theirs = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    try:
        if not ours.poll(_LIMIT_SECONDS):
            raise TimeoutError(f"an upload was not done within {_LIMIT_SECONDS} s")
        done: T = ours.recv()
    finally:
        process.kill()
        process.join()
    return done


def _peak_megabytes() -> float:
    """Peak of this process alone; getrusage would count what its parent had when it forked."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    if found is None:
        raise OSError("/proc/self/status tells no VmHWM")
    return int(found[1]) / 1024


def main() -> int:
    """Print the dearest uploads; gives the exit code."""
    console = Console()
    count = len(hostile_uploads_to_ingest())
    costs = list(track(measure(), "hostile uploads", count, console=console))
    table = Table(title=f"The dearest of {count} hostile uploads")
    table.add_column("upload")
    table.add_column("ended")
    table.add_column("peak, MB", justify="right")
    table.add_column("processor, s", justify="right")
    dearest = dict.fromkeys(
        [
            *sorted(costs, key=lambda cost: -cost.megabytes)[: LISTED // 2],
            *sorted(costs, key=lambda cost: -cost.seconds)[: LISTED // 2],
        ]
    )
    for cost in dearest:
        table.add_row(cost.name, cost.outcome, f"{cost.megabytes:.0f}", f"{cost.seconds:.2f}")
    console.print(table)
    worst = max(cost.megabytes for cost in costs)
    console.print(f"most memory: {worst:.0f} MB (limit {MOST_MEGABYTES})")
    return 0 if worst < MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
