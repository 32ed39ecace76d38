"""A progress bar that follows what other threads do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

EVERY_SECONDS = 0.5


@contextmanager
def progress_bar(
    console: Console, total: int, look: Callable[[], tuple[str, int, str]]
) -> Iterator[None]:
    """Show the progress of something until the block ends; without a terminal, show nothing.

    Args:
        console: where.
        total: how much there is to do.
        look: tells what is being done, how much of it is, and what else is worth saying.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("[bold]{task.description}[/]"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[beside]}"),
    )
    over = Event()
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        # Never quite complete, so that the clock goes on: what comes last has no count.
        task = progress.add_task("starting", total=total + 1, count="", beside="")

        def follow() -> None:
            while not over.wait(EVERY_SECONDS):
                what, done, beside = look()
                count = f"{min(done, total):,}/{total:,}"
                progress.update(
                    task, description=what, completed=min(done, total), count=count, beside=beside
                )

        watcher = Thread(target=follow, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


def one_line(*parts: str) -> str:
    """Join what there is to say on one line."""
    return " · ".join(part for part in parts if part)
