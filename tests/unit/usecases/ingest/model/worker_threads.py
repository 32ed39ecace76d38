"""Worker threads that stop before every call, so that a test decides which one continues and how.

Only one thread runs at a time: the test lets one worker run and waits until it stops again.
"""

import threading
from collections.abc import Callable
from typing import Literal

type Verdict = Literal["go", "crash", "lost", "late"]
"""The fate of the next call: `go` does it, and `crash` kills the worker. With `lost` the call
fails and is not done; with `late` it fails and is done at some later time."""


class Crash(BaseException):
    """The death of a worker: no handler of the code under test may catch it."""


class Worker:
    """A worker that runs one task, call by call."""

    def __init__(self, task: Callable[["Worker"], None]) -> None:
        self.paused_before = ""
        self.error: BaseException | None = None
        self.over = False
        self._verdict: Verdict = "go"
        self._turn = threading.Semaphore(0)
        self._back = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._run, args=(task,), daemon=True)
        self._thread.start()
        self._back.acquire()

    def resume(self, verdict: Verdict = "go") -> None:
        """Let the worker continue to its next call, or to its end."""
        self._verdict = verdict
        self._turn.release()
        self._back.acquire()

    def pause_before(self, call: str) -> Verdict:
        """Pause before a call until the test resumes the worker; the worker itself calls this."""
        self.paused_before = call
        self._back.release()
        self._turn.acquire()
        if self._verdict == "crash":
            raise Crash
        return self._verdict

    def _run(self, task: Callable[["Worker"], None]) -> None:
        try:
            self.pause_before("start")
            task(self)
        except BaseException as error:
            self.error = error
        self.over = True
        self._back.release()
