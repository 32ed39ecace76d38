"""Progress of tasks: live in a terminal, a line at a time elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from infra.local.progress import Task

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class LiveTask:
    """A task that has a line of its own in the terminal."""

    progress: Progress
    id: TaskID

    def say(self, what: str) -> None:
        """Show what is being done now."""
        self.progress.update(self.id, description=escape(what), total=None, completed=0)

    def advance(self, done: int, total: int) -> None:
        """Show how many bytes are there."""
        text = f"downloading {done / MEGABYTE:.0f} of {total / MEGABYTE:.0f} MB"
        self.progress.update(self.id, description=text, total=total, completed=done)

    def finish(self, what: str) -> None:
        """Show that it is done."""
        self.progress.update(self.id, description=f"[green]{escape(what)}[/]", total=1, completed=1)

    def check(self) -> None:
        """Go on always."""


@dataclass(slots=True)
class PrintedTask:
    """A task that prints a line when something new begins."""

    console: Console
    name: str
    downloading: bool = False

    def say(self, what: str) -> None:
        """Print what is being done now."""
        self.console.print(f"{self.name}: {what}", style="dim", markup=False, highlight=False)

    def advance(self, done: int, total: int) -> None:
        """Print once that a download goes on."""
        if not self.downloading:
            self.downloading = True
            self.say(f"downloading {(total - done) / MEGABYTE:.0f} MB")

    def finish(self, what: str) -> None:
        """Print that it is done."""
        self.console.print(f"{self.name}: {what}", markup=False, highlight=False)

    def check(self) -> None:
        """Go on always."""


@dataclass(frozen=True, slots=True)
class LiveProgress:
    """Tasks shown below each other."""

    progress: Progress

    def task(self, name: str) -> Task:
        """Begin a line."""
        return LiveTask(self.progress, self.progress.add_task("waiting", name=name, total=None))


@dataclass(frozen=True, slots=True)
class PrintedProgress:
    """Tasks printed a line at a time."""

    console: Console

    def task(self, name: str) -> Task:
        """Begin a task."""
        return PrintedTask(self.console, name)


@contextmanager
def shown_progress(console: Console) -> Iterator[LiveProgress | PrintedProgress]:
    """Show the progress of starting until the block ends.

    Args:
        console: where to show it.
    """
    if not console.is_terminal:
        yield PrintedProgress(console)
        return
    columns = (
        SpinnerColumn(finished_text="[green]✓[/]"),
        TextColumn("[bold]{task.fields[name]:<14}[/]"),
        BarColumn(bar_width=18),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield LiveProgress(progress)
