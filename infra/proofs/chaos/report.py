"""The progress of a chaos run while it goes on, and its report."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra.proofs.chaos.run import ChaosRun
from infra.proofs.harness.index_check import Verdict
from infra.proofs.harness.progress import one_line, progress_bar

SHOWN = 5


@contextmanager
def shown(chaos_run: ChaosRun, console: Console) -> Iterator[None]:
    """Show the progress of a run until the block ends."""
    with progress_bar(console, chaos_run.changes, lambda: _look(chaos_run)):
        yield


def _look(chaos_run: ChaosRun) -> tuple[str, int, str]:
    progress = chaos_run.progress
    beside = one_line(
        f"{progress.resent:,} events again" if progress.resent else "",
        f"{progress.killed} killed" if progress.killed else "",
        "[red]the engine is down[/]" if progress.down else "",
        f"{progress.waiting:,} messages wait" if progress.waiting else "",
    )
    return "changes of the bucket", progress.made, beside


def show_report(console: Console, chaos_run: ChaosRun, verdict: Verdict, seconds: float) -> None:
    """Print what happened, what was found, and what to do next."""
    progress = chaos_run.progress
    table = Table(title=f"Chaos: {progress.made:,} changes in {seconds:.0f} s", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in {
        "changes of the bucket": progress.made,
        "copies of events, late and in any order": progress.resent,
        "ingest processes killed": progress.killed,
        "OpenSearch killed and started again": progress.outages,
        "messages redriven from the dead-letter queue": progress.redriven,
        "messages left in both queues": progress.waiting,
    }.items():
        table.add_row(name, f"{count:,}")
    table.add_section()
    table.add_row("objects in the bucket", f"{verdict.objects:,}")
    table.add_row("documents that follow from them", f"{verdict.documents:,}")
    found = {
        "documents missing": verdict.missing,
        "documents different": [f"{id} in {names}" for id, names in verdict.different.items()],
        "documents left over": verdict.left,
        "keys that reconcile would queue": verdict.unsettled,
    }
    for name, wrong in found.items():
        table.add_row(name, f"[{'red' if wrong else 'green'}]{len(wrong):,}[/]")
    console.print(table)
    _show_some(console, found)
    _conclude(console, chaos_run, verdict)


def _show_some(console: Console, found: Mapping[str, Sequence[str]]) -> None:
    for name, wrong in found.items():
        for line in wrong[:SHOWN]:
            console.print(f"  {name}: {escape(line)}", highlight=False)


def _conclude(console: Console, chaos_run: ChaosRun, verdict: Verdict) -> None:
    if verdict.equal:
        console.print("[bold green]index = bucket[/], document by document")
        return
    again = f"KEEP=1 N={chaos_run.changes} SEED={chaos_run.seed} make chaos"
    console.print("[bold red]index ≠ bucket[/]")
    console.print(f"`{again}` repeats the run and keeps the stack up.", style="dim")
