"""How the stack tells what it is doing; the command line shows it, tests keep quiet."""

from typing import Protocol


class Task(Protocol):
    """One of several things that go on at once."""

    def say(self, what: str) -> None:
        """Tell what is being done now."""

    def advance(self, done: int, total: int) -> None:
        """Tell how much of it is done, in bytes or pieces."""

    def finish(self, what: str) -> None:
        """Tell that it is done."""


class Progress(Protocol):
    """Whoever is told."""

    def task(self, name: str) -> Task:
        """Begin a task that is told of under `name`."""


class SilentTask:
    """Tells nobody."""

    def say(self, what: str) -> None:
        """Tell nobody what is being done."""

    def advance(self, done: int, total: int) -> None:
        """Tell nobody how much is done."""

    def finish(self, what: str) -> None:
        """Tell nobody that it is done."""


class Silence:
    """Tells nobody anything, as in tests."""

    def task(self, name: str) -> Task:
        """Begin a task that nobody hears of."""
        return SilentTask()
