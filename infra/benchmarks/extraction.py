"""The speed of extraction on one core: `python -m infra.benchmarks.extraction`.

Rates are of processor time, so that a busy machine does not blur them; the baseline runs in the
same process and turn by turn with ours.
"""

import argparse
import json
import resource
import sys
from collections.abc import Sequence
from io import RawIOBase
from statistics import median
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from infra.benchmarks.data.articles import articles
from infra.benchmarks.data.prose import dense_prose, prose
from infra.benchmarks.measurements.baseline import SpacyBaseline
from infra.benchmarks.measurements.cold_start import show_cold_start
from infra.benchmarks.targets import report_target
from infra.cli.jsonl_stream import annotate_stream
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.extraction.text.tagging_limit import TAGGED_CHARACTERS
from shared.vocabulary import load

ROUNDS = 5
LEAST_RATIO = 0.3
"""Share of the baseline's articles a second."""
MOST_GROWTH = 1.1
"""Peak memory after a whole stream, of that after a tenth."""
MOST_SLOWING = 1.5
"""Time per character of the longest text, of that of the shortest but one: linear is 1."""
MOST_HOSTILE = 4
"""Time of a hostile text of the largest size, of an ordinary one's."""
_SIZES = (1_000, 10_000, 100_000, TAGGED_CHARACTERS)
_LARGEST = 2_000_000
_HOSTILE = {
    "one letter": "a",
    "one capital": "A",
    "words in capitals": "ABC DEF ",
    "nested quotes": "\"'",
    "title words": "President ",
    "combining accents": "e\u0301",
    "full stops": ". ",
    "surnames": "Merkel, ",
    "short sentences of leaders": "Xi met Putin. ",
    "politicians of no office": "Anna Macron elected ",
    "hyphens": "a-",
    "passives in one sentence": "a deal was sent , and the pact was shown with ",
}

console = Console()


def main() -> int:
    """Print every table; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streamed", type=int, default=100_000, help="articles to stream")
    parser.add_argument("--articles", type=int, default=1_000, help="articles of each length")
    arguments = parser.parse_args()
    extractor = Extractor(load())
    met = [
        show_cold_start(console),
        # First: a peak never falls, and the hostile texts' would hide the stream's.
        _show_memory(extractor, arguments.streamed),
        _show_rates(extractor, SpacyBaseline(load()), arguments.articles),
        _show_linearity(extractor),
        _show_hostile(extractor),
    ]
    return 0 if all(met) else 1


def _extract(extractor: Extractor, texts: Sequence[ArticleText]) -> float:
    """Processor time of annotating texts, in seconds."""
    start = process_time()
    for text in texts:
        extractor.extract(text)
    return process_time() - start


def _show_rates(extractor: Extractor, baseline: SpacyBaseline, count: int) -> bool:
    table = Table("words", "Summitry", "spaCy, names only", "ratio", title="articles a second")
    ratios = {}
    corpora = {"130": prose(count, 130), "450": prose(count, 450)}
    for name, texts in (corpora | {"450, of politics alone": dense_prose(count, 450)}).items():
        times = [_turn(extractor, baseline, texts, number) for number in range(ROUNDS)]
        ours, theirs = (count / median(column) for column in zip(*times, strict=True))
        ratios[name] = median(other / own for own, other in times)
        table.add_row(name, f"{ours:,.0f}", f"{theirs:,.0f}", f"{ratios[name]:.2f}")
    console.print(table)
    what = "articles of {} words a second, of spaCy's"
    met = [
        report_target(console, what.format(n), ratios[n], " ×", least=LEAST_RATIO) for n in corpora
    ]
    return all(met)


def _turn(
    extractor: Extractor, baseline: SpacyBaseline, texts: Sequence[ArticleText], number: int
) -> tuple[float, float]:
    """Time of ours and of the baseline, now one and now the other first."""
    ours = _extract(extractor, texts) if number % 2 else 0.0
    start = process_time()
    baseline.match(texts)
    theirs = process_time() - start
    return ours or _extract(extractor, texts), theirs


def _ordinary(size: int) -> str:
    """Ordinary prose of a given number of characters."""
    return "\n\n".join(text.body for text in prose(size // 500 + 2, 130))[:size]


def _show_linearity(extractor: Extractor) -> bool:
    table = Table("characters", "seconds", "seconds per MB", title="cost by length")
    per_megabyte = []
    for size in _SIZES:
        text = ArticleText("", _ordinary(size))
        times = max(1, 100_000 // size)
        seconds = min(_extract(extractor, [text] * times) for _ in range(ROUNDS)) / times
        per_megabyte.append(seconds / size * 1e6)
        table.add_row(f"{size:,}", f"{seconds:.4f}", f"{per_megabyte[-1]:.2f}")
    console.print(table)
    slowed = per_megabyte[-1] / per_megabyte[1]
    what = f"time per MB of {_SIZES[-1]:,} characters, of that of {_SIZES[1]:,}"
    return report_target(console, what, slowed, " ×", most=MOST_SLOWING)


def _show_hostile(extractor: Extractor) -> bool:
    size = _LARGEST
    planes = "".join(chr(code * 7919 % 0x110000) for code in range(size))
    pieces = {name: piece * (size // len(piece)) for name, piece in _HOSTILE.items()}
    dense = dense_prose(1, size // 5)[0].body[:size]
    texts = {"ordinary": _ordinary(size), "politics alone": dense, **pieces, "every plane": planes}
    texts["binary"] = bytes(code * 7919 % 256 for code in range(size)).decode("latin-1")
    table = Table("2 MB of", "seconds", "times ordinary", title="the largest articles")
    costs: dict[str, float] = {}
    for name, text in texts.items():
        costs[name] = _extract(extractor, [ArticleText("", text)])
        table.add_row(name, f"{costs[name]:.2f}", f"{costs[name] / costs['ordinary']:.2f}")
    console.print(table)
    dearest = max(texts, key=lambda name: costs[name])
    ratio = costs[dearest] / costs["ordinary"]
    return report_target(
        console, f"the dearest, {dearest}", ratio, " × ordinary", most=MOST_HOSTILE
    )


class _Lines(RawIOBase):
    """A stream of generated articles, made as they are read."""

    def __init__(self, count: int) -> None:
        self._lines = (json.dumps(item).encode() + b"\n" for item in articles(count))

    def readline(self, size: int | None = -1, /) -> bytes:
        del size
        return next(self._lines, b"")


class _Nowhere(RawIOBase):
    """A file that keeps nothing and counts the bytes written."""

    written = 0

    def write(self, data: Any, /) -> int:
        self.written += len(data)
        return len(data)


def _show_memory(extractor: Extractor, count: int) -> bool:
    """Peak memory after a tenth of the stream and after all of it."""
    table = Table("articles streamed", "peak memory, MB", "articles a second", title="memory")
    peaks = []
    for part in (count // 10, count):
        start = perf_counter()
        annotate_stream(_Lines(part), _Nowhere(), extractor)  # type: ignore[arg-type]
        rate = part / (perf_counter() - start)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        table.add_row(f"{part:,}", f"{peaks[-1]:.0f}", f"{rate:,.0f}")
    console.print(table)
    what = "peak memory of the whole stream, of that of a tenth"
    return report_target(console, what, peaks[1] / peaks[0], " ×", most=MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
