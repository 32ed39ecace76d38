"""`python -m infra.benchmarks.ingest`: where the time of an upload of many articles goes.

The same documents go through every row. What the use case adds beyond reading, extraction and
raw `_bulk` is to be at most half of raw `_bulk`'s time; two workers are to do 1.7 times one's work.
"""

import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import track
from rich.table import Table

from infra.benchmarks.backends.engine import own_engine
from infra.benchmarks.data.articles import articles, to_lines
from infra.benchmarks.measurements.stages import STAGES, IngestStages
from infra.benchmarks.measurements.workers import speedup
from infra.benchmarks.targets import report_target
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

console = Console()
ROUNDS = 5
MOST_OVERHEAD = 0.5
"""Of raw `_bulk`'s time a document."""
LEAST_SPEEDUP = 1.7
"""Speedup of two worker processes over one."""


@dataclass(slots=True)
class StageTimes:
    """Seconds a document that each row took, round by round.

    Attributes:
        seconds: by row.
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: {row: [] for row in STAGES})

    def add(self, times: dict[str, float]) -> None:
        """Take in a round."""
        for row, seconds in times.items():
            self.seconds[row].append(seconds)

    def typical(self, row: str) -> float:
        """Give the median of the rounds."""
        return float(median(self.seconds[row]))

    @property
    def overhead(self) -> float:
        """What the use case adds, as a share of raw `_bulk`'s time: the median of the rounds."""
        rounds = zip(*(self.seconds[row] for row in STAGES), strict=True)
        shares = [(whole - sum(parts) - bulk) / bulk for *parts, bulk, whole in rounds]
        return float(median(shares))


def main() -> int:
    """Run with the environment's N, documents a round; gives the exit code."""
    documents = int(os.environ.get("N", "2000"))
    extractor, rounds = Extractor(load()), StageTimes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with own_engine(console) as engine:
            for number in track(range(ROUNDS + 1), "ingest", console=console):
                file = folder / f"{number}.jsonl"
                file.write_bytes(b"".join(to_lines(articles(documents, seed=number))))
                times = IngestStages(number, file, documents, extractor, engine).run()
                if number:  # the first round warms engine and interpreter
                    rounds.add(times)
        gained = speedup(folder, documents)
    console.print(_table(rounds, documents))
    added = "the use case adds, as a share of raw _bulk's time a document"
    worked = report_target(console, added, rounds.overhead, most=MOST_OVERHEAD)
    two = "two worker processes do, of one's work, the index faked"
    worked = report_target(console, two, gained.wall, " ×", least=LEAST_SPEEDUP) and worked
    console.print(f"the same, were a core free for each: {gained.processor:.2f} ×")
    return 0 if worked else 1


def _table(rounds: StageTimes, documents: int) -> Table:
    table = Table(title=f"Ingest: {ROUNDS} rounds of {documents} articles, medians")
    table.add_column("row")
    for name in ("µs a document", "documents a second"):
        table.add_column(name, justify="right")
    for row in STAGES:
        seconds = rounds.typical(row)
        table.add_row(row, f"{seconds * 1e6:.0f}", f"{1 / seconds:,.0f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
