"""How fast extraction is, on one core: `python -m infra.benchmarks.extraction`.

Rates are of processor time, so that a busy machine does not blur them; the yardstick, spaCy's
blank English pipeline with a PhraseMatcher of the same forms, runs in the same process.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import RawIOBase
from time import perf_counter, process_time
from typing import Any

import spacy
from rich.console import Console
from rich.table import Table
from spacy.matcher import PhraseMatcher

from infra.benchmarks.corpus import articles
from infra.benchmarks.prose import prose
from infra.cli.streaming import annotate_stream
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import Vocabulary, load

_ROUNDS = 3
_SIZES = (1_000, 10_000, 100_000, 500_000, 1_000_000, 2_000_000)
_HOSTILE = {
    "one letter": "a",
    "one capital": "A",
    "words in capitals": "ABC DEF ",
    "nested quotes": "\"'",
    "title words": "President ",
    "combining accents": "e\u0301",
    "full stops": ". ",
    "surnames": "Merkel, ",
    "hyphens": "a-",
}
_MODULES = ("boto3", "opensearchpy", "aws_lambda_powertools", "shared.extraction.extractor")

console = Console()


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streamed", type=int, default=100_000, help="articles to stream")
    parser.add_argument("--articles", type=int, default=1_000, help="articles of each length")
    arguments = parser.parse_args()
    start = process_time()
    vocabulary = load()
    loaded = process_time() - start
    extractor = Extractor(vocabulary)
    built = process_time() - start - loaded
    console.print(f"vocabulary {1000 * loaded:.0f} ms, index of forms {1000 * built:.0f} ms")
    _show_imports()
    # First: a peak never falls, and the hostile texts' would hide the stream's.
    _show_memory(extractor, arguments.streamed)
    _show_rates(extractor, vocabulary, arguments.articles)
    _show_linearity(extractor)
    _show_hostile(extractor)


def _best(work: Callable[[], object]) -> float:
    """Least processor time of a few rounds, in seconds."""
    times = []
    for _ in range(_ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def _show_rates(extractor: Extractor, vocabulary: Vocabulary, count: int) -> None:
    pipeline, matcher = _phrase_matcher(vocabulary)
    table = Table("words", "Summitry", "spaCy names only", "ratio", title="articles a second")
    for words in (130, 450):
        texts = prose(count, words)
        ours = count / _best(partial(_extract, extractor, texts))
        theirs = count / _best(partial(_match, pipeline, matcher, texts))
        table.add_row(str(words), f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.2f}")
    console.print(table)


def _phrase_matcher(vocabulary: Vocabulary) -> tuple[Any, Any]:
    """The tokenizer of spaCy with a matcher of every form of leaders and countries."""
    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab)
    forms = {form.text for country in vocabulary.countries.values() for form in country.forms}
    for leader in vocabulary.leaders.values():
        forms |= {leader.name, *leader.aliases, *leader.short}
    matcher.add("form", [pipeline.make_doc(form) for form in sorted(forms)])
    return pipeline, matcher


def _extract(extractor: Extractor, texts: Sequence[ArticleText]) -> int:
    return sum(len(extractor.extract(text).mentions) for text in texts)


def _match(pipeline: Any, matcher: Any, texts: Sequence[ArticleText]) -> int:
    return sum(len(matcher(pipeline(f"{text.title}\n\n{text.body}"))) for text in texts)


def _ordinary(size: int) -> str:
    """Ordinary prose of a given number of characters."""
    return "\n\n".join(text.body for text in prose(size // 500 + 2, 130))[:size]


def _show_linearity(extractor: Extractor) -> None:
    table = Table("characters", "seconds", "seconds per MB", title="cost by length")
    for size in _SIZES:
        text = ArticleText("", _ordinary(size))
        rounds = max(1, 100_000 // size)
        seconds = _best(partial(_extract, extractor, [text] * rounds)) / rounds
        table.add_row(f"{size:,}", f"{seconds:.4f}", f"{seconds / size * 1e6:.2f}")
    console.print(table)


def _show_hostile(extractor: Extractor) -> None:
    size = _SIZES[-1]
    planes = "".join(chr(code * 7919 % 0x110000) for code in range(size))
    pieces = {name: piece * (size // len(piece)) for name, piece in _HOSTILE.items()}
    texts = {"ordinary": _ordinary(size), **pieces, "every plane": planes}
    texts["binary"] = bytes(code * 7919 % 256 for code in range(size)).decode("latin-1")
    table = Table("2 MB of", "seconds per MB", "times ordinary", title="hostile texts")
    ordinary = 0.0
    for name, text in texts.items():
        start = process_time()
        extractor.extract(ArticleText("", text))
        seconds = (process_time() - start) / len(text) * 1e6
        ordinary = ordinary or seconds
        table.add_row(name, f"{seconds:.2f}", f"{seconds / ordinary:.2f}")
    console.print(table)


class _Lines(RawIOBase):
    """A stream of generated articles, made as they are read."""

    def __init__(self, count: int) -> None:
        self._lines = (json.dumps(item).encode() + b"\n" for item in articles(count))

    def readline(self, size: int | None = -1, /) -> bytes:
        del size
        return next(self._lines, b"")


class _Nowhere(RawIOBase):
    """Takes what is written and counts it."""

    written = 0

    def write(self, data: Any, /) -> int:
        self.written += len(data)
        return len(data)


def _show_memory(extractor: Extractor, count: int) -> None:
    """Peak memory after a tenth of the stream and after all of it."""
    table = Table("articles streamed", "peak memory, MB", "articles a second", title="memory")
    for part in (count // 10, count):
        start = perf_counter()
        annotate_stream(_Lines(part), _Nowhere(), extractor)  # type: ignore[arg-type]
        rate = part / (perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        table.add_row(f"{part:,}", f"{peak:.0f}", f"{rate:,.0f}")
    console.print(table)


def _show_imports() -> None:
    """What importing extraction costs on top of what every Lambda imports."""
    table = Table("import", "ms on top", title="imports, each after the ones above")
    before = 0.0
    for last in range(1, len(_MODULES) + 1):
        now = min(_import_time(_MODULES[:last]) for _ in range(_ROUNDS))
        table.add_row(_MODULES[last - 1], f"{1000 * (now - before):.0f}")
        before = now
    console.print(table)


def _import_time(modules: Sequence[str]) -> float:
    code = f"import time; t = time.process_time(); import {', '.join(modules)}; "
    code += "print(time.process_time() - t)"
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
