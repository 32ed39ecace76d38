"""Workers that stop before every call to the outside, so that a test decides who goes on and how.

Each is a thread, but only one ever runs: the test hands the turn over and waits to get it back.
"""

import threading
from collections.abc import Callable
from typing import Literal

type Verdict = Literal["go", "crash", "lost", "late"]
"""What becomes of the call a worker stands before: it is done; the worker dies; the call fails and
is not done; the call fails, and is done at some later time."""


class Crash(BaseException):
    """The death of a worker: no handler of the code under test may catch it."""


class Worker:
    """Runs one task, a call at a time."""

    def __init__(self, task: Callable[["Worker"], None]) -> None:
        self.standing_at = ""
        self.error: BaseException | None = None
        self.over = False
        self._verdict: Verdict = "go"
        self._turn = threading.Semaphore(0)
        self._back = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, args=(task,), daemon=True)
        self._thread.start()
        self._back.acquire()

    def resume(self, verdict: Verdict = "go") -> None:
        """Let the worker go on to its next call, or to its end."""
        self._verdict = verdict
        self._turn.release()
        self._back.acquire()

    def gate(self, call: str) -> Verdict:
        """Stand before a call until resumed; the worker itself comes through here."""
        self.standing_at = call
        self._back.release()
        self._turn.acquire()
        if self._verdict == "crash":
            raise Crash
        return self._verdict

    def _run(self, task: Callable[["Worker"], None]) -> None:
        try:
            self.gate("start")
            task(self)
        except BaseException as error:
            self.error = error
        self.over = True
        self._back.release()
