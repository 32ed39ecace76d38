"""Servers as child processes: started, watched and always stopped, even if we are killed."""

import atexit
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.errors import LocalStackError
from infra.local.folders import UnixUser
from infra.local.process.guard import start_guard
from infra.local.process.registry import register, unregister
from infra.local.process.session import end_session
from infra.local.progress import Task


@dataclass(slots=True)
class Server:
    """A server in a session of its own, so that neither Ctrl-C nor its own children escape us.

    Attributes:
        name: what messages call it.
        command: program and arguments.
        environment: the whole environment; nothing is inherited.
        folder: working directory.
        log: file that its output is written to, anew at each start.
        registry: folder where it is noted, so that a later run can tidy up if we are killed.
        user: whom to run it as; None for ourselves.
    """

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    folder: Path
    log: Path
    registry: Path
    user: UnixUser | None = None
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _guard: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        """Process id of the running server."""
        if self._process is None:
            raise LocalStackError(f"{self.name} has not been started.")
        return self._process.pid

    def start(self) -> None:
        """Start the process; its log begins anew."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
                [str(part) for part in self.command],
                env=dict(self.environment),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=self.user.uid if self.user else None,
                group=self.user.gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
        # Should nobody stop it, as when an exception strikes between two steps, we still do.
        atexit.register(self.stop)
        self._guard = start_guard(self._process.pid)
        register(self.registry, self.name, self._process.pid)

    def require_alive(self) -> None:
        """Make sure that the server runs.

        Raises:
            LocalStackError: it ended by itself; the message has the log's last lines.
        """
        if self._process is None or self._process.poll() is None:
            return
        raise LocalStackError(died_message(self.name, self._process.returncode, self.log))

    def await_ready(self, ready: Callable[[], bool], task: Task, seconds: float) -> None:
        """Wait until a started server is ready.

        Args:
            ready: asks it.
            task: may give up.
            seconds: how long to wait at most.

        Raises:
            LocalStackError: it ended by itself, or was not ready in time.
        """
        end = time.monotonic() + seconds
        while not ready():
            task.check()
            self.require_alive()
            if time.monotonic() > end:
                raise LocalStackError(
                    f"{self.name} was not ready within {seconds:.0f} s. "
                    f"The end of {self.log}:\n{tail(self.log)}"
                )
            time.sleep(0.1)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        end_session(self.pid, grace=0)
        if self._process is not None:
            self._process.wait()

    def stop(self, grace: float = 15) -> None:
        """Ask it to end, and end it with everything that it started when it does not."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(grace)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        end_session(self._process.pid, grace=2)
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
        unregister(self.registry, self._process.pid)
        atexit.unregister(self.stop)
        self._process = None


def died_message(name: str, code: int, log: Path) -> str:
    """Write the message on a server that ended by itself."""
    how = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
    return f"{name} ended by itself ({how}). The end of {log}:\n{tail(log)}"


def tail(log: Path, lines: int = 15) -> str:
    """Read the last lines of a log, without reading all of it."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 16_384))
            text = file.read().decode(errors="replace")
    except OSError:
        return "  (no log was written)"
    return "\n".join(f"  {line}" for line in text.splitlines()[-lines:])
