"""Shows the storm while it rages, and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from infra.chaos.proof import Verdict
from infra.chaos.storm import Progress, Storm

SHOWN = 5
EVERY_SECONDS = 0.5


@contextmanager
def shown(storm: Storm, console: Console) -> Iterator[None]:
    """Show how far a storm is, until the block ends."""
    columns = (
        TextColumn("[bold]changes[/]"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    over = Event()
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        task = bars.add_task("", total=storm.changes)

        def follow() -> None:
            while not over.wait(EVERY_SECONDS):
                waiting = (
                    f"{storm.progress.waiting} messages wait" if storm.progress.waiting else ""
                )
                bars.update(task, completed=storm.progress.made, description=waiting)

        watcher = Thread(target=follow, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


def show_report(console: Console, progress: Progress, verdict: Verdict, seconds: float) -> None:
    """Print what happened and what was found."""
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
    console.print("[green]index = bucket[/]" if verdict.equal else "[red]index ≠ bucket[/]")


def _show_some(console: Console, found: Mapping[str, Sequence[str]]) -> None:
    for name, wrong in found.items():
        for line in wrong[:SHOWN]:
            console.print(f"  {name}: {escape(line)}")
