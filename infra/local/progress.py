"""Progress of the stack's tasks; the command line shows it, tests are silent."""

import threading
from dataclasses import dataclass
from typing import Protocol


class Task(Protocol):
    """One of several things that go on at once."""

    def say(self, what: str) -> None:
        """Tell what is being done now."""

    def advance(self, done: int, total: int) -> None:
        """Tell how much of it is done, in bytes or pieces."""

    def finish(self, what: str) -> None:
        """Tell that it is done."""

    def check(self) -> None:
        """Ask whether to go on; raises when all that goes on has been given up."""


class Progress(Protocol):
    """The receiver of progress."""

    def task(self, name: str) -> Task:
        """Begin a task that is told of under `name`."""


class Cancelled(Exception):
    """All that goes on has been given up, since a part of it failed or somebody pressed Ctrl-C."""


@dataclass(frozen=True, slots=True)
class CancellableTask:
    """A task that ends when all has been given up.

    Attributes:
        inner: what is told.
        cancelled: set when nothing more is to be done.
    """

    inner: Task
    cancelled: threading.Event

    def say(self, what: str) -> None:
        """Tell what is being done now."""
        self.inner.say(what)

    def advance(self, done: int, total: int) -> None:
        """Tell how much of it is done."""
        self.inner.advance(done, total)

    def finish(self, what: str) -> None:
        """Tell that it is done."""
        self.inner.finish(what)

    def check(self) -> None:
        """Ask whether to go on.

        Raises:
            Cancelled: no.
        """
        if self.cancelled.is_set():
            raise Cancelled
        self.inner.check()


class SilentTask:
    """A task whose progress nobody receives."""

    def say(self, what: str) -> None:
        """Tell nobody what is being done."""

    def advance(self, done: int, total: int) -> None:
        """Tell nobody how much is done."""

    def finish(self, what: str) -> None:
        """Tell nobody that it is done."""

    def check(self) -> None:
        """Go on always."""


class SilentProgress:
    """Progress that nobody receives, as in tests."""

    def task(self, name: str) -> Task:
        """Begin a task that nobody hears of."""
        return SilentTask()
