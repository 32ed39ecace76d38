"""The cold start of both functions beside its floor: `python -m infra.benchmarks.cold_start`.

Both zips are built as `sam build` builds them. A fresh process has a zip's content alone, with the
bytecode that is shipped. It starts a function, or it imports the packages that this function uses
and makes its clients: the floor. These processes run in turn and are measured in processor time.
The Runtime Interface Emulator then measures the phase INIT of both. Other work on the machine makes
times by the clock say little.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from infra.benchmarks.data.starts import API, BUCKET, FIRST_SEARCH, INGEST
from infra.benchmarks.measurements.emulator import emulated_start
from infra.benchmarks.measurements.fresh_process import run_fresh
from infra.benchmarks.targets import report_target
from shared.articles import Moments, read_articles
from shared.domain.articles import Article

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
FUNCTIONS = {"Api": API, "Ingest": INGEST}
MOST_RATIO = {"Api": 1.25, "Ingest": 1.4}
MOST_SIZE = {"Api": 30, "Ingest": 60}
"""MB of content, unzipped."""
MOST_MEMORY = 200
"""MB, while the samples are read."""
INITS = 3

console = Console()


def main() -> int:
    """Measure and print; the exit code is 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="of each process")
    runs = parser.parse_args().runs
    with TemporaryDirectory() as name:
        folder = Path(name)
        for function in FUNCTIONS:
            _build(function, folder / function)
        times = _times(folder, runs)
        _show_times(times)
        _show_inits(folder)
        met = [
            met
            for function in FUNCTIONS
            for met in (
                _report_ratio(function, times),
                _report_size(function, folder / function),
                _report_memory(function, folder),
            )
        ]
    return 0 if all(met) else 1


def _build(function: str, content: Path) -> None:
    """Make the content of a zip."""
    command = ["make", "--silent", f"build-{function}Function", f"ARTIFACTS_DIR={content}"]
    content.mkdir()
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - words of ours


def _times(folder: Path, runs: int) -> dict[str, list[float]]:
    """Return the processor times of each process, which run in turn; the first round only warms."""
    codes = {
        "nothing": ("Api", ""),
        "Api, floor": ("Api", API.floor),
        "Api, floor with a client of S3": ("Api", API.floor + BUCKET),
        "Api": ("Api", API.ready),
        "Api, to the end of a first search": ("Api", FIRST_SEARCH),
        "Ingest, floor": ("Ingest", INGEST.floor),
        "Ingest": ("Ingest", INGEST.ready),
    }
    rounds = [
        {
            name: run_fresh(folder / function, code).seconds
            for name, (function, code) in codes.items()
        }
        for _ in range(runs + 1)
    ]
    return {name: [times[name] for times in rounds[1:]] for name in codes}


def _show_times(times: Mapping[str, Sequence[float]]) -> None:
    table = Table("processor time of a fresh process, ms", "median", "least", "most")
    for name, seconds in times.items():
        table.add_row(name, *map(_milliseconds, (median(seconds), min(seconds), max(seconds))))
    console.print(table)


def _show_inits(folder: Path) -> None:
    """Print what the emulator measures, floor and function in turn."""
    table = Table("INIT under the Runtime Interface Emulator, ms", "floor", "function", "ratio")
    for function, start in FUNCTIONS.items():
        module = f"{function.lower()}_floor"
        (folder / f"{module}.py").write_text(f"{start.floor}\ndef handler(*_): pass\n")
        content, handlers = folder / function, (f"{module}.handler", start.handler)
        rounds = [
            [emulated_start(content, handler, folder) for handler in handlers] for _ in range(INITS)
        ]
        for place, what in enumerate(("by the clock", "of the processor")):
            floor, ours = (
                median(start[place] for start in starts) for starts in zip(*rounds, strict=True)
            )
            row = (_milliseconds(floor), _milliseconds(ours), f"{ours / floor:.2f}")
            table.add_row(f"{function}, {what}", *row)
    console.print(table)


def _report_ratio(function: str, times: Mapping[str, Sequence[float]]) -> bool:
    ratio = median(times[function]) / median(times[f"{function}, floor"])
    return report_target(console, f"{function}, of its floor", ratio, most=MOST_RATIO[function])


def _report_size(function: str, content: Path) -> bool:
    size = sum(path.stat().st_size for path in content.rglob("*") if path.is_file())
    most = MOST_SIZE[function]
    return report_target(console, f"{function}, content of the zip", size / 1e6, " MB", most=most)


def _report_memory(function: str, folder: Path) -> bool:
    texts = SAMPLES if function == "Ingest" else _sample_texts(folder)
    code = FUNCTIONS[function].samples
    kilobytes = int(run_fresh(folder / function, code, str(texts)).output)
    what = f"{function}, most memory while it reads the samples"
    return report_target(console, what, kilobytes / 1000, " MB", most=MOST_MEMORY)


def _sample_texts(folder: Path) -> Path:
    """Write titles and bodies of all samples into a file; the API has no readers of formats."""
    lines = []
    for path in sorted(path for path in SAMPLES.rglob("*") if path.is_file()):
        with path.open("rb") as stream:
            for read in read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))):
                if isinstance(read, Article):
                    lines.append(json.dumps([read.title, read.body]))
    texts = folder / "samples.jsonl"
    texts.write_text("\n".join(lines))
    return texts


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


if __name__ == "__main__":
    sys.exit(main())
