"""The cost of extraction at a cold start: imports, the vocabulary, the index of its forms."""

import subprocess
import sys
from collections.abc import Sequence
from time import process_time

from rich.console import Console
from rich.table import Table

from infra.benchmarks.targets import report_target
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from shared.vocabulary.loader import compile_vocabulary, decompile

ROUNDS = 5
MOST_IMPORT = 100
MOST_VOCABULARY = 80
"""Milliseconds, both."""
_MODULES = ("boto3", "opensearchpy", "aws_lambda_powertools", "shared.extraction.extractor")


def show_cold_start(console: Console) -> bool:
    """Print what starting costs; tells whether the targets are met."""
    table = Table("at a cold start", "ms", title="starting, each row on top of those above")
    before = 0.0
    for last, module in enumerate(_MODULES, 1):
        now = _import_milliseconds(_MODULES[:last])
        table.add_row(f"import {module}", f"{now - before:.0f}")
        imported, before = now - before, now
    vocabulary, index = _build_milliseconds()
    table.add_row("vocabulary, compiled as in the zip", f"{vocabulary:.0f}")
    table.add_row("index of forms", f"{index:.0f}")
    console.print(table)
    light = report_target(console, "the import of extraction", imported, " ms", most=MOST_IMPORT)
    return (
        report_target(console, "the vocabulary", vocabulary, " ms", most=MOST_VOCABULARY) and light
    )


def _build_milliseconds() -> tuple[float, float]:
    """Return the least time to read the compiled vocabulary, and to make the extractor of it."""
    compiled = compile_vocabulary(load())
    read, built = [], []
    for _ in range(ROUNDS):
        start = process_time()
        vocabulary = decompile(compiled)
        middle = process_time()
        Extractor(vocabulary)
        read.append(middle - start)
        built.append(process_time() - middle)
    return 1000 * min(read), 1000 * min(built)


def _import_milliseconds(modules: Sequence[str]) -> float:
    """Return the least processor time to import modules in this order in a new interpreter."""
    code = f"import time; t = time.process_time(); import {', '.join(modules)}; "
    code += "print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    done = [
        subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our words
        for _ in range(ROUNDS)
    ]
    return 1000 * min(float(one.stdout) for one in done)
