"""The detection of languages beside py3langid: `python -m infra.benchmarks.language`.

The texts are spaCy's example sentences, five a text. `--texts FOLDER` takes others: one file for
each language, `<code>.txt`, with a sentence a line. `--sentences` says how many make a text.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import batched, combinations
from pathlib import Path
from time import process_time

import py3langid
from rich.console import Console
from rich.table import Table

from infra.benchmarks.targets import report_target
from shared.articles.language.codes import language_code
from shared.articles.language.detection import detect_language

TWENTY = "ar cs de el en es fa fr id it ja ko nl pl pt ru tr uk vi zh".split()
"""Twenty languages that much of the web is written in."""
MOST_TEXTS = 100
"""Of a language; more of one language than of another would weigh more."""
LEAST_SAME = 0.99
_START = """
import re, time
from pathlib import Path
def peak(): return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
began, before = time.process_time(), peak()
{}
print(time.process_time() - began, peak() - before)
"""
_OURS = "from shared.articles.language.detection import detect_language as f; f('{}')"
_THEIRS = "from py3langid import classify as f; f('{}')"
_WARM = "Die Minister beider Staaten haben die neue Brücke gemeinsam eröffnet."

type Texts = Mapping[str, Sequence[str]]
"""Texts by the code of their language."""


def example_texts(sentences: int) -> Texts:
    """Return texts of spaCy's examples: every choice of so many sentences, in order."""
    return {
        code: [
            " ".join(some)
            for some in combinations(
                import_module(f"spacy.lang.{code}.examples").sentences, sentences
            )
        ][:MOST_TEXTS]
        for code in TWENTY
    }


def texts_in(folder: Path, sentences: int) -> Texts:
    """Return texts of a folder's files, a sentence a line; no sentence is in two texts."""
    found = {}
    for code in TWENTY:
        lines = [line.strip() for line in (folder / f"{code}.txt").read_text().splitlines()]
        some = batched(filter(None, lines), sentences, strict=False)
        found[code] = [" ".join(text) for text in some][:MOST_TEXTS]
    return found


def detect_by_py3langid(text: str) -> str | None:
    """Return the code of the language as py3langid tells it."""
    return language_code(py3langid.classify(text)[0])


def start_cost(code: str) -> tuple[float, float]:
    """Return processor time (ms) and memory (MB) of a first detection in a new process."""
    command = [sys.executable, "-c", _START.format(code.format(_WARM))]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our words
    seconds, kilobytes = map(float, done.stdout.split())
    return 1000 * seconds, kilobytes / 1000


def answers(detect: Callable[[str], str | None], texts: Texts) -> tuple[list[str | None], float]:
    """Return a detector's answers to all texts, and milliseconds of processor time a text."""
    detect(_WARM)
    began = process_time()
    found = [detect(text) for some in texts.values() for text in some]
    return found, 1000 * (process_time() - began) / len(found)


def show(texts: Texts, console: Console) -> bool:
    """Print both detectors beside each other; tell whether they agree as often as wanted."""
    right = [code for code, some in texts.items() for _ in some]
    table = Table("", "first text, ms", "memory, MB", "a text, ms", "right")
    ours, time_ours = answers(detect_language, texts)
    theirs, time_theirs = answers(detect_by_py3langid, texts)
    for name, code, found, time in (
        ("py3langid", _THEIRS, theirs, time_theirs),
        ("here", _OURS, ours, time_ours),
    ):
        milliseconds, megabytes = start_cost(code)
        share = _share(found, right)
        table.add_row(
            name, f"{milliseconds:.0f}", f"{megabytes:.0f}", f"{time:.2f}", f"{share:.3f}"
        )
    console.print(table)
    for code in texts:
        of = [place for place, told in enumerate(right) if told == code]
        pairs = {(theirs[place], ours[place]) for place in of if theirs[place] != ours[place]}
        if pairs:
            console.print(f"{code}, {len(of)} texts, (py3langid, here): {sorted(map(str, pairs))}")
    what = f"the same answer, of {len(right)} texts in {len(texts)} languages"
    return report_target(console, what, _share(ours, theirs), least=LEAST_SAME)


def _share(found: Sequence[str | None], wanted: Sequence[str | None]) -> float:
    return sum(map(str.__eq__, map(str, found), map(str, wanted))) / len(wanted)


def main() -> int:
    """Measure, print; the exit code is 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--sentences", type=int, default=5)
    given = parser.parse_args()
    wanted = given.sentences
    texts = texts_in(given.texts, wanted) if given.texts else example_texts(wanted)
    return 0 if show(texts, Console()) else 1


if __name__ == "__main__":
    sys.exit(main())
