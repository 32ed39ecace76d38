"""One execution environment: AWS's Runtime Interface Emulator around a Python process."""

import collections
import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .memory import watch_memory
from .replies import EmulatorError, Reply, read_reply

LOOPBACK = "127.0.0.1"
INVOCATIONS = "/2015-03-31/functions/function/invocations"
START_SECONDS = 10
# Lambda's longest timeout, with some to spare; the function's own is the emulator's affair.
LONGEST_INVOCATION = 930


@dataclass(slots=True)
class Emulator:
    """A function's code, ready to take events one after another.

    Attributes:
        binary: AWS's Runtime Interface Emulator.
        python: an interpreter that has awslambdaric and nothing else.
        code: the unpacked zip; working directory of the function, and first on its path.
        handler: dotted name of the handler.
        variables: the environment variables that Lambda and the function's settings give.
        log: file that all environments of the function write to.
        megabytes: the function's memory setting.
    """

    binary: Path
    python: Path
    code: Path
    handler: str
    variables: Mapping[str, str]
    log: Path
    megabytes: int
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _port: int = field(default=0, init=False)
    _folder: Path = field(default=Path(), init=False)
    _recent: collections.deque[str] = field(
        default_factory=lambda: collections.deque(maxlen=2_000), init=False
    )
    _reported: threading.Event = field(default_factory=threading.Event, init=False)
    _stopped: threading.Event = field(default_factory=threading.Event, init=False)

    def start(self) -> None:
        """Start the emulator and wait until it takes events.

        Raises:
            EmulatorError: it does not.
        """
        self._port, api_port = _free_ports(2)
        self._folder = Path(tempfile.mkdtemp(prefix="lambda-"))
        self._process = subprocess.Popen(  # noqa: S603 - AWS's emulator, arguments of our own
            self._command(api_port),
            cwd=self.code,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        threading.Thread(target=self._keep_output, daemon=True).start()
        threading.Thread(
            target=watch_memory,
            args=(self._process.pid, self.megabytes, self._stopped),
            daemon=True,
        ).start()
        self._await_port()

    def invoke(self, event: bytes, trace_id: str = "") -> Reply:
        """Let the function handle an event.

        Raises:
            EmulatorError: the environment is broken and has to be replaced.
        """
        self._recent.clear()
        self._reported.clear()
        connection = http.client.HTTPConnection(LOOPBACK, self._port, timeout=LONGEST_INVOCATION)
        try:
            connection.request("POST", INVOCATIONS, event, {"X-Amzn-Trace-Id": trace_id})
            answer = connection.getresponse()
            status, body = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise EmulatorError(f"the emulator is gone: {error}") from error
        finally:
            connection.close()
        # Its report is printed before it answers, but comes to us through a pipe of its own.
        self._reported.wait(0.2)
        return read_reply(status, body, self.recent_output())

    def stop(self) -> None:
        """End the emulator, and by it the function's Python."""
        self._stopped.set()
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def recent_output(self) -> str:
        """Return what was printed since the last event came."""
        return "".join(list(self._recent))

    def _command(self, api_port: int) -> list[str]:
        return [
            str(self.binary),
            *("--log-level", "warning"),
            *("--runtime-interface-emulator-address", f"{LOOPBACK}:{self._port}"),
            *("--runtime-api-address", f"{LOOPBACK}:{api_port}"),
            *(str(self.python), "-m", "awslambdaric", self.handler),
        ]

    def _environment(self) -> dict[str, str]:
        """Return Lambda's variables and none of ours: nothing outside the zip is imported."""
        return {
            "PATH": f"{self.python.parent}:/usr/local/bin:/usr/bin:/bin",
            "LANG": "en_US.UTF-8",
            "HOME": str(self._folder),
            "TMPDIR": str(self._folder),
            # /var/task is read-only in Lambda: bytecode that the zip lacks is made anew each time.
            "PYTHONDONTWRITEBYTECODE": "1",
            # Lambda's Python finds its own library by this, and so may the one here.
            "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
            **self.variables,
            "LAMBDA_TASK_ROOT": str(self.code),
            "LAMBDA_RUNTIME_DIR": str(self.python.parent),
        }

    def _keep_output(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab", buffering=0) as log, process.stdout as output:
            for line in output:
                log.write(line)
                self._recent.append(line.decode(errors="replace"))
                if line.startswith(b"REPORT RequestId"):
                    self._reported.set()

    def _await_port(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process is not None and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((LOOPBACK, self._port)) == 0:
                    return
            time.sleep(0.01)
        self.stop()
        raise EmulatorError(f"the emulator did not start: {self.recent_output()}")


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in probes]
