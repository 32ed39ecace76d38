"""Ingest processes besides LocalStack's own; both kinds can be killed."""

import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from infra.cli.operate.deployment import Deployment, open_deployment
from infra.local.cloud.server import REGION
from infra.local.process.session import session_members
from infra.local.stack import Stack

ROOT = Path(__file__).resolve().parents[3]
WORKERS = 4
KILL_EVERY_SECONDS = 8.0


@dataclass(slots=True)
class WorkerPool:
    """Four more ingest processes, killed and replaced at random as long as the block lasts.

    Attributes:
        stack: whose queue they drain.
        chance: decides who dies and when.
        killed: how many processes were killed, LocalStack's functions included.
    """

    stack: Stack
    chance: random.Random
    killed: int = 0
    _workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _killer: threading.Thread | None = None

    def __enter__(self) -> "WorkerPool":
        """Start the processes and the killing."""
        self._workers = [start_worker(self.stack) for _ in range(WORKERS)]
        self._killer = threading.Thread(target=self._kill_until_stopped)
        self._killer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.stop_killing()
        for worker in self._workers:
            worker.kill()
            worker.wait()

    def stop_killing(self) -> None:
        """Kill no more."""
        self._stopped.set()
        if self._killer is not None:
            self._killer.join()

    def _kill_until_stopped(self) -> None:
        while not self._stopped.wait(self.chance.uniform(0.5, 1.5) * KILL_EVERY_SECONDS):
            index = self.chance.randrange(WORKERS)
            self._workers[index].kill()
            self._workers[index].wait()
            self._workers[index] = start_worker(self.stack)
            self.killed += 1 + kill_functions(self.stack, "functions.ingest")


def start_worker(stack: Stack) -> subprocess.Popen[bytes]:
    """Start one more ingest process on a stack's queue; whoever starts it ends it."""
    return subprocess.Popen(
        [sys.executable, "-m", "infra.proofs.harness.worker_process"],
        cwd=ROOT,
        env={**os.environ, **stack.cloud.aws_environment(), **function_variables(stack)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def deployment_of(stack: Stack) -> Deployment:
    """Open bucket, queues and index of a stack as operators do."""
    prefix = function_variables(stack).get("INDEX_PREFIX", "")
    return open_deployment(
        stack.cloud.client, stack.bucket, stack.opensearch, "none", prefix, REGION
    )


def function_variables(stack: Stack) -> dict[str, str]:
    """Give the environment variables that the deployed ingest function has."""
    told = stack.cloud.client("lambda").get_function_configuration(
        FunctionName=stack.outputs["IngestFunctionName"]
    )
    variables: dict[str, str] = told["Environment"]["Variables"]
    return variables


def kill_functions(stack: Stack, handler: str) -> int:
    """Kill the processes that run a handler in LocalStack just now; tells how many."""
    killed = 0
    for pid in session_members(stack.cloud.server.pid):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            if b"awslambdaric" in command[:4] and command[3].startswith(handler.encode()):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        except (FileNotFoundError, ProcessLookupError):
            continue
    return killed
